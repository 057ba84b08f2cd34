"""Which lines below a header are no rows: rulers, page and group headings, totals, footers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.frames.header import Header
from faxflow.frames.report_words import DONE, THINGS, one_line
from faxflow.frames.tool_lines import is_tool_line

_OWN_WORDS = re.compile(
    rf"(?:(?:grand|sub|report|page|group|overall)[ -]?)?totals?\b(?!,)"
    rf"|(?:number|count|total) of\b|count\b\s*[:=]|{THINGS}\s+{DONE}\b"
    rf"|\d[\d,]*\s+{THINGS}(?:\s+{DONE})?\.?$"
    rf"|\*+.*\*+$|-+\s*end\b|end of (?:report|file|list|data)\b|page\s*:?\s*\d+\b"
    rf"|(?:printed|generated|prepared|created|produced|exported|requested)(?:\s+(?:on|by|at)\b|\s*:)"
    rf"|(?:run|report|print)\s*(?:date|time|by|on|at)?\s*:|confidential\b|continued\b|\(continued\)"
    rf"|copyright\b|©|no (?:matching )?(?:data|{THINGS})\b",
    re.IGNORECASE,
)
_RULER = re.compile(r"[\s\-=_*+.|~#:]*")
_COUNTED = re.compile(
    r"[^:=]{0,60}\b(?:(?:sub[ -]?)?totals?|counts?|averages?|sums?)\s*[:=]"
    r"\s*[-+($€£]*\d[\d,.]*[)%-]?",
    re.IGNORECASE,
)
"""What is counted or summed, and how many: Provider total: 3."""
_FIGURE = re.compile(r"[-+($€£]*\d[\d,.]*[)%-]?")
_FEW_COLUMNS = 3


@dataclass(frozen=True)
class Layout:
    """What tells a row from the rest in one report.

    `above` are the lines over the first header, which return on each page; `identity` the
    columns that hold source ids.
    """

    header: Header
    above: frozenset[str]
    identity: frozenset[int]

    def is_row(self, cells: Sequence[str]) -> bool:
        """Whether a line that lacks something a row must have is a row all the same."""
        filled = [cell.strip() for cell in cells if cell.strip()]
        text = one_line(cells)
        if all(_RULER.fullmatch(cell) for cell in filled) or self._repeats(filled, text):
            return False
        if _OWN_WORDS.match(text) or is_tool_line(text) or _states_sums(filled):
            return False
        return not (self._is_heading(cells, filled) or self._is_prose(cells))

    def _repeats(self, filled: Sequence[str], text: str) -> bool:
        return self.header.is_printed(filled) or numberless(text) in self.above

    def _is_heading(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """One cell alone heads a group or ends the report, but a number under a source id is
        what is left of a row."""
        if len(filled) != 1 or self.header.width < _FEW_COLUMNS:
            return False
        place = next(index for index, cell in enumerate(cells) if cell.strip())
        return not (place in self.identity and filled[0].isdecimal())

    def _is_prose(self, cells: Sequence[str]) -> bool:
        """A sentence cut at its commas: a blank follows each of them."""
        follow = [cell.startswith(" ") for cell in cells[1:] if cell]
        return len(cells) < self.header.width and bool(follow) and all(follow)


def _states_sums(filled: Sequence[str]) -> bool:
    """Whether the first cell is a count by its name, and all others are figures."""
    return bool(_COUNTED.fullmatch(filled[0])) and all(map(_FIGURE.fullmatch, filled[1:]))


def numberless(text: str) -> str:
    """A line without its digits, so that page 2 equals page 1."""
    return re.sub(r"\d+", "#", text)
