"""What is only tried out about a restored store says what would be, and leaves all as it was."""

import pytest
from nights import Night

from conftest import Office, staged
from faxflow.domain.because import LiftBecause
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, case_name
from faxflow.errors import NotReconciled
from faxflow.steps.lift_guard import guard_state, lift_guard
from faxflow.steps.load import load
from faxflow.steps.same_fax import same_fax, same_pairs

NUMBER = "+15552010001"
LOST = "FX-000077-A1"


@pytest.fixture
def night(office: Office) -> Night:
    """Restored and asked; a held fax may be one that went out in the lost time."""
    night = Night(office)
    night.restore()
    night.copy(77, number=NUMBER)
    office.stage(staged(1, number=NUMBER))
    load(office.work())
    night.reconcile()
    return night


def all_rows(night: Night) -> list[list[tuple[object, ...]]]:
    tables = ("cases", "attempts", "lost_attempts", "restores", "tasks", "events")
    return [night.office.rows(f"SELECT * FROM {table}") for table in tables]  # noqa: S608


def held_fax(night: Night) -> str:
    [(case,)] = night.office.rows("SELECT id FROM cases")
    assert isinstance(case, int)
    return case_name(CaseId(case))


def test_lifting_the_guard(night: Night) -> None:
    before = all_rows(night)

    found = lift_guard(night.office.work(), LiftBecause.RECONCILED, dry_run=True)

    assert (found.held, found.doubted, len(found.lost)) == (1, 1, 1)
    assert all_rows(night) == before


def test_saying_which_fax_it_was(night: Night) -> None:
    before = all_rows(night)

    same = same_fax(night.office.work(), held_fax(night), LOST, dry_run=True)

    assert same.state is State.SENT
    assert all_rows(night) == before


def test_saying_it_of_all_pairs(night: Night) -> None:
    before = all_rows(night)

    pairs = same_pairs(night.office.work(), dry_run=True)

    assert [(case_name(one.case_id), str(one.reference)) for one in pairs] == [
        (held_fax(night), LOST)
    ]
    assert all_rows(night) == before


def test_what_is_done_in_earnest_is_done(night: Night) -> None:
    same_pairs(night.office.work())
    lift_guard(night.office.work(), LiftBecause.RECONCILED)

    stands = guard_state(night.office.work())
    assert stands.restore is not None
    assert not stands.restore.guarded
    assert stands.lost == ()


def test_nobody_is_told_that_it_could_be_lifted_before_the_mailbox_was_asked(
    office: Office,
) -> None:
    night = Night(office)
    night.restore()

    with pytest.raises(NotReconciled):
        lift_guard(night.office.work(), LiftBecause.RECONCILED, dry_run=True)
