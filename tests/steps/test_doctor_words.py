"""What doctor says where one of several things is meant."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from conftest import Office
from faxflow.domain.checkup import Finding, Level
from faxflow.domain.schedule.standing import Installed, Standing, Way
from faxflow.steps.doctor.clocks import look_at_zone
from faxflow.steps.doctor.mailboxes import certificate
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.stores import look_at_claims

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BY_HAND = Standing((Installed(Way.CRONTAB, "the crontab of faxflow", 3),))


@dataclass(frozen=True)
class Machine:
    """A machine in a zone, with a schedule; it is its own clocks and schedules."""

    zoned: str
    stands: Standing = field(default_factory=lambda: BY_HAND)

    @property
    def clocks(self) -> "Machine":
        return self

    @property
    def schedules(self) -> "Machine":
        return self

    def zone(self) -> str:
        return self.zoned

    def standing(self) -> Standing:
        return self.stands


def premises(office: Office, machine: Machine | None = None) -> Premises:
    paths = office.config.paths.model_copy(update={"data": office.store.path.parent})
    config = office.config.model_copy(update={"paths": paths})
    return Premises(Path("faxflow.toml"), {}, None, None, config, cast(Any, machine), NOW)


@pytest.mark.parametrize(
    ("machine", "level", "told"),
    [
        (Machine("America/New_York"), Level.WARNING, "cron goes by that, by hand."),
        (Machine("UTC"), Level.WARNING, "and cannot be right in summer and winter."),
        (Machine("America/New_York", Standing()), Level.OK, "no line of cron calls faxflow"),
        (Machine("America/Menominee"), Level.OK, "which is the same"),
    ],
)
def test_lines_of_cron_by_hand_are_told_as_what_they_are_in_the_machines_zone(
    make_office: Callable[..., Office], machine: Machine, level: Level, told: str
) -> None:
    office = make_office()
    practice = office.config.practice.model_copy(update={"time_zone": "America/Chicago"})
    office.config = office.config.model_copy(update={"practice": practice})

    (found,) = look_at_zone(premises(office, machine))

    assert found.level is level
    assert told in found.what


@pytest.mark.parametrize(
    ("days", "level"), [(-1, Level.WARNING), (13, Level.WARNING), (14, Level.OK), (90, Level.OK)]
)
def test_a_certificate_is_told_two_weeks_before_its_end(days: int, level: Level) -> None:
    (found,) = certificate("[mailbox]", NOW + timedelta(days=days), NOW)

    assert found.level is level


def test_of_many_dead_claims_the_first_five_are_named(office: Office) -> None:
    office.load_cases(7)
    with office.store.write() as tx:
        tx.execute(
            "UPDATE cases SET state = 'sending', claim = 'gone', changed_at = :at",
            {"at": "2026-11-01T00:00:00.000+00:00"},
        )

    few, many = claims_of(office, 5), claims_of(office, 7)

    assert "5 faxes FX-000001, FX-000002, FX-000003, FX-000004, FX-000005: claimed" in few.what
    assert "7 faxes FX-000001, " in many.what
    assert "FX-000005 and 2 more: claimed" in many.what


def claims_of(office: Office, first: int) -> Finding:
    """What is said while the first so many are claimed."""
    state = "CASE WHEN id <= :first THEN 'sending' ELSE 'ready' END"
    with office.store.write() as tx:
        tx.execute(f"UPDATE cases SET state = {state}", {"first": first})  # noqa: S608 - our words
    (found,) = look_at_claims(premises(office))
    return found
