"""Domains at which anybody may have a mailbox, so that a fax number there is a stranger's name."""

from typing import Final

_DOMAINS: Final = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("yahoo.com", "ymail.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.com"),
        *("gmx.net", "gmx.de", "web.de", "mail.com", "proton.me", "protonmail.com", "zoho.com"),
        *("comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net", "yahoo.co.uk"),
    }
)


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have a mailbox there; of others nobody can say."""
    return domain.casefold().rstrip(".") in _DOMAINS
