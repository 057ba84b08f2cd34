"""Empty cells of a letter's tables that a label asks to be filled: Patient | (nothing)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from faxflow.adapters.letters.filling.word_names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    ROW,
    RUN,
    RUN_LOOK,
    TABLE,
    TEXT,
    run_of,
)
from faxflow.domain.typed_blank import Blank, blank_beside

_Row = list[etree._Element]


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """The blank that a cell is, and the cell."""

    blank: Blank
    cell: etree._Element

    def fill(self, text: str) -> None:
        """Writes into its first paragraph, as that would look if somebody typed there."""
        first = next(self.cell.iterchildren(PARAGRAPH))
        first.append(run_of(text, first.find(f"{PARAGRAPH_LOOK}/{RUN_LOOK}")))


def empty_cells(root: etree._Element) -> Iterator[EmptyCell]:
    """Those with a label on their left, or under a heading in a table of two rows."""
    for table in root.iter(TABLE):
        rows = [list(row.iterchildren(CELL)) for row in table.iterchildren(ROW)]
        for number, row in enumerate(rows):
            above = rows[0] if (number, len(rows)) == (1, 2) else []
            yield from _of_row(row, above)


def _of_row(row: _Row, above: _Row) -> Iterator[EmptyCell]:
    under = above if len(above) == len(row) and not any(map(_text, row)) else []
    pairs = zip(row, under, strict=True) if under else zip(row[1:], row[:-1], strict=True)
    for cell, label in pairs:
        blank = blank_beside(_text(label))
        if blank is not None and _is_empty(cell):
            yield EmptyCell(blank, cell)


def _text(cell: etree._Element) -> str:
    return "".join(one.text or "" for one in cell.iter(TEXT)).strip()


def _is_empty(cell: etree._Element) -> bool:
    """Whether nothing is in it that would show: no text, picture, field or box to tick."""
    children = list(cell.iterchildren(PARAGRAPH))
    shows = (run for run in cell.iter(RUN) if any(one.tag != RUN_LOOK for one in run))
    only = all(one.tag in {PARAGRAPH, f"{CELL}Pr"} for one in cell)
    return only and bool(children) and not _text(cell) and next(shows, None) is None
