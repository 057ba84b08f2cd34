"""undo: what a command did is taken back where that is honest, and nothing is run over."""

from typing import Any

import pytest
from loaded_practice import here, states, told

from faxflow.cli.app import commands_for
from faxflow.domain.undoing import A_PERSONS, instead_of_undoing
from faxflow.errors import ExitCode
from rehearsing import Practice

__all__ = ["here", "told"]
"""Fixtures."""


def test_a_hold_of_many_is_taken_back_at_once(here: Practice, told: Any) -> None:
    told("case", "hold", "--state", "ready", "--yes", "--because", "not-yet")

    undone = told("undo", "--yes")

    assert undone["done"] == 3
    assert states(here) == ["ready"] * 3


def test_a_release_is_taken_back_before_anything_went_out(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    told("case", "release", "FX-000001", "--because", "number-checked")

    told("undo", "--yes")

    assert states(here) == ["held", "ready", "ready"]


def test_what_has_gone_out_since_stays_out(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    told("case", "release", "FX-000001", "--because", "number-checked")
    assert here.run("send") == 0

    undone = told("undo", "--yes", code=ExitCode.NEEDS_PERSON)

    assert undone["done"] == 0
    assert "has gone on since" in undone["results"][0]["told"]
    assert states(here) == ["sent"] * 3


def test_a_cancelled_fax_is_not_undone_and_the_way_is_told(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.run("case", "cancel", "FX-000001", "--because", "not-wanted") == 0
    ((run,),) = here.rows("SELECT id FROM runs WHERE command = 'case cancel'")

    code = here.run("undo", str(run), "--yes")

    assert code == ExitCode.USAGE
    assert "faxflow case resend FX-… --again" in capsys.readouterr().err
    assert states(here)[0] == "cancelled"


def test_a_fax_made_by_mistake_is_never_sent(here: Practice, told: Any) -> None:
    told("case", "cancel", "FX-000001", "--because", "not-wanted")
    told("case", "resend", "FX-000001", "--again", "--because", "recipient-asked")

    told("undo", "--yes")

    assert states(here) == ["cancelled", "ready", "ready", "cancelled"]


def test_a_task_that_was_taken_is_given_back_and_one_that_was_closed_is_open(
    here: Practice, told: Any
) -> None:
    astray = "UPDATE tasks SET kind = 'review-change', due_at = opened_at"
    told("case", "hold", "FX-000001", "--because", "not-yet")
    with here.store() as store, store.write() as tx:
        tx.execute(astray)
    told("task", "take", "T-1")

    given_back = told("undo", "--yes")
    told("task", "done", "T-1")
    opened = told("undo", "--yes")

    assert given_back["results"][0]["told"] == "T-1 is given back to its queue."
    assert opened["results"][0]["told"] == "T-1 is open again."


def test_a_dry_run_says_what_would_be_and_changes_nothing(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")

    would = told("undo", "--dry-run")

    assert would["results"][0]["told"] == "FX-000001 would be ready."
    assert states(here)[0] == "held"


def test_an_undo_is_on_record_and_the_chain_holds(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")

    told("undo", "--yes")

    last = told("case", "show", "FX-000001")["history"][-1]
    assert (last["detail"], last["target"]) == ("undone", "ready")
    assert here.run("audit", "verify") == 0


def test_nothing_to_undo_and_an_unknown_run_are_said(here: Practice) -> None:
    assert here.run("undo", "--yes") == ExitCode.USAGE
    assert here.run("undo", "20260101T000000Z-000000", "--yes") == ExitCode.USAGE


def test_an_earlier_command_is_not_undone_in_the_place_of_the_last(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.run("case", "hold", "FX-000001", "--because", "not-yet") == 0
    assert here.run("case", "cancel", "FX-000002", "--because", "not-wanted") == 0

    code = here.run("undo", "--yes")

    assert code == ExitCode.USAGE
    assert "faxflow case resend FX-… --again" in capsys.readouterr().err
    assert states(here) == ["held", "cancelled", "ready"]


@pytest.mark.parametrize("name", A_PERSONS)
def test_what_undo_speaks_of_is_a_command_and_what_it_tells_instead_can_be_typed(name: str) -> None:
    told = (instead_of_undoing(name) or "faxflow undo").split()[1:]

    command = command_of(told)

    assert name.endswith(command_of(name.split()).name)
    options = {option: one.required for one in command.params for option in one.opts}
    assert {word for word in told if word.startswith("--")} <= {*options}
    assert {one for one, needed in options.items() if needed and one.startswith("--")} <= {*told}


def command_of(words: list[str]) -> Any:
    """The command that the words begin with."""
    found: Any = commands_for()
    for word in words:
        found = found.commands[word] if hasattr(found, "commands") else found
    return found
