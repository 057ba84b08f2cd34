"""What a dead-man's switch is told of a run, and when it is told nothing."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from faxflow.domain.ids import RunId

_DONE: Final = frozenset({0, 3})
"""Exit codes: done, and done with something for a person, which notices and tasks tell of."""
_LATER: Final = 75
"""Not now: the schedule tries it again, and the switch's own time runs on meanwhile."""

_COUNTED: Final = ("states", "failed_for", "outcomes", "kinds")
"""Tables of counts in answers, with words from closed lists beside them."""

_MOST_LINES: Final = 60


class Signal(StrEnum):
    """`LATER` neither says that all is well nor raises the alarm by itself."""

    START = "start"
    SUCCESS = "success"
    FAILURE = "failure"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Ping:
    """One message about a run; `run` None where it ended before it was on record."""

    signal: Signal
    command: str
    run: RunId | None
    exit_code: int | None = None
    counts: Mapping[str, int] | None = None

    @property
    def lines(self) -> str:
        """Ids, codes and counts, a line each."""
        told = [f"faxflow {self.command}"]
        if self.run:
            told.append(f"run {self.run}")
        if self.exit_code is not None:
            told.append(f"exit code {self.exit_code}")
        counts = (self.counts or {}).items()
        told += [f"{name}: {count}" for name, count in counts]
        return "\n".join(told[:_MOST_LINES])

    @property
    def series(self) -> str | None:
        """A UUID that start and end of a run share."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"faxflow:{self.run}")) if self.run else None


def signal_of(exit_code: int) -> Signal:
    """What a run that ended so is to the switch."""
    if exit_code in _DONE:
        return Signal.SUCCESS
    return Signal.LATER if exit_code == _LATER else Signal.FAILURE


def counts_of(answer: Mapping[str, object]) -> dict[str, int]:
    """The counts in a command's answer; ids, names and texts are left out."""
    return dict(_counts(answer.items()))


def _counts(items: Iterable[tuple[str, object]]) -> Iterator[tuple[str, int]]:
    for name, value in items:
        if isinstance(value, int):
            yield name.replace("_", " "), int(value)
        elif isinstance(value, Mapping) and name in _COUNTED:
            inner = ((f"{name} {word}", count) for word, count in value.items())
            yield from _counts(inner)
