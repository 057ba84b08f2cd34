"""What a try of the dead-man's switches is told as."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypedDict


@dataclass(frozen=True, slots=True)
class Tried:
    """The switch of one command; `problem` None: nothing is wrong with it."""

    command: str
    host: str | None
    sent: bool
    problem: str | None = None

    @property
    def good(self) -> bool:
        return self.problem is None


class SwitchData(TypedDict):
    """A dead-man's switch."""

    command: str
    host: Annotated[str | None, "Where its address leads; null: it has none that may be used"]
    sent: Annotated[bool, "Whether a message was sent, and was taken"]
    problem: Annotated[str | None, "null: nothing is wrong with it"]


class PingData(TypedDict):
    """What `faxflow ping --json` prints."""

    switches: list[SwitchData]


def tried_text(tried: Sequence[Tried]) -> str:
    """A line for each."""
    if not tried:
        return "No command has a dead-man's switch; docs/monitoring.md says how to set one up."
    return "\n".join(f"{one.command}: {_words(one)}" for one in tried)


def tried_data(tried: Sequence[Tried]) -> dict[str, object]:
    """The same as data."""
    switches: list[SwitchData] = [
        {"command": one.command, "host": one.host, "sent": one.sent, "problem": one.problem}
        for one in tried
    ]
    return {"switches": switches}


def _words(one: Tried) -> str:
    if one.problem:
        return one.problem
    if one.sent:
        return f"{one.host} took a try, which is neither good nor bad to it."
    return f"its address leads to {one.host}; nothing was sent, the next run shows the rest."
