"""What an office was owed when the backup was made may have gone out since: a person lets it go."""

from answering import FAX, Answering
from nights import Night

from conftest import Office
from faxflow.domain.because import LiftBecause
from faxflow.domain.delivery import State
from faxflow.domain.referral import Stage
from faxflow.steps.lift_guard import lift_guard


def test_an_answer_that_was_owed_in_the_backup_does_not_go_once_the_guard_is_lifted(
    office: Office,
) -> None:
    loop, night = Answering(office), Night(office)
    loop.receive()
    loop.goes(Stage.SCHEDULED)

    night.restore()
    night.reconcile()
    lift_guard(office.work(), LiftBecause.RECONCILED)
    office.clock.forward(days=1)
    office.send()

    assert office.gateway.taken == []
    [(case, state)] = office.rows("SELECT id, state FROM cases")
    assert state == State.HELD
    assert office.rows("SELECT kind, case_id FROM tasks WHERE kind = 'release-held'") == [
        ("release-held", case)
    ]


def test_what_an_office_is_owed_after_the_guard_was_lifted_goes(office: Office) -> None:
    loop, night = Answering(office), Night(office)
    loop.receive()
    night.restore()
    night.reconcile()
    lift_guard(office.work(), LiftBecause.RECONCILED)
    office.clock.forward(days=1)

    loop.goes(Stage.SCHEDULED)
    office.send()

    assert [fax.number for fax in office.gateway.taken] == [FAX]
