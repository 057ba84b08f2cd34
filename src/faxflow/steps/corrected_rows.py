"""Reads rejected rows once more with what a person has corrected in them, by the same mapping."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faxflow.domain.ids import RejectId
from faxflow.domain.reject_sheet import beyond, is_beyond
from faxflow.domain.report_file import ReportFile
from faxflow.errors import FileMissing
from faxflow.frames.kept_report import KeptReport, SourceRow
from faxflow.frames.mapping import Mapping as ReportMapping
from faxflow.steps.normalize import reading_setting, staged_rows
from faxflow.steps.ports import Vault
from faxflow.steps.work import Work
from faxflow.store.batches import Batch, StagedRow

_GONE = "its report is not kept any more; what is urgent goes by `faxflow case add`"
_NO_ROW = "by the mapping as it is now, its report has no such row"
_BEYOND = "there is a text beyond the columns of its report: move or empty it"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives for a rejected row: texts by the names of their columns.

    `whole` where that is the entire row, out of a sheet.
    """

    reject: RejectId
    texts: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row read once more that may go on; something was given in `columns`, `number_given` where
    the fax number is one of them."""

    reject: RejectId
    row: StagedRow
    columns: tuple[str, ...]
    number_given: bool


@dataclass(frozen=True, slots=True)
class StillRejected:
    """A row that cannot go on, and why."""

    reject: RejectId
    why: str


Read = CleanRow | StillRejected


@dataclass(frozen=True, slots=True)
class Rereading:
    """The mapping, and the vault in which the reports are kept."""

    mapping: ReportMapping
    reports: Vault


def kept_report(tools: Rereading, batch: Batch) -> KeptReport | None:
    """The batch's report as it came; None where it is not kept any more.

    Raises NotAReport, SignInPage or ColumnMissing where the mapping does not fit any more.
    """
    try:
        content = tools.reports.read(batch.name)
    except FileMissing:
        return None
    if hashlib.sha256(content).hexdigest() != batch.sha256:
        return None
    return KeptReport(ReportFile(batch.name, content, batch.source), tools.mapping)


def shown_cells(report: KeptReport, row: SourceRow) -> dict[str, str]:
    """A row's cells by the names that a sheet gives them, those beyond the header too."""
    names = report.columns
    rest = row.cells[len(names) :]
    named = dict(zip((*names, *beyond(len(rest))), row.cells, strict=False))
    return {**dict.fromkeys(names, ""), **named}


def reread(work: Work, tools: Rereading, batch: Batch, given: Sequence[Given]) -> list[Read]:
    """Each of the rows with its corrections, read like any row of the report."""
    report = kept_report(tools, batch)
    if report is None:
        return [StillRejected(one.reject, _GONE) for one in given]
    rows = report.rows({one.reject.line for one in given})
    corrected = [_corrected(report, rows.get(one.reject.line), one) for one in given]
    sound = [one for one in corrected if isinstance(one, _Corrected)]
    read = _normalized(work, report, sound)
    return [read[one.reject.line] if isinstance(one, _Corrected) else one for one in corrected]


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A row's cells as they are now; something was given at `places`."""

    reject: RejectId
    cells: Sequence[str]
    places: frozenset[int] = frozenset()


def _corrected(
    report: KeptReport, row: SourceRow | None, given: Given
) -> _Corrected | StillRejected:
    """The row's cells with those that were given in their places."""
    if row is None:
        return StillRejected(given.reject, _NO_ROW)
    texts = _changed(report, row, given) if given.whole else given.texts
    if not texts:
        return _Corrected(given.reject, row.cells)
    if any(is_beyond(name) and text.strip() for name, text in texts.items()):
        return StillRejected(given.reject, _BEYOND)
    placed = {name: report.position(name) for name in texts if not is_beyond(name)}
    unknown = next((name for name, at in placed.items() if at is None), None)
    if unknown is not None:
        return StillRejected(given.reject, report.why_unknown(unknown))
    cells = {at: texts[name] for name, at in placed.items() if at is not None}
    return _filled(report, row, given, cells)


def _changed(report: KeptReport, row: SourceRow, given: Given) -> Mapping[str, str]:
    """What a sheet's row says otherwise than the report; all of it where that does not fit."""
    stood = shown_cells(report, row)
    told = {name: text for name, text in given.texts.items() if name in stood or text.strip()}
    changed = {name: text for name, text in told.items() if not _same(text, stood.get(name, ""))}
    return changed if row.fits or not changed else told


def _same(one: str, other: str) -> bool:
    """Blanks and line ends are the spreadsheet's matter."""
    return one.split() == other.split()


def _filled(
    report: KeptReport, row: SourceRow, given: Given, cells: Mapping[int, str]
) -> _Corrected | StillRejected:
    """The whole row; where its cells do not fit the header nobody knows which is which, so that
    all which the mapping reads must be given."""
    missing = [name for at, name in report.mapped().items() if at not in cells]
    if missing and not row.fits:
        why = f"its cells do not fit the header: give {', '.join(missing)} as well"
        return StillRejected(given.reject, why)
    stood = row.cells if row.fits else [""] * len(report.columns)
    filled = [cells.get(at, cell) for at, cell in enumerate(stood)]
    return _Corrected(given.reject, filled, frozenset(cells))


def _normalized(work: Work, report: KeptReport, rows: Sequence[_Corrected]) -> dict[int, Read]:
    """The rows by their lines, through the mapping."""
    cells = {one.reject.line: one.cells for one in rows}
    result = report.normalized(cells, reading_setting(work))
    clean = {row.line: row for row in staged_rows(result, work.store.info.hash_key)}
    reasons = {line: f"{column}: {reason}" for line, column, reason in result.rejects.iter_rows()}
    return {
        one.reject.line: _clean(report, one, clean[one.reject.line])
        if one.reject.line in clean
        else StillRejected(one.reject, f"it is still no fax ({reasons[one.reject.line]})")
        for one in rows
    }


def _clean(report: KeptReport, one: _Corrected, row: StagedRow) -> CleanRow:
    names = report.columns
    columns = tuple(names[at] for at in sorted(one.places))
    return CleanRow(one.reject, row, columns, report.of_number() in one.places)
