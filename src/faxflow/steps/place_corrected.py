"""Places a corrected row among the cases, by the code that places a report's own rows."""

from dataclasses import dataclass

from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.loading import ChangedBy, Plan, plan
from faxflow.domain.settled_reject import Became
from faxflow.steps.changed_recipients import review_changed
from faxflow.steps.place_rows import place_rows
from faxflow.steps.work import Work
from faxflow.store import case_loading, corrected_rows
from faxflow.store.batches import StagedRow
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a corrected row is now, and the fax that it is; `too_late` where that has gone out,
    or is over, and says something else."""

    became: Became
    case_id: CaseId
    too_late: bool = False


def place_corrected(
    tx: Connection, work: Work, batch_id: BatchId, row: StagedRow, *, number_given: bool
) -> Corrected:
    """Makes or changes the case of a row; never a second one of the same identity."""
    corrected_rows.restage(tx, batch_id, row, number_given=number_given)
    candidate = case_loading.candidate(tx, batch_id, row.line)
    planned = plan([candidate])
    made = place_rows(tx, work, batch_id, planned, by=ChangedBy.CORRECTION).made
    case_id = candidate.known.case_id if candidate.known else made[0]
    review_changed(tx, work, batch_id, case_id)
    return Corrected(_became(planned), case_id, bool(planned.changed_too_late))


def _became(planned: Plan) -> Became:
    if planned.new:
        return Became.LOADED
    return Became.UNCHANGED if planned.unchanged else Became.UPDATED
