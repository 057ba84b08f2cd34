"""The mail servers of a first faxflow.toml: the fax service's, the inbox, the alerts', OAuth."""

from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.views.setup.draft_parts import CHANGE, First, MailService, line, remark, to_change

SECRET = "MAILBOX_PASSWORD"  # noqa: S105 - the name of a secret
"""One account has one password, whichever of its servers asks."""

_NO_ID = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class _Hosts:
    """`sure` where everybody who has such a mailbox has these."""

    smtp: str
    imap: str
    sure: bool


def gateway(first: First) -> Iterator[str]:
    """How faxes leave: as mail to the fax service, by the mailbox's own server."""
    yield "[gateway]"
    if "{" in first.gateway:
        comment = "how the fax service wants a number"
        yield line("address", first.gateway, to_change(comment, change="gateway" in first.invented))
        yield line(
            "profile", "srfax", "or a service that is known: `faxflow gateway list`", off=True
        )
    else:
        yield line("profile", first.gateway, "its limits and addresses: `faxflow gateway show`")
    yield from _smtp(first)
    known_by = "the address that the fax service knows you by"
    change = "mailbox" in first.invented
    yield line("sender", first.mailbox, to_change(known_by, change=change))
    number = first.caller_id or "+12015550199"
    yield line("caller_id", number, "your own fax number", off=first.caller_id is None)


def mailbox(first: First) -> Iterator[str]:
    """The service inbox."""
    hosts = _hosts(first)
    yield "[mailbox]"
    yield from remark("The inbox that the fax service's results come to, and nobody else's mail.")
    yield line("host", hosts.imap, to_change("its IMAP server", change=not hosts.sure))
    yield line("port", 993)
    yield line("security", "tls", "starttls, tls, or none (accepted on loopback only)")
    yield from _login(first)
    yield line("our_numbers", _own_numbers(first), "your own fax numbers", off=not first.caller_id)


def notices(first: First) -> Iterator[str]:
    """Who is told."""
    yield "[notices]"
    yield from remark("Staff are told here what needs a person: ids and counts, never a patient.")
    yield from _smtp(first)
    change = "mailbox" in first.invented
    yield line("sender", first.mailbox, to_change("whom it is from", change=change))
    yield line(
        "to", list(first.told), to_change("who mends things", change="notify" in first.invented)
    )


def oauth(first: First) -> Iterator[str]:
    """Tokens for the services that take no password; nothing for others."""
    if first.mail_service is MailService.OWN:
        return
    yield "[oauth]"
    yield from remark("docs/sign-in.md says, step by step, where these come from.")
    yield line("provider", str(first.mail_service))
    if first.mail_service is MailService.MICROSOFT:
        yield line("tenant", first.domain, "the directory's name or id")
        yield line("client_id", _NO_ID, f"{CHANGE}the app's id")
    yield line("client_secret", "OAUTH_SECRET", "the NAME of the secret")


def _smtp(first: First) -> Iterator[str]:
    hosts = _hosts(first)
    yield line("host", hosts.smtp, to_change("its SMTP server", change=not hosts.sure))
    yield line("port", 587)
    yield line("security", "starttls", "starttls, tls, or none", off=True)
    yield from _login(first)


def _login(first: First) -> Iterator[str]:
    change = "mailbox" in first.invented
    yield line("user", first.mailbox, to_change("the service mailbox", change=change))
    if first.mail_service is MailService.OWN:
        yield line("password", SECRET, "the NAME of the secret, never the secret")
    else:
        yield line("auth", "oauth", "tokens by [oauth]")


def _own_numbers(first: First) -> list[str]:
    return [first.caller_id or "+12015550199"]


def _hosts(first: First) -> _Hosts:
    match first.mail_service:
        case MailService.MICROSOFT:
            return _Hosts("smtp.office365.com", "outlook.office365.com", sure=True)
        case MailService.GOOGLE:
            return _Hosts("smtp.gmail.com", "imap.gmail.com", sure=True)
        case _:
            return _Hosts(f"smtp.{first.domain}", f"imap.{first.domain}", sure=False)
