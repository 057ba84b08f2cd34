"""The lines behind a table's last row: totals in any tongue, sums, sources and notes."""

import re
from collections.abc import Sequence
from typing import Final

import polars as pl

from faxflow.frames.report_words import one_line
from faxflow.frames.table import LINE, Body, Row
from faxflow.frames.tool_lines import is_tool_line

_TAIL: Final = 5
"""Lines at the end that are looked at, though they fill the columns that rows fill."""
_SUMMARY: Final = re.compile(
    r"(?i)\W*(?:(?:grand|sub|overall)[ -]?)?(?:totals?|totale?s?|totaal|gesamt\w*|summen?|insgesamt"
    r"|sum|suma|somme|soma|celkem|razem|ukupno|итого|всего|合計|"
    r"averages?|avg|mean|median|count|min(?:imum)?|max(?:imum)?|all (?:[a-z]+s)?|Σ)\W*(?:general)?"
)
_FIGURE: Final = re.compile(r"[-+($€£]*\d[\d,.\s]*[)%€$-]?")
_CLOSING: Final = re.compile(
    r"(?i)(?:filters?|sources?|parameters?|criteria|sorted by|last (?:updated|run)|data as of"
    r"|(?:how to )?cite|disclaimer|footnotes?|notes?)\s*:"
    r"|last (?:updated|refreshed)\b|(?:data )?as of\b|report (?:id|no|number|name)\b"
    r"|this (?:report|list|file)\b|\*\s*\w+.*\s|page \d+(?: of \d+)?$"
)
_PAGE: Final = re.compile(r"(?i)page:?\s*\d+(?: of \d+)?")
_TRAILER: Final = re.compile(r"(?i)tr(?:ai)?l(?:e?r)?|tlr|ftr|footer|eo[fr]|end")
_NOTES: Final = re.compile(
    r"(?i)\W*(?:(?:foot|end)?notes?|nota[es]?|remarks?|remarques?|explanations?|legende?|fu(?:ß|ss)noten?"
    r"|(?:an|be)merkung(?:en)?|hinweise?|erläuterung(?:en)?|voetnoten|opmerking(?:en)?|fotnoter"
    r"|observaci(?:ón|ones)|observaç(?:ão|ões)|poznámk[ay]|uwagi|przypisy|objaśnienia"
    r"|примечани[ея]|注|備考)\W*|(?:legend|symbols?)\s*:"
)
"""Stands alone above the notes."""


def closing_lines(body: Body, sure: pl.DataFrame, odd: Sequence[Row]) -> list[Row]:
    """The lines that are no rows, those behind the last one among them.

    `sure` are the lines that fill the columns which rows fill; `odd` those that were told by
    themselves.
    """
    found = {row.line: row for row in odd}
    last = _last_row(sure, found)
    if not last:
        return sorted(found.values())
    is_even = not any(row.line < last and row.line not in found for row in body.odd)
    noted, end = False, _end(body, last)
    for row in _behind(body, odd, last):
        is_apart = row.line > end + 1
        noted = noted or bool(_NOTES.fullmatch("".join(row.cells).strip()))
        if noted or (is_even and is_apart and _is_short(row, body)) or _is_closing(row):
            found[row.line] = row
        if row.line not in found:
            end = row.line
    return sorted(found.values())


def _last_row(sure: pl.DataFrame, found: dict[int, Row]) -> int:
    """The line of the last row for sure; sums behind it are added to `found`."""
    tail = sure.filter(~pl.col(LINE).is_in(sorted(found))).tail(_TAIL + 1)
    lines = [Row(line, list(cells)) for line, *cells in tail.iter_rows()]
    for row in reversed(lines[1:]):
        if not _is_closing(row):
            return row.line
        found[row.line] = row
    return lines[0].line if lines else 0


def _behind(body: Body, odd: Sequence[Row], last: int) -> list[Row]:
    """All lines below the last row for sure, each once."""
    rows = body.rows.filter(pl.col(LINE) > last)
    lines = [Row(line, list(cells)) for line, *cells in rows.iter_rows()]
    found = {row.line: row for row in (*odd, *lines, *body.odd) if row.line > last}
    return sorted(found.values())


def _end(body: Body, last: int) -> int:
    """The last line that a row takes which begins at `last`."""
    row = body.rows.filter(pl.col(LINE) == last).drop(LINE)
    breaks: int = sum(cell.count("\n") for cells in row.iter_rows() for cell in cells)
    return last + breaks


def _is_short(row: Row, body: Body) -> bool:
    """Whether a line has not even the delimiters of a row: the begin of something else."""
    return len(row.cells) < body.rows.width - 1 and len(row.cells) > 1


def _is_closing(row: Row) -> bool:
    first, *others = [cell.strip() for cell in row.cells if cell.strip()] or [""]
    if _SUMMARY.fullmatch(first) and others and all(map(_FIGURE.fullmatch, others)):
        return True
    if _TRAILER.fullmatch(first):
        return all(map(_FIGURE.fullmatch, others))
    if _CLOSING.match(first) or is_tool_line(one_line(row.cells)):
        return True
    return any(map(_PAGE.fullmatch, (first, *others)))
