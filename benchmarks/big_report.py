"""A big report, staged as `normalize` leaves it, for a `load` that is measured or measured by."""

from collections.abc import Iterator
from datetime import date

from faxflow.domain.ids import BatchId
from faxflow.steps.work import Work
from faxflow.store import batches

DAY = date(2026, 11, 23)
_FIELDS = '{"patient": "Invented Name", "reason": "follow up of some length, as letters have it"}'


def stage(work: Work, rows: int) -> None:
    """Puts so many rows into the store, each a fax of its own to a number of its own."""
    with work.store.write() as tx:
        new = batches.Batch(BatchId(0), DAY, "r.csv", "a" * 64, "bench")
        batch_id = batches.add(tx, work.run, new)
        batches.stage(tx, batch_id, rows=_rows(rows), rejects=(), rows_read=rows)


def _rows(count: int) -> Iterator[batches.StagedRow]:
    for line in range(1, count + 1):
        yield batches.StagedRow(
            line=line,
            case_key=f"{line * 2_654_435_761 % 2**32:064x}",
            content_hash=f"{line:064x}",
            letter="referral",
            service_date="2026-11-24",
            number=f"+1555{line % 10**7:07}",
            number_valid=True,
            fields=_FIELDS,
            alone=True,
        )
