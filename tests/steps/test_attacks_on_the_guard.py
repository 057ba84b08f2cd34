"""Ways around the guard of a restore that looked open, each shut."""

from datetime import date

import pytest
from nights import Night

from conftest import Office, staged
from faxflow.domain.because import LiftBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.lift_guard import guard_state, lift_guard
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.same_fax import same_pairs

LOST, OTHER = "+15552010001", "+15552010002"

_OPEN_WITHOUT_TASK = """
SELECT c.id, c.state FROM cases c WHERE c.state IN ('held', 'in-doubt', 'failed')
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
"""


@pytest.fixture
def night(office: Office) -> Night:
    return Night(office)


def loaded(night: Night, *rows: object, day: date | None = None) -> BatchId:
    """A report of that day with these rows, loaded."""
    batch = night.office.stage(*rows)  # type: ignore[arg-type]
    if day:
        with night.office.store.write() as tx:
            tx.execute(
                "UPDATE batches SET day = :day WHERE id = :id", {"day": str(day), "id": batch}
            )
    load(night.office.work())
    return batch


def newest(night: Night) -> int:
    [(case,)] = night.office.rows("SELECT max(id) FROM cases")
    assert isinstance(case, int)
    return case


def numbers_sent(night: Night) -> list[str]:
    night.office.send()
    return [fax.number for fax in night.office.gateway.taken]


def test_a_second_restore_keeps_the_doubts_of_the_first(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    loaded(night, staged(1, number=LOST))
    night.reconcile()
    night.restore()
    night.reconcile()

    refused = night.release(newest(night))

    assert not refused.done
    assert guard_state(night.office.work()).doubted == 1


def test_a_sign_that_shows_after_the_second_restore_doubts_what_the_first_made(
    night: Night,
) -> None:
    night.restore()
    loaded(night, staged(1, number=LOST))
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()

    assert not night.release(newest(night)).done


def test_a_fax_of_the_second_lost_time_is_no_earlier_one(night: Night) -> None:
    night.restore()
    loaded(night, staged(1, number=LOST))
    known = newest(night)
    night.restore()
    night.copy(known + 5, number=LOST, generation=2)
    night.reconcile()

    assert night.release(known).done


def test_what_a_restore_holds_is_not_released_among_others(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.reconcile()

    asked = Asked(Decision.RELEASE, "number-checked", unseen=True)
    among = mend_case(night.office.work(), "FX-000001", asked)

    assert (among.done, night.office.state(1)) == (False, State.HELD)


def test_a_batch_that_is_released_lets_no_doubted_fax_go(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    batch = night.office.stage(staged(1, number=LOST), staged(2, number=OTHER))
    hold_batch(night.office.work(), batch)
    with night.office.store.write() as tx:
        tx.execute("UPDATE restores SET lifted_at = restored_at")
    load(night.office.work())
    with night.office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'ready'")
        tx.execute("UPDATE restores SET lifted_at = NULL")
    hold_batch(night.office.work(), batch)

    release_batch(night.office.work(), batch)

    assert numbers_sent(night) == [OTHER]
    assert night.office.rows(_OPEN_WITHOUT_TASK) == []


def test_a_number_corrected_to_a_doubted_one_is_held(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=OTHER))
    case = case_name(CaseId(newest(night)))
    night.release(newest(night))

    correct_case(night.office.work(), case, Correction(LOST, "mistyped"))

    assert numbers_sent(night) == []
    assert night.office.state(newest(night)) is State.HELD
    assert night.office.rows(_OPEN_WITHOUT_TASK) == []


def test_a_failed_fax_corrected_to_a_doubted_number_is_held(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=OTHER))
    with night.office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'failed'")

    case = case_name(CaseId(newest(night)))
    correct_case(night.office.work(), case, Correction(LOST, "mistyped"))

    assert numbers_sent(night) == []


def test_a_row_that_brings_a_doubted_number_takes_the_word_back(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=OTHER))
    night.release(newest(night))

    loaded(night, staged(1, number=LOST))

    assert numbers_sent(night) == []
    assert night.office.state(newest(night)) is State.HELD


def test_pairs_leave_out_reports_of_later_days(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=LOST), day=date(2026, 11, 24))

    assert same_pairs(night.office.work()) == []
    assert guard_state(night.office.work()).doubted == 1


def test_a_later_report_that_repeats_a_row_of_the_lost_days_is_held(night: Night) -> None:
    night.restore()
    night.reconcile()
    lift_guard(night.office.work(), LiftBecause.RECONCILED)
    night.office.clock.forward(days=2)
    later = staged(1, number=LOST), staged(2, number=OTHER)
    batch = night.office.stage(*later)
    with night.office.store.write() as tx:
        tx.execute("UPDATE batches SET day = '2026-11-25'")
        tx.execute("UPDATE batch_rows SET service_date = '2026-11-23' WHERE line = 1")
        tx.execute("UPDATE batch_rows SET service_date = '2026-11-25' WHERE line = 2")
    load(night.office.work())

    assert batch
    assert numbers_sent(night) == [OTHER]


def test_a_clock_that_is_behind_at_the_restore_leaves_no_lost_day_out(night: Night) -> None:
    night.office.load_cases(1)
    now = night.office.clock.at
    night.office.clock.forward(days=-900)
    night.restore()
    night.reconcile()
    night.office.clock.at = now
    lift_guard(night.office.work(), LiftBecause.RECONCILED)

    loaded(night, staged(5, number=OTHER))

    assert numbers_sent(night) == []


def test_a_row_that_takes_a_doubted_number_away_leaves_the_doubt(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=LOST))

    loaded(night, staged(1, number=OTHER))

    assert not night.release(newest(night)).done
    assert same_pairs(night.office.work()) == []
    assert numbers_sent(night) == []
    assert guard_state(night.office.work()).doubted == 1
    assert night.release(newest(night), although=True).done


def test_a_doubted_number_that_a_person_corrects_leaves_the_doubt(night: Night) -> None:
    night.restore()
    night.copy(77, number=LOST)
    night.reconcile()
    loaded(night, staged(1, number=LOST))
    case = case_name(CaseId(newest(night)))

    correct_case(night.office.work(), case, Correction(OTHER, "mistyped"))

    assert not night.release(newest(night)).done
    assert numbers_sent(night) == []


def test_a_result_that_waits_for_a_person_still_casts_doubt_once_the_guard_is_lifted(
    night: Night,
) -> None:
    night.restore()
    night.was_told(Verdict(VerdictKind.DELIVERED, number=LOST))
    loaded(night, staged(1, number=LOST))
    night.reconcile()
    case = newest(night)
    assert not night.release(case).done
    lift_guard(night.office.work(), LiftBecause.RECONCILED)

    refused = night.release(case)

    assert not refused.done
    assert refused.instead[0].startswith("faxflow mail show M-")
    assert night.release(case, although=True).done
