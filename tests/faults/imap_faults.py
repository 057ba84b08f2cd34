"""The faults that an IMAP server, or others at the mailbox, can show us, and at which command."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from faults.imap_inbox import Inbox
from servers.faulty_imap import GREETING, Mishap
from servers.scripted_smtp import End

_BREAKS = {
    "closes": Mishap(end=End.CLOSE),
    "resets": Mishap(end=End.RESET),
    "hangs": Mishap(end=End.HANG),
    "says what is no reply": Mishap(say=b"\xff\xfe no such thing\r\n", end=End.CLOSE),
}
_CLOSES = {"closes": _BREAKS["closes"]}
_AFTERWARDS = {
    "is done, then the line closes": Mishap(forwarded=True, passed=0, end=End.CLOSE),
    "is done, then the line hangs": Mishap(forwarded=True, passed=0, end=End.HANG),
}
_PARTS = {
    f"breaks off after {size} bytes": Mishap(forwarded=True, passed=size, end=End.CLOSE)
    for size in (5, 60, 700, 4000)
}
_BUSY = {
    f"says NO [{code}]": Mishap(answer=f"NO [{code}] later".encode())
    for code in ("UNAVAILABLE", "LIMIT", "SERVERBUG")
}
_REFUSES = {
    "says NO": Mishap(answer=b"NO not now"),
    "says BAD": Mishap(answer=b"BAD what"),
    "says BYE": Mishap(say=b"* BYE going down\r\n", end=End.CLOSE),
}
_RUN_OUT = {
    "says that the token has expired": Mishap(answer=b"NO [AUTHENTICATIONFAILED] expired"),
    "ends the session of a token": Mishap(say=b"* BYE AccessTokenExpired\r\n", end=End.CLOSE),
}
_ROOM = {
    "has no room": Mishap(answer=b"NO [OVERQUOTA] full"),
    "lost the folder": Mishap(answer=b"NO [TRYCREATE] no such folder"),
    "may not": Mishap(answer=b"NO [NOPERM] forbidden"),
    "moves, then says NO": Mishap(forwarded=True, passed=0, answer=b"NO [SERVERBUG] failed"),
}
_NEWS = {"tells of new mail": Mishap(say=b"* 99 EXISTS\r\n", forwarded=True)}


_GOES_ON = Mishap(forwarded=True)


@dataclass(frozen=True, slots=True)
class ImapFault:
    """`elsewhere` is what somebody else does just before the command; `gone` are the mails
    (from 1) that are in nobody's folder afterwards; `again` runs a whole second pass then."""

    name: str
    at: str
    mishap: Mishap = _GOES_ON
    nth: int = 1
    elsewhere: Callable[[Inbox], None] | None = None
    gone: tuple[int, ...] = ()
    again: bool = False


def _faults() -> Iterator[ImapFault]:
    yield from _at(GREETING, _BREAKS)
    yield from _at("AUTHENTICATE", _CLOSES | {"is busy": Mishap(answer=b"NO [UNAVAILABLE] busy")})
    yield ImapFault("AUTHENTICATE refuses us", "AUTHENTICATE", Mishap(answer=b"NO go away"))
    yield from _at("SELECT", _CLOSES | _REFUSES)
    yield from _at("NOOP", _CLOSES)
    yield from _at("SEARCH", _CLOSES | _BUSY | _REFUSES | _RUN_OUT | _NEWS)
    yield from _at("FETCH", _CLOSES | _REFUSES)
    yield from _at("FETCH", _BREAKS | _BUSY | _REFUSES | _RUN_OUT | _PARTS | _NEWS, nth=2)
    yield from _at("LIST", _CLOSES)
    yield from _at("CREATE", _REFUSES | _AFTERWARDS)
    yield from _at("MOVE", _BREAKS | _BUSY | _REFUSES | _AFTERWARDS | _RUN_OUT | _ROOM)
    yield from _at("MOVE", _AFTERWARDS | _CLOSES, nth=2)
    yield from _at("EXAMINE", _REFUSES)
    yield from _at("SEARCH", _CLOSES, nth=2)
    yield from _at("FETCH", _CLOSES | _REFUSES, nth=3)
    yield from _at("LOGOUT", _BREAKS)
    yield from _at("IDLE", _BREAKS | _REFUSES)
    yield from _others()


def _others() -> Iterator[ImapFault]:
    """What others do at the mailbox while we are at it."""
    cut = Mishap(end=End.CLOSE)
    for at, nth in (("FETCH", 1), ("FETCH", 2), ("MOVE", 1), ("MOVE", 2)):
        name = f"{at} {nth}"
        yield ImapFault(f"two at once, at {name}", at, nth=nth, again=True)
        yield ImapFault(f"renumbered at {name}, then cut", at, cut, nth, Inbox.renumber)
        yield ImapFault(
            f"expunged at {name}", at, nth=nth, elsewhere=_take_away_the_copy, gone=(4,)
        )
    yield ImapFault("all filed by hand at MOVE", "MOVE", elsewhere=Inbox.file_all_by_hand)
    yield ImapFault("folders removed at MOVE", "MOVE", elsewhere=Inbox.remove_folders)


def _take_away_the_copy(inbox: Inbox) -> None:
    """The mail that was delivered twice: nothing is lost with it."""
    inbox.take_away(4)


def _at(command: str, mishaps: dict[str, Mishap], *, nth: int = 1) -> Iterator[ImapFault]:
    which = f"{command} {nth}" if nth > 1 else command
    for name, mishap in mishaps.items():
        yield ImapFault(f"{which} {name}", command, replace(mishap), nth)


IMAP_FAULTS = tuple(_faults())
