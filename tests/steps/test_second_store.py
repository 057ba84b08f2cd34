"""A store that is not alone in sending as itself hears of it from the mailbox that both have."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from nights import Night

from conftest import Office, reference, staged
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.restored import Restore
from faxflow.domain.second_store import own_generation, sends_beside
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load

NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
RESTORED = Restore(2, 500, NIGHT, NIGHT, NIGHT.date(), CaseId(100_001), NIGHT)


@pytest.fixture
def night(office: Office) -> Night:
    return Night(office)


def alarms(office: Office) -> list[object]:
    found = office.rows("SELECT title FROM tasks WHERE task_key = 'alarm:second-store'")
    return [row[0] for row in found]


def loaded(office: Office) -> None:
    office.stage(staged(1, number="+15552010001"))
    load(office.work())


@pytest.mark.parametrize(
    ("restore", "hours", "beside"),
    [
        (None, 0, True),
        (RESTORED, 0, False),
        (RESTORED, 24, False),
        (RESTORED, 26, True),
        (replace(RESTORED, last_event_at=NIGHT + timedelta(days=40)), 26, False),
    ],
)
def test_what_goes_out_after_the_lost_time_is_anothers(
    restore: Restore | None, hours: float, *, beside: bool
) -> None:
    at = NIGHT + timedelta(hours=hours)

    assert sends_beside(restore, at, late=timedelta(hours=25)) is beside


def test_imports_of_one_archive_seldom_take_one_generation() -> None:
    taken = {own_generation(3, f"20261123T110000Z-{n:06x}") for n in range(20)}

    assert min(taken) > 3
    assert len(taken) > 15


def test_a_result_of_a_try_that_was_never_made_here_is_an_alarm(office: Office) -> None:
    loaded(office)
    office.send()

    office.hear(Verdict(VerdictKind.DELIVERED, reference=Reference(CaseId(1), 1, 40)))

    [title] = alarms(office)
    assert "FX-000001-A1G40" in str(title)


def test_results_of_our_own_tries_are_none(office: Office) -> None:
    loaded(office)
    office.send()

    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1)))

    assert alarms(office) == []


def test_copies_of_the_lost_time_are_none(night: Night) -> None:
    loaded(night.office)
    night.restore()
    night.office.clock.forward(hours=-3)
    night.copy(1)
    night.copy(77)
    night.office.clock.forward(hours=3)

    night.reconcile()

    assert alarms(night.office) == []


@pytest.mark.parametrize("case", [1, 77], ids=["a fax that is known", "one that is not"])
def test_a_copy_that_was_made_after_the_restore_is_an_alarm(night: Night, case: int) -> None:
    loaded(night.office)
    night.restore()
    night.office.clock.forward(hours=3)
    night.copy(case)

    night.reconcile()
    night.reconcile()

    assert len(alarms(night.office)) == 1


def test_a_result_of_the_lost_time_may_come_as_late_as_the_gateway_says(night: Night) -> None:
    loaded(night.office)
    night.restore()
    night.office.clock.forward(hours=20)
    night.was_told(Verdict(VerdictKind.DELIVERED, reference=reference(77)))
    night.reconcile()
    before = alarms(night.office)
    night.office.clock.forward(hours=20)
    night.was_told(Verdict(VerdictKind.DELIVERED, reference=reference(78)))

    night.reconcile()

    assert before == []
    assert len(alarms(night.office)) == 1
