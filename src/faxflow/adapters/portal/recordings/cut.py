"""Pieces of a text that give way to others, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """The signs from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


def applied(source: str, cuts: Iterable[Cut]) -> str:
    """The text after all cuts, which do not overlap."""
    for cut in sorted(cuts, key=lambda one: one.start, reverse=True):
        source = source[: cut.start] + cut.text + source[cut.end :]
    return source
