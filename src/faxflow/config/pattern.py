"""Regular expressions that people write: compiled, and refused where they may never end."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 300
_OPEN = 30
"""What an open repeat counts for: its many ways are tried far quicker than those of a choice."""

_PINNED = 3
"""What one counts for that has to begin right behind something else: `x\\s+`, `\\s+\\d+`."""

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


@dataclass(slots=True)
class _Row:
    """The piece that was read last, and what may stand right before it; none where that is
    not plain."""

    piece: str = ""
    behind: frozenset[str] = frozenset()

    def read(self, kind: str, piece: str) -> None:
        """Goes on by one piece; a group that is over may have ended in any way."""
        if kind in ("item", "other"):
            self.behind = frozenset({self.piece}) if self.piece else self.behind
            self.piece = piece
        elif kind == "repeat":
            missing = self.behind if _times(piece)[0] == 0 else frozenset()
            self.behind, self.piece = missing | {self.piece}, ""
        elif kind in ("or", "close"):
            self.behind, self.piece = frozenset(), ""

    def is_pinned(self) -> bool:
        """True where a repeat of the piece can begin in one place only."""
        return bool(self.behind) and all(_is_apart(self.piece, one) for one in self.behind)


def _ways(written: str) -> float:
    """In how many ways, at most, a line could be matched from one place on: each is tried
    before it is certain that none fits."""
    groups, row = [_Group()], _Row()
    for kind, piece in _pieces(written):
        group = groups[-1]
        if kind == "repeat":
            pinned = piece in "*+" and row.is_pinned()
            group.last = _PINNED if pinned else _repeated(group.last, piece)
        elif kind == "or":
            groups[-1] = _Group(over=group.ways())
        elif kind == "open":
            groups.append(_Group())
        elif kind == "close":
            groups.pop()
            groups[-1].add(group.ways())
        elif kind != "nothing":
            group.add(1)
        row.read(kind, piece)
    return groups[0].ways()


def _is_apart(one: str, other: str) -> bool:
    """True for two plain pieces that never match the same character."""
    first, second = sorted((_class_of(one), _class_of(other)), key=len)
    if not first or first == second:
        return False
    if second == "word":
        return first != "_" and not first.isalnum()
    return len(first) == 1 or {first, second} != {"digit", "word"}


def _class_of(item: str) -> str:
    """One name for what may match the same characters; none for what may match too much."""
    if item in (r"\s", " "):
        return "space"
    if item in (r"\w", r"\d") or item.isdigit():
        return "word" if item == r"\w" else "digit"
    return item.lower() if len(item) == 1 and item not in "." else ""


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
