"""The keys of the board, as its last line and as its help."""

from collections.abc import Sequence

_SHORT = (
    "? help",
    "q quit",
    "enter see",
    "t take",
    "a advance",
    "c done",
    "x close",
    "n note",
    "/ find",
    "d desk",
    "m mine",
    "l late",
    "r release",
    "u update",
)
"""What the last line has room for, the most wanted first."""

_WALL = "This screen only shows. q ends it."

HELP = """\
MOVE   up, down, page up, page down, home, end; or a mouse
enter  see all of it, on record as with `faxflow referral show`;
       it leaves the screen with esc, or a minute after the last key
WORK   on the row under the cursor, or on what you see:
t      take it; what somebody else has, after you say so twice
r      release it: back to its desk
a      advance it: choose the stage, then the reason where one is due
c      done: close a task, or complete a referral after its visit
x      close a referral that leads to no visit, with the reason
n      keep a note with a referral
SHOW   d one desk after another, m yours alone, l late ones alone,
       / find by id, as RF-000042, FX-000123 or T-12; esc all again,
       u update now (by itself it does so every few seconds)
SIGNS  ! and LATE: past its time; in 3 h: due then; due 3 h: has been
       work for so long; since: how long it stands where it stands

Each key does what the command of its name does, and asks what it asks:
same checks, same roles, same history with your name.
q      quit; what is done is done already."""


def not_meant(departed: str, here: str) -> str:
    """That the cursor has come to another row by itself, so that nothing was done."""
    return (
        f"Nothing was done: {departed} is not in these rows any more, and the cursor came to"
        f" {here}. Press the key again to work on that."
    )


def footer(width: int, *, read_only: bool = False) -> str:
    """The keys that fit, in one line."""
    if read_only:
        return _WALL
    shown: list[str] = []
    for one in _SHORT:
        if len(_joined([*shown, one])) <= width:
            shown.append(one)
    return _joined(shown)


def _joined(words: Sequence[str]) -> str:
    return "  ".join(words)
