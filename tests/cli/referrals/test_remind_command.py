"""remind and escalate at the door: what a person or cron sees of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faxflow.cli.cli_page import cli_page
from faxflow.config.load import load_config
from faxflow.domain.ids import ReferralId, RunId
from faxflow.domain.referral import STAGES, Queue, Stage
from faxflow.domain.referrals.alert import Alert, AlertKind, WallClock, compose
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.errors import ExitCode
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import NewReferral
from making import MovableClock
from rehearsing import Practice, practice

EIGHT, TEN, ONE = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (8, 10, 13))
"""On a Monday, in the practice's own zone."""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(EIGHT)


@pytest.fixture
def here(tmp_path: Path, clock: MovableClock) -> Iterator[Practice]:
    with practice(tmp_path, faxes=1) as made:
        yield replace(made, world=replace(made.world, clock=clock))


def come_in(here: Practice, *stages: Stage) -> None:
    """Referrals in these stages, at eight o'clock."""
    with here.store() as store, store.write() as tx:
        run = Run(RunId("intake"), "tester", lambda: EIGHT)
        runs.begin(tx, run, "intake")
        work = Work(store, run, load_config(here.config, here.world.environment))
        for stage in stages:
            patient = patients.insert(tx, {}, FoundBy(frozenset(), frozenset()), EIGHT)
            due = due_in(work, stage, {}, [])
            queue = STAGES[stage].queue
            new = NewReferral(patient, Channel.FAX, "", EIGHT, {}, stage, queue, due)
            records.insert(tx, run, new)


def answer(here: Practice, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert here.run(*words, "--json") == ExitCode.DONE
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_reminder_goes_to_the_desks_own_address_once(
    here: Practice, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    here.change("[report]", '[referrals.queues]\nintake = ["intake@hilltop.example"]\n[report]')
    come_in(here, Stage.INTAKE_RECEIVED)
    clock.at = TEN

    first = answer(here, capsys, "remind")
    second = answer(here, capsys, "remind")

    assert (first["reminders"], first["notices"]) == (1, 1)
    assert (second["reminders"], second["notices"]) == (0, 0)
    ((_, mail),) = here.gateway.office_mails
    told = message_from_bytes(mail)
    assert told["To"] == "intake@hilltop.example"
    assert told["Subject"] == "faxflow: a referral needs attention: RF-000001"


def test_a_dry_run_shows_each_desks_notice_and_sends_none(
    here: Practice, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    come_in(here, Stage.INTAKE_RECEIVED)
    clock.at = TEN

    here.run("remind", "--dry-run")

    told = capsys.readouterr().out
    assert "To the intake desk: faxflow: a referral needs attention: RF-000001" in told
    assert here.gateway.notices == []


def test_quiet_prints_nothing_day_and_night(
    here: Practice, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    come_in(here, Stage.INTAKE_RECEIVED)
    capsys.readouterr()

    for moment in (EIGHT, TEN, EIGHT.replace(hour=3)):
        clock.at = moment
        assert here.run("remind", "--quiet") == ExitCode.DONE

    assert capsys.readouterr().out == ""


def test_at_night_it_says_that_the_office_is_closed(
    here: Practice, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    here.change('open = ["00:00-24:00"]', 'open = ["08:00-17:00"]')
    clock.at = EIGHT.replace(hour=3)

    found = answer(here, capsys, "remind")

    assert found["open"] is False


def test_escalate_tells_the_fax_desk_and_the_supervisor_apart(
    here: Practice, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    come_in(here, Stage.INTAKE_RECEIVED, Stage.INTAKE_RECEIVED, Stage.ELIGIBILITY)
    clock.at = ONE

    planned = answer(here, capsys, "escalate", "--dry-run")
    done = answer(here, capsys, "escalate")

    assert (planned["overdue"], done["overdue"], done["desk_notices"]) == (2, 2, 1)
    assert "faxflow: 2 referrals are overdue" in here.gateway.notices


def test_a_second_run_beside_the_first_is_told_to_try_later(here: Practice) -> None:
    from faxflow.adapters.file_lock import FileLocks
    from faxflow.cli.notice_channels import NOTICES

    locks = FileLocks(here.folder / "data" / "locks", lambda: EIGHT)

    with locks.hold(NOTICES, "another"):
        code = here.run("remind")

    assert code == ExitCode.TRY_LATER


@pytest.mark.parametrize("kind", AlertKind)
def test_every_command_that_a_desk_is_told_of_exists(kind: AlertKind) -> None:
    one = Alert(ReferralId(1), 1, Stage.ELIGIBILITY, Queue.ELIGIBILITY, TEN)
    clock, page = WallClock(ZoneInfo("UTC"), ONE), cli_page()

    body = compose(kind, [one, one], clock).body

    named = re.findall(r"faxflow ((?:referral )?[a-z]+)(?: (--[a-z]+))?", body)
    assert ("referral show", "") in named
    for words, option in named:
        section = page.partition(f"faxflow {words}")[2].partition("\n## ")[0]
        assert section
        assert option in section
