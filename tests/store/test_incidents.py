"""A fax that went astray is kept as it was sent, whatever becomes of its case."""

from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.incident import Incident, IncidentKind
from faxflow.domain.reasons import Reason
from faxflow.store import incidents, mending
from making import MORNING
from stocked import Stocked, row

WRONG = IncidentKind.WRONG_NUMBER
FAX = CaseId(1)
SENT = Incident(WRONG, Reference(FAX, 1), "+12025550001", "f" * 64, 1)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1))
    return made


def sent(stocked: Stocked, attempt: int | None = None) -> Incident | None:
    with stocked.store.read() as tx:
        return incidents.sent(tx, FAX, attempt, WRONG)


def test_nothing_went_astray_that_never_went_out(stocked: Stocked) -> None:
    stocked.claim()

    assert sent(stocked) is None


def test_what_was_handed_over_is_known_after_a_correction(stocked: Stocked) -> None:
    stocked.send()
    stocked.move(1, Cause.REJECTED, State.FAILED, reason=Reason.BUSY)
    case = stocked.case()
    with stocked.store.write() as tx:
        mending.correct(tx, stocked.run, case, number="+12025550199", fields={})

    assert sent(stocked) == SENT
    assert sent(stocked, attempt=1) == SENT
    assert sent(stocked, attempt=2) is None


def test_an_incident_reads_back_as_it_was_recorded(stocked: Stocked) -> None:
    stocked.send()
    with stocked.store.write() as tx:
        recorded = incidents.record(tx, stocked.run, SENT)

    with stocked.store.read() as tx:
        found = incidents.of_case(tx, FAX)

    assert found == [incidents.Recorded(recorded, SENT, MORNING, "tester")]
