"""Columns of text that are told apart by blanks alone, as old systems print them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from faxflow.frames.first_lines import first_lines
from faxflow.frames.table import Body, Row, RowSheet

_RULER = re.compile(r"\s*[-=]{2,}(?:\s+[-=]{1,})+\s*")
_TAB = 8
_LEAST_ROWS, _LEAST_COLUMNS = 3, 3
_BLANK_SHARE = 0.98
"""Of the lines of a table, in which a place between two columns is blank."""
_NAME_LINES = 1
_SAMPLE = 5000
_WORD_GAP = 2
"""Blanks of which a line of a table has some; sentences have one between words."""
_BLANKS = re.compile(rf" {{{_WORD_GAP},}}")
_PIECES = re.compile(r"\S+(?: \S+)*")
_DIGIT = re.compile(r"\d")
_MANY_SHARE, _ALIKE_SHARE = 0.3, 0.6
_GAPS = re.compile(rf"\S {{{_WORD_GAP},}}\S")


class FixedWidthText:
    """The text cut into columns at these places; banners keep one cell."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = text
        self._starts = starts

    def head(self) -> Iterator[Row]:
        return self._rows(_untabbed(first_lines(self._text, _SAMPLE)))

    def body(self, header_line: int, width: int) -> Body:
        return RowSheet(list(self._rows(_untabbed(self._text.split("\n"))))).body(
            header_line, width
        )

    def _rows(self, lines: Sequence[str]) -> Iterator[Row]:
        for number, line in enumerate(lines, start=1):
            if line:
                yield Row(number, _cut(line, self._starts))


def fixed_width(text: str) -> FixedWidthText | None:
    """The text as a sheet, None where no columns are seen in its first lines."""
    lines = _untabbed(first_lines(text, _SAMPLE))
    starts = _ruled(lines) or _aligned(lines)
    return FixedWidthText(text, starts) if len(starts) >= _LEAST_COLUMNS else None


def _untabbed(lines: Sequence[str]) -> list[str]:
    return [line.replace("\f", "").expandtabs(_TAB).rstrip() for line in lines]


def _ruled(lines: Sequence[str]) -> list[int]:
    """Where columns start by a ruler below the header: ----- ---- ------."""
    rulers = Counter(line for line in lines if _RULER.fullmatch(line))
    if not rulers:
        return []
    ruler, _ = rulers.most_common(1)[0]
    return [found.start() for found in re.finditer(r"[-=]+", ruler)]


def _aligned(lines: Sequence[str]) -> list[int]:
    """Where columns start by the places that are blank in nearly every line of the table."""
    table = _alike([line for line in lines if len(_GAPS.findall(line)) >= _LEAST_COLUMNS - 1])
    if len(table) < _LEAST_ROWS:
        return []
    width = max(map(len, table))
    inked = [0] * (width + 1)
    for line in table:
        for place, sign in enumerate(line):
            inked[place] += sign != " "
    most = (1 - _BLANK_SHARE) * len(table)
    blank = [True, True, *(count <= most for count in inked[:width])]
    found = [place for place in range(width) if blank[place + 1] and not blank[place + 2]]
    starts = [one for one in found if blank[one] or _begins(table[:_NAME_LINES], one)]
    names, *rows = table
    ends = [*starts[1:], width]
    return [
        start
        for start, end in zip(starts, ends, strict=True)
        if not _is_second_word(names, start) or any(row[start:end].strip() for row in rows)
    ]


def _alike(lines: Sequence[str]) -> Sequence[str]:
    """The lines whose pieces begin or end where those of many others do: no page headings."""
    pieces = [[found.span() for found in _PIECES.finditer(line)] for line in lines]
    starts = Counter(start for line in pieces for start, _ in line)
    ends = Counter(end for line in pieces for _, end in line)
    many = _MANY_SHARE * len(lines)
    found = [
        place
        for place, line in enumerate(pieces)
        if sum(starts[start] >= many or ends[end] >= many for start, end in line)
        >= _ALIKE_SHARE * len(line)
    ]
    if len(found) < _LEAST_ROWS:
        return lines
    # Names that are centred above their columns stand nowhere where rows do.
    first = found[0] - bool(found[0] and _DIGIT.search(lines[found[0]]))
    return [lines[first], *(lines[place] for place in found if place != first)]


def _is_second_word(names: str, place: int) -> bool:
    """Whether a word of the names goes on there behind one blank: First Name."""
    return names[place - 1 : place] == " " and names[max(0, place - 2) : place - 1].strip() != ""


def _begins(lines: Sequence[str], place: int) -> bool:
    """Whether a name begins there; else one blank stands inside a column, as of date and time."""
    return any(
        line[place - 1 : place + 1].strip() == line[place : place + 1] != "" for line in lines
    )


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    """The line's columns; where words run over their borders, the pieces between wide blanks, or
    the whole as one cell."""
    ends = [*starts[1:], max(len(line), starts[-1] + 1)]
    cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    torn = sum(
        1 for start in starts[1:] if start < len(line) and line[start - 1] != " " != line[start]
    )
    before = line[: starts[0]].strip()
    if torn and len(_BLANKS.split(line.strip())) * 2 <= len(starts):
        return [line.strip()]
    if before or torn > len(starts) // 3 or (torn and not _GAPS.search(line)):
        pieces = _BLANKS.split(line.strip())
        # As many pieces as half the columns: a row whose cell runs over, for a person to see.
        return pieces if len(pieces) * 2 > len(starts) else [line.strip()]
    return cells
