"""A sheet of rejects as a person gives it back: which row each line is, and its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faxflow.domain.reject_sheet import LEADING
from faxflow.domain.report_file import ReportFile
from faxflow.domain.spreadsheet_cell import unguarded
from faxflow.errors import BadUsage, NotAReport, SignInPage
from faxflow.frames.header import Header, best_header, plain
from faxflow.frames.sources import content_of
from faxflow.frames.table import Row, Sheet


@dataclass(frozen=True, slots=True)
class CorrectedRow:
    """`batch` and `line` as they are written; `cells` by the names of their columns."""

    at: int
    batch: str
    line: str
    cells: dict[str, str] = field(default_factory=dict)


def corrected_rows(sheet: ReportFile) -> list[CorrectedRow]:
    """The rows of a CSV or a workbook that `rejects export` has made. Raises BadUsage."""
    match = best_header(_sheets(sheet), [(name,) for name in LEADING])
    if match is None or match.missing or _leading(match.header) != LEADING:
        raise _no_sheet(sheet, f"its first columns are not {', '.join(LEADING)}")
    header = match.header
    body = match.sheet.body(header.line, header.width)
    sound = [Row(line, list(cells)) for line, *cells in body.rows.iter_rows()]
    rows = sorted([*sound, *body.odd])
    return [_row(header, row) for row in rows if any(cell.strip() for cell in row.cells)]


def _sheets(sheet: ReportFile) -> list[Sheet]:
    try:
        return content_of(sheet).sheets
    except (NotAReport, SignInPage) as error:
        raise _no_sheet(sheet, "it cannot be read as a table") from error


def _no_sheet(sheet: ReportFile, why: str) -> BadUsage:
    return BadUsage(
        what=f"{sheet.name} is no sheet that `rejects export` has made: {why}.",
        todo="Nothing was changed.",
    )


def _leading(header: Header) -> tuple[str, ...]:
    return tuple(plain(name) for name in header.names[: len(LEADING)])


def _row(header: Header, row: Row) -> CorrectedRow:
    names = [unguarded(" ".join(name.split())) for name in header.names[: header.width]]
    own = len(LEADING)
    batch, line = (unguarded(cell.strip()) for cell in (*row.cells[:2], "", "")[:2])
    return CorrectedRow(row.line, batch, line, _cells(names[own:], row.cells[own:]))


def _cells(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """By name; what stands beyond the last name is kept under its place, to be refused."""
    told = {name: unguarded(cell) for name, cell in zip(names, cells, strict=False) if name.strip()}
    rest = [cell for cell in cells[len(names) :] if cell.strip()]
    return {**told, **{f"(cell {at})": cell for at, cell in enumerate(rest, start=1)}}
