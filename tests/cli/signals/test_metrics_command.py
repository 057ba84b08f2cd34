"""`faxflow metrics`, and the file that every run leaves for node_exporter."""

import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.domain.signals import catalogue
from faxflow.errors import ExitCode
from making import REHEARSAL_TEXT, MovableClock, new_store
from metrics_read import faults, figures

METRICS = '[metrics]\nfile = "out/faxflow.prom"\n'


@dataclass
class Practice:
    folder: Path
    clock: MovableClock
    tokens: Iterator[int] = field(default_factory=count)

    def run(self, *words: str) -> int:
        world = World({}, self.clock, "tester", lambda: f"{next(self.tokens):06x}")
        return main([*words, "--config", str(self.folder / "faxflow.toml")], world)

    def log(self) -> str:
        return (self.folder / "data" / "faxflow.log").read_text()

    @property
    def file(self) -> Path:
        return self.folder / "out" / "faxflow.prom"


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT + METRICS)
    (tmp_path / "data").mkdir()
    (tmp_path / "out").mkdir()
    new_store(tmp_path / "data").close()
    return Practice(tmp_path, MovableClock())


def test_every_run_writes_the_file_at_its_end_for_all_to_read(practice: Practice) -> None:
    code = practice.run("report")

    text = practice.file.read_text()
    found = figures(text)
    assert code == ExitCode.DONE
    assert stat.S_IMODE(practice.file.stat().st_mode) == 0o644
    assert found['faxflow_run_last_exit_code{command="report"}'] == 0
    assert found['faxflow_run_last_success_timestamp_seconds{command="report"}'] > 1e9
    assert [path.name for path in practice.file.parent.iterdir()] == ["faxflow.prom"]
    assert faults(text) == []


def test_a_run_that_fails_writes_it_too(practice: Practice) -> None:
    practice.run("report")
    practice.clock.forward(hours=1)

    code = practice.run("run-morning")

    found = figures(practice.file.read_text())
    assert code == ExitCode.USAGE
    assert found['faxflow_run_last_exit_code{command="run-morning"}'] == code
    assert found['faxflow_run_last_success_timestamp_seconds{command="run-morning"}'] == 0


def test_a_dry_run_is_no_success(practice: Practice) -> None:
    practice.run("retry", "--dry-run")

    found = figures(practice.file.read_text())
    assert found['faxflow_run_last_exit_code{command="retry"}'] == 0
    assert found['faxflow_run_last_success_timestamp_seconds{command="retry"}'] == 0


def test_a_folder_that_cannot_be_written_stops_nothing(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.file.parent.rmdir()

    code = practice.run("retry", "--quiet")

    assert code == ExitCode.DONE
    assert capsys.readouterr().err == ""
    assert "event=metrics-failed" in practice.log()


def test_without_a_file_nothing_is_counted(practice: Practice) -> None:
    (practice.folder / "faxflow.toml").write_text(REHEARSAL_TEXT)

    practice.run("report")

    assert not practice.file.exists()
    assert not (practice.folder / "data" / "counters.json").exists()


def test_the_command_prints_what_the_file_holds(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.run("report")
    capsys.readouterr()

    code = practice.run("metrics")

    text = capsys.readouterr().out
    assert code == ExitCode.DONE
    assert faults(text) == []
    assert set(figures(practice.file.read_text())) >= set(figures(text))


def test_in_json_each_figure_is_an_object(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.run("metrics", "--json")

    told = json.loads(capsys.readouterr().out)
    states = [one for one in told["metrics"] if one["name"] == catalogue.CASES.name]
    assert told["schema_version"] == 1
    assert len(states) == 10
    assert states[0] == {"name": "faxflow_cases", "labels": {"state": "ready"}, "value": 0.0}
