"""Referrals picked by options: the same on every command, and no more than a person may see."""

from pathlib import Path
from typing import Any

import pytest
from hilltop import Hilltop, hilltop

from faxflow.cli.app import commands_for
from faxflow.cli.referrals import picking
from faxflow.domain.referral import Queue
from faxflow.errors import ExitCode

PICKING = {"stage", "owner", "overdue", "since", "until", "at"}
MOVING = ("advance", "complete", "close", "reopen", "assign")


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


@pytest.mark.parametrize("name", ["list", *MOVING])
def test_every_command_that_moves_referrals_picks_them_by_the_same_options(name: str) -> None:
    referral: Any = commands_for(["referral", name]).commands["referral"]

    options = {one.name for one in referral.commands[name].params}

    assert options >= PICKING


def test_those_of_a_desk_are_taken_together(here: Hilltop) -> None:
    taken = here.json("petra", "referral", "assign", "--at", "eligibility", "--take", "--yes")

    assert [one["referral"] for one in taken["results"]] == [here.names[Queue.ELIGIBILITY]]
    assert taken["done"] == 1


def test_nobody_picks_what_another_desk_has(here: Hilltop) -> None:
    taken = here.json("ida", "referral", "assign", "--at", "eligibility", "--take", "--yes")

    assert taken["results"] == []


def test_those_that_came_on_other_days_are_left(here: Hilltop) -> None:
    came = here.json("ada", "referral", "list", "--all", "--since", "2000-01-01")
    later = here.json("ada", "referral", "list", "--all", "--since", "2999-01-01")
    before = here.json("ada", "referral", "list", "--all", "--until", "2000-01-01")

    every = here.json("ada", "referral", "list", "--all")
    assert {one["referral"] for one in came["referrals"]} == {
        one["referral"] for one in every["referrals"]
    }
    assert (later["referrals"], before["referrals"]) == ([], [])


def test_an_ended_referral_is_picked_only_to_be_opened_again(here: Hilltop) -> None:
    ended = here.names[Queue.SUPERVISOR]

    reopened = here.json(
        *("ada", "referral", "reopen", "--at", "supervisor", "--reason", "closed-by-mistake"),
        *("--yes", "--dry-run"),
    )

    assert [one["referral"] for one in reopened["results"]] == [ended]


def test_what_is_open_is_not_picked_to_be_opened_again(here: Hilltop) -> None:
    reopened = here.json(
        *("ada", "referral", "reopen", "--since", "2000-01-01", "--reason", "closed-by-mistake"),
        *("--yes", "--dry-run"),
    )

    assert [one["referral"] for one in reopened["results"]] == [here.names[Queue.SUPERVISOR]]


def test_nobody_there_to_be_asked_means_that_nothing_is_moved(here: Hilltop) -> None:
    code, told = here.run("petra", "referral", "assign", "--at", "eligibility", "--take")

    assert code == 2
    assert "1 referral picked. Nobody is here to be asked" in told


def test_two_who_advance_a_desk_move_each_referral_once(
    here: Hilltop, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, pick = here.names[Queue.SCHEDULING], picking.names_or_picked
    back = ("referral", "advance", "--to", "documentation", "--reason", "step-skipped")

    def after_a_colleague(*given: Any) -> Any:
        picked = pick(*given)
        monkeypatch.setattr(picking, "names_or_picked", pick)
        here.run("ada", *back, name)
        return picked

    monkeypatch.setattr(picking, "names_or_picked", after_a_colleague)
    code, _ = here.run("ada", "referral", "advance", "--at", "scheduling", "--yes", "--json")

    shown = here.json("ada", "referral", "show", name)
    assert (code, shown["stage"]) == (ExitCode.NEEDS_PERSON, "documentation")


def test_no_two_referrals_are_given_what_is_true_of_one(here: Hilltop) -> None:
    two = [here.names[Queue.INTAKE], here.names[Queue.ELIGIBILITY]]
    advance = ("ada", "referral", "advance", "--dry-run")

    code, said = here.run(*advance, *two, "--set", "surname=Okafor")
    alone, _ = here.run(*advance, two[0], "--set", "surname=Okafor")

    assert (code, "would have the same surname" in said) == (ExitCode.USAGE, True)
    assert alone != ExitCode.USAGE
