"""The rows below a header, where no mapping says yet what each row must have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import polars as pl

from faxflow.frames.closing_lines import closing_lines
from faxflow.frames.data_rows import NOTHING, DataRows, as_rows, lacks
from faxflow.frames.header import Header
from faxflow.frames.header_evidence import form_of
from faxflow.frames.not_rows import Layout, numberless
from faxflow.frames.person_alone import columns_of_people, is_rest_of_row
from faxflow.frames.report_words import one_line
from faxflow.frames.table import LINE, Row, Sheet
from faxflow.frames.units_line import is_units_line

_MOSTLY: Final = 0.75
"""Of the rows, in which a column must be filled to tell a row from what is none."""
_HALF: Final = 0.5
_FIRST_COLUMNS: Final = 3
_SAMPLE: Final = 1000
_SAME_FORM: Final = 0.9
_FORMS: Final = 3
"""Forms that the numbers of one column have at most: hours are before and after noon."""
_TOTAL: Final = re.compile(
    r"(?i)^\W*(?:(?:grand|sub|report|overall|page|group)[ -]?)?totals?(?:\W*|\W*for\b.*|\s*:.*)$"
    r"|^.* totals?\W*$"
)
_SUM: Final = re.compile(
    r"(?i)^\W*(?:(?:opening|beginning|starting|previous|closing|ending|current) balance"
    r"|balance forward|solde|saldo|overall|jumlah|averages?|(?:grand[ -]|sub[ -]?)totals?)\b"
)
"""What begins a line of figures that are no row's."""
_SAID_SO: Final = re.compile(r"(?i)^\W*(?:grand|sub|report|overall|page|group)[ -]?totals?\s*:")
"""A total that says so, whatever stands behind it."""
_STARS: Final = re.compile(r"\*{1,4}")
"""What marks sums, of one level or of several, in lists of SAP."""
_NO_LETTERS: Final = re.compile(r"(?i)(?:[\W\d_]*(?:\s?[cd]r\b)?|n\W?a\W?)")
_FIGURE: Final = re.compile(r"[-+($€£]*\d[\d,.]*[)%-]?")
_COMMENT: Final = re.compile(r"(?:#+|//|--|!)\s+\w")
_TELLING: Final = re.compile(
    r"\b\d{1,4}[/-]\d{1,2}[/-]\d{2,4}\b|\(?\b\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b|\b\d{6,}\b"
)
"""Days, phones and long numbers, as rows have several of."""
_NUMBERED: Final = re.compile(r"(?=\S*\d)\S+(?: ?(?i:[ap]m))?|\(\d{3}\) \d{3}-\d{4}")


@dataclass(frozen=True, slots=True)
class _Rules:
    """What tells a row: the layout, the columns that nearly all rows fill (`core`), the forms
    of the numbers by which rows are known, by column (`ids`), and the columns of `people`."""

    layout: Layout
    core: Sequence[int]
    ids: Mapping[int, frozenset[str]]
    people: frozenset[int]

    def is_row(self, row: Row) -> bool:
        """Whether a line is a row, though it lacks something that nearly all others have."""
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if len(filled) <= 1:
            return bool(filled) and self._is_row_alone(row, filled[0])
        if _TOTAL.match(filled[0]) and any(map(_TELLING.search, filled[1:])):
            return True
        if not self.layout.is_row(row.cells) or begins_total(filled[0], filled[1:]):
            return False
        if _STARS.fullmatch(filled[0]) and len(filled) <= _HALF * len(row.cells):
            return False
        kept = [at for at in self.core if at < len(row.cells) and row.cells[at].strip()]
        few = not kept or (self.core[0] not in kept and len(kept) <= _HALF * len(self.core))
        is_sum = bool(self.core) and few and all(map(_FIGURE.fullmatch, filled))
        return not is_sum and not filled[0].endswith(":")

    def _is_row_alone(self, row: Row, text: str) -> bool:
        """Whether the only cell is what is left of a row, and heads or closes nothing."""
        place = next(at for at, cell in enumerate(row.cells) if cell.strip())
        if form_of(text) in self.ids.get(place, ()) or is_rest_of_row(row, self.people):
            return True
        if _COMMENT.match(text) or begins_total(text) or text.endswith(":"):
            return False
        # Of some rows no column was told apart: not even blanks are left between them.
        is_torn = len(_TELLING.findall(text)) > 1
        return self.layout.is_row(text.split() if is_torn else row.cells)


def begins_total(first: str, others: Sequence[str] = ()) -> bool:
    """Whether a line that begins so states a total, and is no row of somebody called Total."""
    if _SAID_SO.match(first):
        return not any(map(_TELLING.search, others))
    are_sums = all(map(_is_sum, others))
    return are_sums and bool(_TOTAL.match(first) or (others and _SUM.match(first)))


def _is_sum(cell: str) -> bool:
    """Whether the cell may stand below a column as its sum: a figure, or that there is none."""
    return bool(_NO_LETTERS.fullmatch(cell)) and not _TELLING.search(cell)


def rows_below(sheet: Sheet, header: Header) -> tuple[DataRows, list[Row]]:
    """The rows below the header, and the lines that are none."""
    body = sheet.body(header.line, header.width)
    core = _core(body.rows, header)
    ids, people = _ids(body.rows, header), columns_of_people(body)
    rules = _Rules(_layout(sheet, header), core, ids, people)
    is_lacking = lacks(header, core) if core else pl.lit(value=True)
    small = not core or header.width <= _FIRST_COLUMNS
    odd_looking = is_lacking | _totals(header) | _begins_page(sheet, header)
    suspects = body.rows if small else body.rows.filter(odd_looking)
    odd = [row for row in (*as_rows(suspects), *body.odd) if not rules.is_row(row)]
    odd += [row for row in as_rows(body.rows.head(1)) if is_units_line(row, body.rows)]
    odd = closing_lines(body, body.rows.filter(~is_lacking), odd)
    gone = {row.line for row in odd}
    rows = body.rows.filter(~pl.col(LINE).is_in(sorted(gone)))
    return DataRows(header, rows, tuple(row for row in body.odd if row.line not in gone)), odd


def _layout(sheet: Sheet, header: Header) -> Layout:
    above = frozenset(numberless(one_line(row.cells)) for row in _above(sheet, header))
    return Layout(header, above, frozenset())


def _above(sheet: Sheet, header: Header) -> Iterator[Row]:
    return takewhile(lambda row: row.line < header.line, sheet.head())


def _begins_page(sheet: Sheet, header: Header) -> pl.Expr:
    """Lines that begin as one above the header, which returns on each page."""
    begins = {numberless(row.cells[0].strip()) for row in _above(sheet, header) if row.cells}
    first = pl.col("0").str.strip_chars().str.replace_all(r"\d+", "#")
    told = sorted(begins - {""})
    return first.is_in(told) if told else pl.lit(value=False)


def _core(rows: pl.DataFrame, header: Header) -> list[int]:
    """The columns that nearly every line of some width fills."""
    columns = range(header.width)
    cells = rows.select(pl.col(str(at)) for at in columns)
    filled = pl.sum_horizontal(pl.all().str.contains(r"\S"))
    wide = cells.filter(filled >= _HALF * header.width).select(~pl.all().str.contains(NOTHING))
    if not wide.height:
        return []
    return [at for at in columns if wide[str(at)].mean() >= _MOSTLY]  # type: ignore[operator]


def _ids(rows: pl.DataFrame, header: Header) -> dict[int, frozenset[str]]:
    """The forms of the first columns' numbers, where nearly all of their cells are such."""
    found = {}
    for at in range(min(header.width, _FIRST_COLUMNS)):
        cells = [cell.strip() for cell in rows[str(at)].head(_SAMPLE) if cell.strip()]
        forms = [form_of(cell) for cell in cells if _NUMBERED.fullmatch(cell)]
        if cells and len(forms) >= _SAME_FORM * len(cells) and len(set(forms)) <= _FORMS:
            found[at] = frozenset(forms)
    return found


def _totals(header: Header) -> pl.Expr:
    """Lines that a total may begin, though they fill every column."""
    first = [pl.col(str(at)) for at in range(min(header.width, _FIRST_COLUMNS))]
    begins = (_TOTAL, _SUM, _SAID_SO)
    return pl.any_horizontal(cell.str.contains(one.pattern) for cell in first for one in begins)
