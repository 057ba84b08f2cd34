"""What is named is done at once; what was picked by options is counted, and asked about first."""

import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Protocol

import typer

from faxflow.errors import BadUsage


class Sure(Protocol):
    """Whether nothing is asked: a person said yes before, or nothing is changed."""

    @property
    def yes(self) -> bool: ...
    @property
    def dry_run(self) -> bool: ...


def names_or_picked(
    names: Sequence[str], picked: Any, sure: Sure, find: Callable[[], tuple[Sequence[str], str]]
) -> Sequence[str]:
    """The names that were given, else those that `find` gives; none where a person says no.

    `find` tells beside them how many they are. Raises BadUsage where neither or both was given,
    and where nobody could be asked.
    """
    if _is_named(names, picked):
        return names
    found, told = find()
    return found if not found or sure.yes or sure.dry_run else _agreed_on(found, told, find)


def _agreed_on(
    found: Sequence[str], told: str, find: Callable[[], tuple[Sequence[str], str]]
) -> Sequence[str]:
    """Those to which a person says yes; where others came to be meant meanwhile, asks anew."""
    while found and agreed(told):
        now, told = find()
        if set(now) == set(found):
            return found
        found, told = now, f"They have changed meanwhile. {told}"
    return ()


def picks_any(picked: Any) -> bool:
    """Whether any of a dataclass's options was given."""
    given = (getattr(picked, one.name) for one in fields(picked))
    return any(one is not None and one is not False for one in given)


def _is_named(names: Sequence[str], picked: Any) -> bool:
    if names and picks_any(picked):
        what = "Some are named, and others picked by options."
        raise BadUsage(what=what, todo="Give one or the other; nothing was changed.")
    if not names and not picks_any(picked):
        what = "It is not said which."
        raise BadUsage(what=what, todo="Name them by their ids, or pick them by options: --help.")
    return bool(names)


def agreed(told: str) -> bool:
    """Whether the person at the terminal says yes.

    Raises BadUsage where nobody is there, KeyboardInterrupt where they go away.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadUsage(
            what=f"{told} Nobody is here to be asked, and nothing was changed.",
            todo="See them with --dry-run; --yes does it.",
        )
    if sys.platform != "win32":
        # polars has what a signal interrupts go on: Ctrl-C would wait for the Enter key.
        signal.siginterrupt(signal.SIGINT, True)  # noqa: FBT003
    try:
        return typer.confirm(f"{told} Go on?", err=True)
    except typer.Abort as gone:
        # Ctrl-C and Ctrl-D alike; as it is, it would be on record as a bug.
        raise KeyboardInterrupt from gone
