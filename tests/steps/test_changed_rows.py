"""A newer report changes a case: its number is judged again, and a person hears of it."""

from dataclasses import replace

import pytest

from conftest import Office, reference, staged
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load
from faxflow.steps.moving import move
from faxflow.steps.retry import retry
from faxflow.store import cases

ONE, TWO = "+15552010101", "+15552010102"
NOT_TO_DIAL = replace(staged(1, number=TWO), number_valid=False)


def open_tasks(office: Office) -> list[tuple[object, ...]]:
    return office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL AND kind <> 'follow-up'")


def load_rows(office: Office, *rows: object) -> None:
    office.stage(*rows)  # type: ignore[arg-type]
    load(office.work())


def decide(office: Office, target: State) -> None:
    """A person moves case 1."""
    work = office.work()
    with office.store.write() as tx:
        case = cases.get(tx, CaseId(1))
        assert case is not None
        assert move(tx, work, Change(case.standing(), Cause.PERSON, target))


def test_a_ready_case_whose_new_number_may_not_be_dialled_is_held(office: Office) -> None:
    load_rows(office, staged(1, number=ONE))

    load_rows(office, NOT_TO_DIAL)
    office.send()

    assert office.gateway.taken == []
    assert office.state(1) is State.HELD
    assert open_tasks(office) == [("release-held",)]


def test_a_waiting_case_whose_new_number_may_not_be_dialled_is_held(office: Office) -> None:
    load_rows(office, staged(1, number=ONE))
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1)))

    load_rows(office, NOT_TO_DIAL)
    office.clock.forward(hours=2)
    retry(office.work())
    office.send()

    assert len(office.gateway.taken) == 1
    assert office.state(1) is State.HELD


def test_a_held_case_stays_held_whatever_its_new_number(office: Office) -> None:
    load_rows(office, NOT_TO_DIAL)

    load_rows(office, staged(1, number=ONE))
    load_rows(office, NOT_TO_DIAL)

    assert office.state(1) is State.HELD
    assert open_tasks(office) == [("release-held",)]


def test_a_delivery_does_not_close_the_review_of_a_change(office: Office) -> None:
    load_rows(office, staged(1, number=ONE))
    office.send()
    load_rows(office, staged(1, number=TWO))

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert office.state(1) is State.DELIVERED
    assert open_tasks(office) == [("review-change",)]


@pytest.mark.parametrize("target", [State.READY, State.CANCELLED])
def test_what_a_person_has_decided_is_no_open_task_any_more(office: Office, target: State) -> None:
    load_rows(office, NOT_TO_DIAL)

    decide(office, target)

    assert open_tasks(office) == []


def test_a_newer_row_changes_a_case_that_a_killed_run_had_claimed(office: Office) -> None:
    load_rows(office, staged(1, number=ONE))
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'sending', claim = 'dead', attempt = 1")

    load_rows(office, staged(1, number=TWO))
    office.send()

    assert [fax.number for fax in office.gateway.taken] == [TWO]
    assert open_tasks(office) == []
