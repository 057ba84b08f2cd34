"""In which line of a TOML file each key stands; the reader of TOML itself does not tell."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Place = tuple[str, ...]
"""A table and a key in it, each name on its own: `("report", "mail", "to")`."""

_LONGEST = 200
"""Lines that one value may take, with room: a list of days off, a table of senders."""


def lines_of(text: str) -> dict[Place, int]:
    """The line of each heading and key, counted from 1; of one that is written twice, the first.

    What is no TOML is passed over.
    """
    found: dict[Place, int] = {}
    table: Place = ()
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        taken, told = _statement(lines, at)
        places = list(_places(told))
        if lines[at].lstrip().startswith("["):
            table = places[-1] if places else ()
            places = [()] if table else []
        for place in places:
            found.setdefault((*table, *place), at + 1)
        at += taken
    return found


def line_at(lines: Mapping[Place, int], place: Place) -> int | None:
    """The line of a key, else that of the table that it belongs to; None where neither stands."""
    ends = range(len(place), 0, -1)
    return next((lines[place[:end]] for end in ends if place[:end] in lines), None)


def _statement(lines: Sequence[str], at: int) -> tuple[int, Mapping[str, Any]]:
    """How many lines the statement takes that begins here, and what it says."""
    for end in range(at + 1, min(at + _LONGEST, len(lines)) + 1):
        try:
            return end - at, tomllib.loads("\n".join(lines[at:end]))
        except tomllib.TOMLDecodeError:
            continue
    return 1, {}


def _places(told: Mapping[str, Any], within: Place = ()) -> Iterator[Place]:
    """Every key that a statement names, each before those in it."""
    for key, value in told.items():
        yield (*within, key)
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict):
            yield from _places(inner, (*within, key))
