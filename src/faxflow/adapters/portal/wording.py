"""What kind of page one seems to be, by its wording and its fields."""

import re

from faxflow.adapters.portal.page_rules import PageKind
from faxflow.adapters.portal.sights import Sight

_LONGEST_NOTICE = 1500
"""Characters on a page that says this and nothing else; much text may hold any words."""
_NEW_AND_REPEATED = 2

_CLOSED = re.compile(
    r"maintenance|(temporarily|currently|is) (unavailable|offline|closed|down)|out of service"
    r"|try again later"
)
_LOCKED = re.compile(
    r"(?<!if )(?<!if your )(?<!if the )\b(account|user( name)?|login) (is|has been|was)"
    r" (\w+ )?(locked|disabled|suspended|deactivated)|you (are|have been) locked out"
)
_CODE = re.compile(
    r"(verification|security|authentication|one[- ]time) (pass)?code|passcode|authenticator"
    r"|two[- ](step|factor)|multi[- ]factor"
)
_ACTIVE = re.compile(
    r"already (signed|logged)[ -]?(in|on)"
    r"|(active|another|existing|other|previous) (active )?session\b"
    r"|session (is|was) (already |still )?active|already (active|in use)"
)
_EXPIRED = re.compile(
    r"password\b.{0,40}\bexpired|must (change|choose|set) (a |your )?(new )?password"
    r"|password must be changed"
)


def says_closed(page: Sight) -> bool:
    """Whether it says that the portal is closed, and offers nothing."""
    bare = not page.fields and page.size < _LONGEST_NOTICE
    return bare and _CLOSED.search(page.text) is not None


def kind_of(page: Sight) -> PageKind | None:
    """The kind of page that it seems to be, by its wording and its fields."""
    if _LOCKED.search(page.text):
        return PageKind.LOCKED
    if page.passwords >= _NEW_AND_REPEATED:
        return PageKind.PASSWORD_EXPIRED
    if page.codes:
        return PageKind.MFA
    return None if page.passwords else _kind_by_words(page)


def _kind_by_words(page: Sight) -> PageKind | None:
    """The kind, where the page is short enough for its words to be about us."""
    if page.size > _LONGEST_NOTICE:
        return None
    if _EXPIRED.search(page.text):
        return PageKind.PASSWORD_EXPIRED
    if page.fields and _CODE.search(page.text):
        return PageKind.MFA
    return PageKind.SESSION_ACTIVE if _ACTIVE.search(page.text) else None
