"""Which worksheet is the report, where a workbook has others beside it."""

import re
from collections.abc import Sequence

from faxflow.frames.header import Header, plain
from faxflow.frames.source import Source

_BESIDE = re.compile(
    r"about|changes?|charts?|codes?|contents|cover|criteria|definitions?|descriptions?|dictionary"
    r"|disclaimer|documentation|filters?|glossary|help|history|index|info|information"
    r"|instructions?|intro|introduction|keys?|legends?|lists|look[ -]?ups?|meta|metadata|notes?"
    r"|options?|parameters?|params?|pivot|prompts?|read ?me|references?|selections?|settings"
    r"|summary|title|toc|totals?|validation|variables?|versions?",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"and|data|drop ?down|excel|fields?|for|of|pages?|reports?|sheets?|tables?|the|values?|\d+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 100
_LESS = 0.15
"""What a sheet counts whose name says that it stands beside the report."""


def weight_of(name: str | None) -> float:
    """How much the name of a worksheet speaks for it; 1 where it says nothing."""
    words = [word for word in _WORD.findall(name or "") if not _NEUTRAL.fullmatch(word)]
    return _LESS if words and all(map(_BESIDE.fullmatch, words)) else 1


def first_of_alike(
    tables: Sequence[tuple[Source, Header]], best: tuple[Source, Header]
) -> tuple[Source, Header]:
    """The first worksheet that has the columns of the best one."""
    if best[0].name is None:
        return best
    names = _names(best[1])
    return next((one for one in tables if one[0].name and _names(one[1]) == names), best)


def others_alike(sources: Sequence[Source], read: Source, header: Header) -> tuple[str, ...]:
    """The names of other worksheets that have the columns of the one that was read."""
    names = _names(header)
    others = (one for one in sources if one is not read and read.name and _has(one, names))
    return tuple(one.name for one in others if one.name)


def _has(source: Source, names: Sequence[str]) -> bool:
    """Whether the worksheet has a line of these names, and something below it."""
    rows = [row for row in source.sheet.head() if any(map(str.strip, row.cells))]
    return any([plain(cell) for cell in row.cells] == names for row in rows[:_LOOKED_AT][:-1])


def _names(header: Header) -> list[str]:
    return [plain(name) for name in header.names[: header.width]]
