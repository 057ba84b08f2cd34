"""The rehearsed referral desks: one small run without a reader of scans, from all sides."""

import json
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode

_NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""A Sunday."""

_COUNT = 20

pytestmark = pytest.mark.timeout(300)  # three days, on machines that are busy with other tests


@dataclass(frozen=True)
class Rehearsed:
    """What the demo answered, and where it left what it made."""

    code: int
    told: dict[str, Any]
    world: World

    def ask(self, *arguments: str) -> tuple[int, str]:
        """A command on what the demo made."""
        return _said([*arguments, "-c", str(self.told["config"])], self.world)


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    folder, tokens = tmp_path_factory.mktemp("desks"), iter(range(1_000_000))
    world = World({}, lambda: _NOW, "visitor", lambda: f"{next(tokens):06x}")
    options = ["--count", str(_COUNT), "--json", "--keep", str(folder / "demo")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder))  # so that no Tesseract is found
        code, text = _said(["demo", "--referrals", *options], world)
    return Rehearsed(code, json.loads(text), world)


def _said(arguments: list[str], world: World) -> tuple[int, str]:
    with redirect_stdout(StringIO()) as said:
        code = main(arguments, world)
    return code, said.getvalue()


def test_all_is_as_the_day_was_meant(rehearsed: Rehearsed) -> None:
    wrong = [check for check in rehearsed.told["checks"] if check["wrong"]]

    assert wrong == []
    assert rehearsed.code == ExitCode.DONE


def test_every_message_is_a_referral_a_no_op_or_a_task(rehearsed: Rehearsed) -> None:
    rows = rehearsed.told["arrivals"].values()

    every = sum(sum(row.values()) for row in rows)

    assert every == rehearsed.told["checks"][0]["of"]
    assert min(count for row in rows for count in row.values()) >= 0


def test_every_referral_stands_somewhere(rehearsed: Rehearsed) -> None:
    standing = [row["referrals"] for row in rehearsed.told["standing"]]

    assert sum(standing) == rehearsed.told["referrals"] == _COUNT


def test_some_desks_were_reminded_and_some_loops_closed(rehearsed: Rehearsed) -> None:
    told = rehearsed.told

    assert told["alerts"].keys() == {"reminder", "escalation"}
    assert 0 < told["loops_closed"] <= told["answers"]


def test_the_days_are_open_ones_that_are_over(rehearsed: Rehearsed) -> None:
    assert rehearsed.told["days"] == ["2026-11-18", "2026-11-19", "2026-11-20"]


@pytest.mark.parametrize(
    "command", [("queue",), ("referral", "show", "RF-000001"), ("referral", "duplicates", "list")]
)
def test_the_visitor_may_look_at_all_that_was_made(
    rehearsed: Rehearsed, command: tuple[str, ...]
) -> None:
    code, text = rehearsed.ask(*command)

    assert code == ExitCode.DONE
    assert text


def test_without_a_reader_of_scans_they_are_referrals_all_the_same(rehearsed: Rehearsed) -> None:
    told = rehearsed.told

    assert not told["scans_read"]
    assert told["arrivals"]["fax"]["referral"]
