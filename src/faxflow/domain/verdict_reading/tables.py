"""Tables with a heading: which column holds the number, which the outcome, which our reference."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from faxflow.domain.ids import references_in
from faxflow.domain.verdict_reading.field_labels import LABELS, Field
from faxflow.domain.verdict_reading.fields import field_of
from faxflow.domain.verdict_reading.numbers import fax_number, written_numbers
from faxflow.domain.verdict_reading.outcome import status_outcome, telling_reason
from faxflow.domain.verdict_reading.statements import Source, Statement

_GAPS = re.compile(r" {2,}|\s*[|;]\s*")
_COUNT = re.compile(r"(?:try|attempt|versuch|tentative|intento|tentativo|poging)(?: ?(?:no\.?|#))?")
_OTHER_END = re.compile(r"(?:from|caller(?: id)?|sender|von|absender|de|expéditeur|da|mittente)")
_CAME_IN = re.compile(r"rx|recv|receive|received|inbound|incoming|in", re.IGNORECASE)
_DIRECTION = re.compile(r"tx/rx|rx/tx|direction|dir|type|mode|in/out", re.IGNORECASE)
_COLUMNS = {
    **LABELS,
    "address": Field.NUMBER,
    "addressee": Field.NUMBER,
    "identification": Field.NUMBER,
}
_NUMBERS = (Field.NUMBER, Field.LINE)
_FEWEST = 3


@dataclass(slots=True)
class Tables:
    """What the tables state, and the lines that they take up."""

    statements: list[Statement] = field(default_factory=list)
    lines: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the columns stand; `number` is None in a table of faxes that came in."""

    width: int
    number: int | None
    status: int
    reason: int | None
    count: int | None
    direction: int | None


def tables_of(lines: tuple[str, ...], regions: tuple[str, ...]) -> Tables:
    """The statements of every table whose heading names a number and an outcome."""
    found = Tables()
    for heading, rows in _tables(lines):
        found.lines.update(line for line, _ in rows)
        told = [(_count(heading, cells), _row(heading, cells, regions)) for _, cells in rows]
        found.statements += _last_tries([(count, row) for count, row in told if row])
    return found


def _tables(lines: tuple[str, ...]) -> Iterator[tuple[_Heading, list[tuple[str, list[str]]]]]:
    heading: _Heading | None = None
    rows: list[tuple[str, list[str]]] = []
    for line in lines:
        cells = _cells(line)
        begun = _heading(cells)
        if begun:
            if heading:
                yield heading, rows
            heading, rows = begun, []
        elif heading and len(cells) == heading.width:
            rows.append((line, cells))
    if heading:
        yield heading, rows


def _cells(line: str) -> list[str]:
    """The cells of a row; those of a page's table are parted by tabs, and may be empty."""
    if "\t" in line:
        return [cell.strip() for cell in line.removeprefix("\t").split("\t")]
    cells = [cell.strip() for cell in _GAPS.split(line.strip(" |")) if cell.strip()]
    if len(cells) == 1 and line.count(",") >= _FEWEST:
        return [cell.strip() for cell in next(csv.reader([line]))]
    return cells


def _heading(cells: list[str]) -> _Heading | None:
    if len(cells) < _FEWEST or any(map(written_numbers, cells)):
        return None
    fields = [field_of(cell, _COLUMNS) if cell else None for cell in cells]
    status = _place(fields, Field.FINAL)
    status = _place(fields, Field.STATUS) if status is None else status
    if status is None or not all(_is_title(cell) for cell in cells):
        return None
    number = next((at for at, one in enumerate(fields) if one in _NUMBERS), None)
    if number is None and not any(_OTHER_END.fullmatch(cell.lower()) for cell in cells):
        return None
    counts = [at for at, cell in enumerate(cells) if _COUNT.fullmatch(cell.lower())]
    reason = _place(fields, Field.REASON)
    ways = [at for at, cell in enumerate(cells) if _DIRECTION.fullmatch(cell)]
    return _Heading(
        len(cells),
        number,
        status,
        reason,
        count=counts[0] if counts else None,
        direction=ways[0] if ways else None,
    )


def _is_title(cell: str) -> bool:
    """True for what may stand above a column: a few words, no outcome and no figures but in "#"."""
    return cell.count(" ") < _FEWEST and not any(letter.isdigit() for letter in cell)


def _place(fields: list[Field | None], wanted: Field) -> int | None:
    return fields.index(wanted) if wanted in fields else None


def _row(heading: _Heading, cells: list[str], regions: tuple[str, ...]) -> Statement | None:
    if heading.number is None or _came_in(heading, cells):
        return None
    number = fax_number(cells[heading.number], regions)
    kind = status_outcome(cells[heading.status])
    if number is None or kind is None:
        return None
    told = [cells[heading.status]] + ([cells[heading.reason]] if heading.reason else [])
    reason = next(filter(None, map(telling_reason, reversed(told))), None)
    references = references_in(" ".join(cells))
    reference = references[0] if len(references) == 1 else None
    return Statement(kind, Source.STATUS, number, reason, reference)


def _came_in(heading: _Heading, cells: list[str]) -> bool:
    return heading.direction is not None and bool(_CAME_IN.fullmatch(cells[heading.direction]))


def _count(heading: _Heading, cells: list[str]) -> int | None:
    told = cells[heading.count] if heading.count is not None else ""
    return int(told) if told.isdigit() else None


def _last_tries(rows: list[tuple[int | None, Statement]]) -> list[Statement]:
    """Of the counted tries of one fax only the last."""
    last: dict[object, tuple[int, Statement]] = {}
    told: list[Statement] = []
    for count, row in rows:
        if count is None:
            told.append(row)
        elif count >= last.get(_fax(row), (0, row))[0]:
            last[_fax(row)] = (count, row)
    return told + [row for _, row in last.values()]


def _fax(row: Statement) -> object:
    return (row.number, row.reference)
