"""What is picked by options is what a person means, and nothing that it must not be done to."""

import io
import sys
from typing import Any

import pytest
from loaded_practice import here, states, told

from faxflow.config.load import load_config
from faxflow.errors import ExitCode
from rehearsing import Practice

__all__ = ["here", "told"]
"""Fixtures."""


class _Terminal(io.StringIO):
    """Where a person sits and answers."""

    def isatty(self) -> bool:
        return True


def test_faxes_to_several_numbers_are_never_all_given_one(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    before = here.rows("SELECT number FROM cases")
    right = ("--number", "+15552340117", "--because", "mistyped")

    code = here.run("case", "correct", "--state", "ready", *right, "--yes")

    assert code == ExitCode.USAGE
    assert "--was" in capsys.readouterr().err
    assert here.rows("SELECT number FROM cases") == before


def test_what_was_held_once_is_not_held_for_it_now(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    told("case", "release", "FX-000001", "--because", "number-checked")

    options = ("--held-for", "person", "--state", "ready", "--yes")
    told("case", "cancel", *options, "--because", "not-wanted")

    assert states(here) == ["ready"] * 3


def test_a_state_named_many_times_hides_no_other(told: Any) -> None:
    many = ["--state", "held"] * 10

    assert told("case", "list", *many, "--state", "ready")["matching"] == 3


def test_what_goes_on_while_the_person_thinks_is_left(
    here: Practice, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("case", "hold", "FX-000001", "FX-000002", "--because", "not-yet")

    class Thinking(_Terminal):
        """A colleague releases one before the answer is typed."""

        def readline(self, size: int = -1, /) -> str:
            if states(here)[0] == "held":
                here.run("case", "release", "FX-000001", "--because", "number-checked")
            return super().readline(size)

    monkeypatch.setattr(sys, "stdin", Thinking("y\ny\n"))
    monkeypatch.setattr(sys, "stderr", _Terminal())

    here.run("case", "cancel", "--state", "held", "--because", "not-wanted")

    assert states(here) == ["ready", "cancelled", "ready"]


def test_what_went_astray_is_not_released_among_others(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "FX-000002", "--because", "not-yet")
    with here.store() as store, store.write() as tx:
        tx.execute(
            "UPDATE events SET cause = 'it went astray at this number'"
            " WHERE subject = 'FX-000001' AND target = 'held'"
        )

    among = ("case", "release", "--state", "held", "--yes", "--because", "number-checked")
    released = told(*among, code=ExitCode.NEEDS_PERSON)

    assert released["done"] == 1
    assert "faxflow case show FX-000001" in released["results"][0]["told"]
    assert states(here)[:2] == ["held", "ready"]


@pytest.mark.parametrize("which", [("FX-000001",), ("--held-for", "astray", "--yes")])
def test_what_went_astray_is_released_where_that_is_meant(
    here: Practice, told: Any, which: tuple[str, ...]
) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE events SET cause = 'it went astray at this number' WHERE target='held'")

    told("case", "release", *which, "--because", "number-checked")

    assert states(here)[0] == "ready"


def test_who_goes_away_from_the_question_has_interrupted_it_and_found_no_bug(
    here: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal(""))
    monkeypatch.setattr(sys, "stderr", _Terminal())

    code = here.run("case", "cancel", "--state", "ready", "--because", "not-wanted")

    assert code == ExitCode.INTERRUPTED
    assert here.rows("SELECT exit_code FROM runs WHERE command = 'case cancel'") == [(130,)]
    assert states(here) == ["ready"] * 3


EMPTY_OPTIONS = [
    *(("case", "list", option) for option in ("--number", "--since", "--letter", "--gateway")),
    *(("case", "cancel", "--because", "not-wanted", "--yes", option) for option in ("--number",)),
    ("case", "correct", "--number", "+15552340117", "--because", "mistyped", "--yes", "--was"),
    *(("task", "list", option) for option in ("--case", "--owner", "--batch")),
    ("task", "done", "--yes", "--case"),
    ("referral", "list", "--owner"),
]


@pytest.mark.parametrize("words", EMPTY_OPTIONS, ids=" ".join)
def test_an_option_whose_variable_was_never_set_picks_nothing_rather_than_everything(
    here: Practice, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code = here.run(*words, "")

    assert code == ExitCode.USAGE
    assert f"{words[-1]} is empty" in capsys.readouterr().err
    assert states(here) == ["ready"] * 3


@pytest.mark.parametrize("words", [("case", "list"), ("task", "list"), ("referral", "list")])
def test_days_that_end_before_they_begin_are_a_mistake_and_not_an_empty_list(
    here: Practice, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code = here.run(*words, "--since", "today", "--until", "yesterday")

    assert code == ExitCode.USAGE
    assert "after --until yesterday" in capsys.readouterr().err


def test_one_day_is_its_own_beginning_and_end(told: Any) -> None:
    assert told("case", "list", "--since", "today", "--until", "today")["matching"] == 3


@pytest.mark.parametrize("option", ["--letter", "--gateway"])
def test_a_word_that_nothing_here_is_called_is_a_mistake_and_not_an_empty_list(
    here: Practice, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    code = here.run("case", "hold", option, "simulatd", "--because", "not-yet", "--yes")

    assert code == ExitCode.USAGE
    assert "is called 'simulatd'" in capsys.readouterr().err


def test_a_gateway_that_has_no_fax_yet_is_an_empty_list(here: Practice, told: Any) -> None:
    (name,) = {one.name for one in load_config(here.config, {}).gateways}

    assert told("case", "list", "--gateway", name)["matching"] == 0
