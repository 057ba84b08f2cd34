"""export: the open rejects with their rows as they stand, for a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from faxflow.domain.counted import counted
from faxflow.domain.ids import BatchId, batch_name
from faxflow.frames.kept_report import KeptReport
from faxflow.steps.corrected_rows import Rereading, kept_report, shown_cells
from faxflow.steps.work import Work
from faxflow.store import batches, events, rejects
from faxflow.store.rejects import KeptReject


@dataclass(frozen=True, slots=True)
class Exported:
    """A reject with the cells of its row, by the names of their columns."""

    reject: KeptReject
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Export:
    """`left_out` are those whose rows are not to be had any more, or cannot be told."""

    rows: Sequence[Exported]
    left_out: Sequence[KeptReject]


def export_rejects(work: Work, tools: Rereading, batch_id: BatchId | None = None) -> Export:
    """The open rejects of a batch, or of all; `take_out` writes them.

    Raises NotAReport, SignInPage or ColumnMissing where a report cannot be read any more.
    """
    with work.store.read() as tx:
        found = rejects.listed(tx, batch_id=batch_id)
        known = {one: batches.get(tx, one) for one in {reject.id.batch_id for reject in found}}
    rows: list[Exported] = []
    for of, group in groupby(found, lambda one: one.id.batch_id):
        batch = known[of]
        report = kept_report(tools, batch) if batch else None
        rows += _rows(report, list(group)) if report else []
    there = {one.reject.id for one in rows}
    return Export(rows, [one for one in found if one.id not in there])


def _rows(report: KeptReport, found: Iterable[KeptReject]) -> Iterator[Exported]:
    by_line = {one.id.line: one for one in found}
    rows = report.rows(set(by_line))
    for line in sorted(rows):
        yield Exported(by_line[line], shown_cells(report, rows[line]))


def take_out(work: Work, export: Export, write: Callable[[], None]) -> None:
    """Writes the rows; the history tells who took them out, and no more than were written."""
    count = Counter(one.reject.id.batch_id for one in export.rows)
    told = [
        events.Event(batch_name(of), "rejects exported", detail=counted(rows, "row"))
        for of, rows in count.items()
    ]
    with work.store.write() as tx:
        events.record(tx, work.run, told)
        write()
