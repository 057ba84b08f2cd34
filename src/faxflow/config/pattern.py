"""Regular expressions that people write: compiled, and refused where they may never end."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 300
_OPEN = 30
"""What an open repeat counts for: its many ways are tried far quicker than those of a choice."""

_MOST_WAYS = 20 * _OPEN**2
"""Ways to match a line from one place on: two open repeats, and a few choices beside them."""

_MOST_TIMES = 64
"""So often a choice may be repeated before its ways are not worth counting."""

_QUANTIFIER = r"(?:[*+?]|\{\d+\}|\{\d*,\d*\})[?+]?"
_PIECE = re.compile(
    rf"(?P<repeat>{_QUANTIFIER})"
    r"|(?P<nothing>\(\?#[^)]*\)|\(\?[a-zA-Z]+\))"  # a remark, or flags for the whole
    r"|(?P<item>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P=\w+\))"
    r"|(?P<open>\((?:\?(?:P<\w+>|\(\w+\)|[a-zA-Z-]*:|[=!>]|<[=!]))?)"
    r"|(?P<close>\))|(?P<or>\|)|(?P<other>.)",
    re.DOTALL,
)


def bounded_pattern(written: str) -> re.Pattern[str]:
    """The pattern, case ignored. Raises ValueError where it is none or could take for ever."""
    if len(written) > _LONGEST:
        raise ValueError(f"a pattern has at most {_LONGEST} characters")
    try:
        compiled = re.compile(written, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"it is no regular expression ({error})") from error
    if _ways(written) > _MOST_WAYS:
        raise ValueError(
            "more than two open repeats (* or +), or a repeated group that repeats or chooses"
            r" inside, could take for ever; say how many, as in \d{1,15}"
        )
    return compiled


@dataclass(slots=True)
class _Group:
    """The ways to match what was read of a group: the choices that are over, the one that is
    being read but for its last item, and that item, which may yet be repeated."""

    over: float = 0
    before: float = 1
    last: float = 1

    def add(self, ways: float) -> None:
        self.before, self.last = self.before * self.last, ways

    def ways(self) -> float:
        return self.over + self.before * self.last


def _ways(written: str) -> float:
    """In how many ways, at most, a line could be matched from one place on: each is tried
    before it is certain that none fits."""
    groups = [_Group()]
    for kind, piece in _pieces(written):
        group = groups[-1]
        if kind == "repeat":
            group.last = _repeated(group.last, piece)
        elif kind == "or":
            groups[-1] = _Group(over=group.ways())
        elif kind == "open":
            groups.append(_Group())
        elif kind == "close":
            groups.pop()
            groups[-1].add(group.ways())
        elif kind != "nothing":
            group.add(1)
    return groups[0].ways()


def _repeated(ways: float, quantifier: str) -> float:
    least, most = _times(quantifier)
    if ways > 1 and (most is None or most > _MOST_TIMES):
        return math.inf
    if most is None:
        return _OPEN
    return min(most - least + 1, _OPEN) * ways**most


def _times(quantifier: str) -> tuple[int, int | None]:
    """How often at least and at most; None without end."""
    if quantifier[0] in "*+?":
        return int(quantifier[0] == "+"), 1 if quantifier[0] == "?" else None
    least, comma, most = quantifier.rstrip("?+").strip("{}").partition(",")
    return int(least or 0), int(most) if most else None if comma else int(least)


def _pieces(written: str) -> Iterator[tuple[str, str]]:
    return ((str(match.lastgroup), match[0]) for match in _PIECE.finditer(written))
