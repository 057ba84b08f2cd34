"""A request and its reply."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """`signed_in` says whether its cookie belongs to a living session, `passed` whether that
    session has dealt with all that stands before the menu."""

    method: str
    path: str
    form: Mapping[str, str]
    signed_in: bool
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """`file_name` where the body is a download; `starts_session` after a good sign-in, `passes`
    when what stood before the menu is dealt with. `content` is the body's kind."""

    body: bytes = b""
    status: int = 200
    location: str = ""
    file_name: str = ""
    content: str = "text/html; charset=windows-1252"
    starts_session: bool = False
    passes: bool = False


def page_reply(html: str, status: int = 200) -> Reply:
    """The page, in the code page of its time."""
    return Reply(html.encode("cp1252"), status=status)
