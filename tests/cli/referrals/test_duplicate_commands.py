"""faxflow referral duplicates: what it lists, shows and changes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.domain.ids import RunId
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.steps.referrals.find_duplicates import find_duplicates
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.records import Due, NewReferral
from rehearsing import Practice, practice, wall_clock

ROWAN = {
    Field.GIVEN_NAME: "Rowan",
    Field.SURNAME: "Ashdowner",
    Field.DATE_OF_BIRTH: "1949-02-27",
    Field.PHONE: "+12025550163",
    Field.SERVICE: "sleep study",
}
ELSEWHERE = {**ROWAN, Field.PHONE: "+12025550111", Field.SERVICE: "MRI"}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path) as made:
        take_in(made, ROWAN, ELSEWHERE)
        yield made


def take_in(here: Practice, *people: dict[Field, str]) -> None:
    """A referral of each, as intake makes it."""
    now = wall_clock()
    run = Run(RunId("r"), "tester", wall_clock)
    with here.store() as store, store.write() as tx:
        runs.begin(tx, run, "test")
        work = Work(store, run, load_config(here.config, {}))
        for told in people:
            patient = patients.insert(tx, told, found_by(told), now)
            stage = Stage.INTAKE_RECEIVED
            due, queue = Due(now, now, ""), STAGES[stage].queue
            new = NewReferral(patient, Channel.FAX, "", now, told, stage, queue, due)
            find_duplicates(tx, work, records.insert(tx, run, new))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_list_names_ids_grade_and_reasons_and_nobody(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    code = here.run("referral", "duplicates", "list")

    text = capsys.readouterr().out
    assert code == 0
    assert text.startswith("PD-1  RF-000002 and RF-000001: one person?")
    assert "Rowan" not in text


def test_show_puts_both_side_by_side_and_is_on_record(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    here.run("referral", "duplicates", "show", "PD-1")

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["given_name", "Rowan", "Rowan"] in lines
    assert ["≠", "phone", "+12025550111", "+12025550163"] in lines
    shown = here.rows("SELECT subject, reason FROM events WHERE cause = 'shown' ORDER BY id")
    assert shown == [("RF-000002", "duplicates"), ("RF-000001", "duplicates")]


def test_a_link_and_its_undoing_by_command(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("referral", "duplicates", "link", "PD-1")
    linked = here.rows("SELECT person_id FROM patients")
    capsys.readouterr()

    here.run("referral", "duplicates", "undo", "PD-1", "--json")

    assert told(capsys)["results"] == [
        {
            "pair": "PD-1",
            "done": True,
            "told": "PD-1: what was decided is undone; they are asked about again.",
            "state": "open",
        }
    ]
    assert linked == [(1,), (1,)]
    assert here.rows("SELECT person_id FROM patients") == [(1,), (2,)]


def test_a_contradiction_is_refused_with_what_to_do(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("referral", "duplicates", "distinct", "PD-1")
    capsys.readouterr()

    code = here.run("referral", "duplicates", "link", "PD-1")

    assert code == 3
    assert "faxflow referral duplicates undo PD-1" in capsys.readouterr().err
    assert here.rows("SELECT state FROM possible_duplicates") == [("distinct",)]


def test_a_pair_that_is_not_there_is_a_usage_error(here: Practice) -> None:
    assert here.run("referral", "duplicates", "link", "PD-99") == 2
    assert here.run("referral", "duplicates", "show", "PD-99") == 2
