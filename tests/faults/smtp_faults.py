"""The faults that an SMTP server can show us: what it does wrong, and at which stage.

The first connection meets the fault, every later one a healthy server.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from servers.scripted_smtp import PIPELINING, Act, End, Script

_CLOSING = b"421 4.3.2 closing\r\n"

_BREAKS = {
    "closes": Act(end=End.CLOSE),
    "resets": Act(end=End.RESET),
    "hangs": Act(end=End.HANG),
    "drips": Act(end=End.DRIP),
    "breaks off in a line": Act(b"250 o", End.CLOSE),
    "breaks off in a code": Act(b"25", End.CLOSE),
    "breaks off in a list": Act(b"250-first\r\n", End.CLOSE),
    "says what is no reply": Act(b"\xff\xfe no such thing\r\n"),
    "asks back": Act(b"334 who are you\r\n"),
    "closes with 421": Act(_CLOSING, End.CLOSE),
}
"""What no stage of the conversation should bring."""

_REFUSALS = {
    "is busy, 450": Act(b"450 4.3.2 try again later\r\n"),
    "says no, 550": Act(b"550 5.1.1 no such fax\r\n"),
}
_REFUSALS_AND_LEAVES = {
    "refuses with 450 and closes": Act(b"450 4.3.2 try again later\r\n", End.CLOSE),
    "refuses with 550 and closes": Act(b"550 5.7.1 no\r\n", End.CLOSE),
}
_UNASKED = {
    "answers twice": Act(b"250 ok\r\n250 ok\r\n"),
    "goes on after a refusal": Act(b"550 5.1.1 no\r\n250 ok\r\n"),
}
_TAKEN_THEN = {
    "closes": Act(b"250 taken\r\n", End.CLOSE),
    "resets": Act(b"250 taken\r\n", End.RESET),
    "hangs": Act(b"250 taken\r\n", End.HANG),
    "closes with 421": Act(b"250 taken\r\n" + _CLOSING, End.CLOSE),
    "says 250 again": Act(b"250 taken\r\n250 taken\r\n"),
    "says 550 as well": Act(b"250 taken\r\n550 5.7.1 no\r\n"),
    "answers in a list": Act(b"250-taken\r\n250 and queued\r\n"),
    "answers by the code alone": Act(b"250\r\n"),
}
_WITH_LOGIN = {"EHLO": b"250-scripted\r\n250 AUTH PLAIN\r\n"}
_WITH_TLS = {"EHLO": b"250-scripted\r\n250 STARTTLS\r\n"}


@dataclass(frozen=True, slots=True)
class SmtpFault:
    """`settings` are what the gateway's section must say for the stage to come about."""

    name: str
    script: Script
    settings: Mapping[str, object] = field(default_factory=dict)


def _faults() -> Iterator[SmtpFault]:
    yield from _at("greeting", _BREAKS | _REFUSALS)
    yield from _at("EHLO", _BREAKS | _REFUSALS)
    yield from _login()
    yield from _starttls()
    for stage in ("MAIL", "RCPT", "DATA"):
        yield from _at(stage, _BREAKS | _REFUSALS | _UNASKED)
        yield from _at(stage, _but(_BREAKS, "drips", "hangs") | _REFUSALS, "pipelined ", PIPELINING)
    yield from _at("body", _but(_BREAKS, "drips") | _REFUSALS_AND_LEAVES)
    yield from _at("letter", _but(_BREAKS, "drips") | _REFUSALS_AND_LEAVES)
    yield from _at("dot", _BREAKS | _REFUSALS)
    yield from _at("dot", _TAKEN_THEN, "taken, then it ")
    yield from _at("QUIT", _BREAKS)
    for stage in ("MAIL#2", "RCPT#2", "DATA#2", "dot#2"):
        yield from _at(stage, _but(_BREAKS, "drips") | _REFUSALS)


def _login() -> Iterator[SmtpFault]:
    acts = _BREAKS | {
        "is busy, 454": Act(b"454 4.7.0 try again later\r\n"),
        "refuses the password": Act(b"535 5.7.8 no\r\n"),
    }
    settings = {"user": "faxes", "password": "GATEWAY_PASSWORD"}
    yield from _at("AUTH", acts, usual=_WITH_LOGIN, settings=settings)


def _starttls() -> Iterator[SmtpFault]:
    acts = _BREAKS | {
        "is busy, 454": Act(b"454 4.7.0 try again later\r\n"),
        "agrees and closes": Act(b"220 go on\r\n", End.CLOSE),
        "agrees and speaks plain text": Act(b"220 go on\r\n220 and on\r\n"),
    }
    yield from _at("STARTTLS", acts, usual=_WITH_TLS, settings={"security": "starttls"})
    yield SmtpFault("EHLO: offers no STARTTLS", {}, {"security": "starttls"})


def _at(
    stage: str,
    acts: Mapping[str, Act],
    prefix: str = "",
    usual: Script | None = None,
    *,
    settings: Mapping[str, object] | None = None,
) -> Iterator[SmtpFault]:
    for what, act in acts.items():
        yield SmtpFault(f"{stage}: {prefix}{what}", {**(usual or {}), stage: act}, settings or {})


def _but(acts: Mapping[str, Act], *left_out: str) -> dict[str, Act]:
    return {what: act for what, act in acts.items() if what not in left_out}


SMTP_FAULTS = tuple(_faults())
"""All of them, each with a name of its own."""
