"""Faxes picked by options instead of names: the same options on every command, none by mistake."""

import io
import sys
from datetime import timedelta
from typing import Any

import pytest
from loaded_practice import here, states, told

from faxflow.cli.app import commands_for
from faxflow.errors import ExitCode
from rehearsing import Practice, wall_clock

__all__ = ["here", "told"]
"""Fixtures."""

PICKING = {"state", "reason", "held_for", "since", "until", "batch", "letter", "gateway", "number"}
DOING = {"yes", "dry_run", "json"}
CHANGING = ("hold", "release", "cancel", "correct", "resolve", "resend", "incident")


class _Terminal(io.StringIO):
    """Where a person sits and answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["list", *CHANGING])
def test_every_command_about_faxes_picks_them_by_the_same_options(name: str) -> None:
    case: Any = commands_for(["case", name]).commands["case"]

    options = {one.name for one in case.commands[name].params}

    assert options >= PICKING
    assert name == "list" or options >= DOING


def test_what_is_picked_is_held_and_what_is_not_picked_is_left(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000002", "--because", "not-yet")

    held = told("case", "hold", "--state", "ready", "--yes", "--because", "number-doubted")

    assert [one["case"] for one in held["results"]] == ["FX-000001", "FX-000003"]
    assert states(here) == ["held"] * 3


def test_without_a_state_those_are_picked_that_the_command_can_work_on(
    here: Practice, told: Any
) -> None:
    told("case", "cancel", "FX-000002", "--because", "not-wanted")

    held = told("case", "hold", "--batch", "B-000001", "--yes", "--because", "not-yet")

    assert held["done"] == 2
    assert states(here) == ["held", "cancelled", "held"]


def test_nobody_there_to_be_asked_means_that_nothing_is_done(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("case", "cancel", "--state", "ready", "--because", "not-wanted")

    assert code == ExitCode.USAGE
    assert "3 faxes picked: 3 ready. Nobody is here to be asked" in capsys.readouterr().err
    assert states(here) == ["ready"] * 3


@pytest.mark.parametrize(("answer", "after"), [("y\n", "cancelled"), ("n\n", "ready")])
def test_a_person_is_asked_how_many_it_is_and_may_think_better_of_it(
    here: Practice, monkeypatch: pytest.MonkeyPatch, answer: str, after: str
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal(answer))
    monkeypatch.setattr(sys, "stderr", _Terminal())

    code = here.run("case", "cancel", "--state", "ready", "--because", "not-wanted")

    assert code == 0
    assert states(here) == [after] * 3


def test_a_dry_run_shows_what_is_picked_and_asks_nothing(here: Practice, told: Any) -> None:
    would = told("case", "hold", "--since", "today", "--because", "not-yet", "--dry-run")

    assert would["done"] == 3
    assert states(here) == ["ready"] * 3


def test_names_and_options_at_once_are_refused_and_so_is_neither(here: Practice) -> None:
    both = here.run("case", "hold", "FX-000001", "--state", "ready", "--because", "not-yet")
    neither = here.run("case", "hold", "--yes", "--because", "not-yet")

    assert (both, neither) == (ExitCode.USAGE, ExitCode.USAGE)
    assert states(here) == ["ready"] * 3


def test_days_end_where_the_day_after_begins(told: Any) -> None:
    today = wall_clock().date()

    assert told("case", "list", "--since", "today")["matching"] == 3
    assert told("case", "list", "--since", "1d", "--until", "today")["matching"] == 3
    assert told("case", "list", "--until", "yesterday")["matching"] == 0
    assert told("case", "list", "--since", str(today + timedelta(days=1)))["matching"] == 0


def test_faxes_are_picked_by_why_they_are_held(told: Any) -> None:
    told("case", "hold", "FX-000003", "--because", "not-yet")

    by_person = told("case", "list", "--held-for", "person")
    by_number = told("case", "list", "--held-for", "number")

    assert [one["case"] for one in by_person["cases"]] == ["FX-000003"]
    assert by_number["cases"] == []


def test_faxes_are_picked_by_letter_gateway_and_number(here: Practice, told: Any) -> None:
    assert here.run("send") == 0
    ((letter, number, gateway),) = here.rows(
        "SELECT letter, c.number, gateway FROM cases c JOIN attempts ON case_id = id WHERE id = 2"
    )

    by_letter = told("case", "list", "--letter", str(letter))
    by_gateway = told("case", "list", "--gateway", str(gateway))
    by_number = told("case", "list", "--number", str(number))

    assert (by_letter["matching"], by_gateway["matching"]) == (3, 3)
    assert [one["case"] for one in by_number["cases"]] == ["FX-000002"]
    assert here.run("case", "list", "--gateway", "another") == ExitCode.USAGE


def test_all_faxes_to_one_number_are_corrected_at_once(here: Practice, told: Any) -> None:
    ((number,),) = here.rows("SELECT number FROM cases WHERE id = 1")
    right = ("--number", "+15552340117", "--because", "number-changed")

    corrected = told("case", "correct", "--was", str(number), *right, "--yes")

    assert [one["case"] for one in corrected["results"]] == ["FX-000001"]
    assert here.rows("SELECT number FROM cases WHERE id = 1") == [("+15552340117",)]


def test_where_nothing_matches_nothing_is_done_and_that_is_no_failure(told: Any) -> None:
    nothing = told("case", "release", "--state", "failed", "--yes", "--because", "number-checked")

    assert nothing["done"] == 0


def test_tasks_are_picked_by_the_same_options_on_every_command(told: Any) -> None:
    told("case", "hold", "FX-000001", "FX-000002", "--because", "not-yet")

    about = told("task", "list", "--all", "--case", "FX-000002")
    of_batch = told("task", "list", "--all", "--batch", "B-000001", "--since", "today")
    none = told("task", "list", "--all", "--until", "yesterday")

    assert [one["case"] for one in about["tasks"]] == ["FX-000002"]
    assert {one["case"] for one in of_batch["tasks"]} >= {"FX-000001", "FX-000002"}
    assert none["tasks"] == []


def test_tasks_that_are_picked_are_taken_together(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "FX-000002", "--because", "not-yet")
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE tasks SET due_at = opened_at")

    taken = told("task", "take", "--kind", "release-held", "--yes")

    assert taken["done"] == 2
    assert len(told("task", "list", "--mine")["tasks"]) == 2
