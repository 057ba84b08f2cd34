"""Every way to end has its exit code and one clear line, and no line names a patient."""

import errno
import io
import json
import logging
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from faxflow.cli.logs.opening import open_log
from faxflow.cli.main import main
from faxflow.cli.session import config_path
from faxflow.cli.world import World
from faxflow.config.log import LogSettings
from faxflow.errors import ExitCode
from faxflow.store import connection
from making import MORNING, REHEARSAL_TEXT, MovableClock, new_store

PATIENT = "Quill Vandersloot, MRN 7710-4431"
LOOKING = [["report"], ["gateway", "status"], ["audit", "verify"], ["retry"], ["load"]]


class Told(NamedTuple):
    code: int
    out: str
    err: str


@dataclass
class Desk:
    """A practice without servers: its folder, and the world its commands run in."""

    folder: Path
    world: World
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str, world: World | None = None) -> int:
        return main(
            [*arguments, "--config", str(self.folder / "faxflow.toml")], world or self.world
        )

    def tell(self, *arguments: str) -> "Told":
        """What a command prints, and its exit code."""
        self.capsys.readouterr()
        code = self.run(*arguments)
        told = self.capsys.readouterr()
        return Told(code, told.out, told.err)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        beside = sqlite3.connect(self.folder / "data" / "faxflow.db")
        found = beside.execute(sql).fetchall()
        beside.close()
        return found

    def log(self) -> str:
        return (self.folder / "data" / "faxflow.log").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT)
    (tmp_path / "data").mkdir()
    new_store(tmp_path / "data").close()
    tokens = iter(range(1_000_000))
    world = World({}, MovableClock(), "tester", lambda: f"{next(tokens):06x}")
    return Desk(tmp_path, world, capsys)


def clock_that(raises: BaseException, *, at_reading: int) -> Callable[[], datetime]:
    """A clock that fails in the middle of a run."""
    readings = iter(range(1, 1000))

    def clock() -> datetime:
        if next(readings) == at_reading:
            raise raises
        return MORNING

    return clock


class ClosedPipe(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, _: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


class NoEnvironment(dict[str, str]):
    """An environment that cannot be read."""

    def get(self, *_: object) -> str:  # type: ignore[override]
        raise ValueError(PATIENT)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["report", "--fly"],
        ["case"],
        ["case", "show"],
        ["demo", "--faxes", "none"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_none_is_a_usage_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(arguments)

    told = capsys.readouterr()
    assert code == ExitCode.USAGE
    assert "Traceback" not in told.out + told.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "--date", "soon"], "'soon' is no day (known are: today"),
        (["case", "show", "FX-000099"], "There is no case FX-000099"),
        (["case", "show", "Vandersloot"], "There is no case"),
        (["case", "show", "FX-" + "9" * 30], "There is no case"),
        (["rejects", "B-x"], "'B-x' is no batch"),
    ],
)
def test_a_wrong_argument_is_a_usage_error_in_one_line(
    desk: Desk, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code = desk.run(*arguments)

    told = capsys.readouterr()
    assert (code, told.out) == (ExitCode.USAGE, "")
    assert says in told.err
    assert told.err.count("\n") == 1


def no_configuration(desk: Desk) -> None:
    (desk.folder / "faxflow.toml").unlink()


def no_key(desk: Desk) -> None:
    (desk.folder / "faxflow.toml").write_text(REHEARSAL_TEXT.replace('data = "data"\n', ""))


def no_store(desk: Desk) -> None:
    (desk.folder / "data" / "faxflow.db").unlink()


def damaged_store(desk: Desk) -> None:
    (desk.folder / "data" / "faxflow.db").write_bytes(b"no database" * 99)


def production(desk: Desk) -> None:
    (desk.folder / "faxflow.toml").write_text(REHEARSAL_TEXT.replace('"rehearsal"', '"production"'))


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (no_configuration, ExitCode.USAGE, "faxflow.toml: no such file"),
        (no_key, ExitCode.CONFIGURATION, "[paths] data: it is missing"),
        (no_store, ExitCode.STORE, "There is no store at"),
        (damaged_store, ExitCode.STORE, "cannot be read"),
        (production, ExitCode.CONFIGURATION, "was made for rehearsal"),
    ],
)
def test_what_is_missing_is_told_in_one_line_with_its_own_code(
    desk: Desk, fault: Callable[[Desk], None], code: ExitCode, says: str
) -> None:
    fault(desk)

    plain, with_json = desk.tell("report"), desk.tell("report", "--json")

    assert plain == with_json
    assert (plain.code, plain.out) == (code, "")
    assert says in plain.err
    assert plain.err.count("\n") == 1


def test_a_locked_store_is_to_be_tried_later(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)
    other = sqlite3.connect(desk.folder / "data" / "faxflow.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    code = desk.run("report")

    other.close()
    assert code == ExitCode.TRY_LATER
    assert "is locked" in capsys.readouterr().err


def test_a_broken_chain_is_a_failed_check(desk: Desk) -> None:
    beside = sqlite3.connect(desk.folder / "data" / "faxflow.db")
    beside.execute(
        "INSERT INTO events (at, run_id, actor, subject, cause, hash)"
        " VALUES ('', '', '', '', '', '')"
    )
    beside.commit()
    beside.close()

    code = desk.run("audit", "verify")

    assert code == ExitCode.CHECK_FAILED


@pytest.mark.parametrize("at_reading", [1, 2, 3])
def test_an_interrupted_run_says_so_and_is_recorded_as_such(
    desk: Desk, capsys: pytest.CaptureFixture[str], at_reading: int
) -> None:
    interrupted = replace(desk.world, clock=clock_that(KeyboardInterrupt(), at_reading=at_reading))

    code = desk.run("report", world=interrupted)

    assert code == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == (
        "faxflow: Interrupted. Nothing was lost; run the command again.\n"
    )
    recorded = desk.rows("SELECT exit_code FROM runs")
    assert recorded == ([(130,)] if at_reading == 3 else [])


@pytest.mark.parametrize("at_reading", [1, 3])
def test_a_bug_is_one_line_and_neither_that_nor_the_log_repeats_a_value(
    desk: Desk, capsys: pytest.CaptureFixture[str], at_reading: int
) -> None:
    broken = replace(desk.world, clock=clock_that(KeyError(PATIENT), at_reading=at_reading))

    code = desk.run("report", world=broken)

    told = capsys.readouterr()
    assert (code, told.out) == (ExitCode.BUG, "")
    assert told.err.startswith("faxflow: A bug: KeyError at ")
    assert told.err.count("\n") == 1
    assert "KeyError" in desk.log()
    for word in ("Vandersloot", "7710", "Traceback"):
        assert word not in told.err + desk.log()


def test_a_bug_before_there_is_a_log_is_one_line_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    open_log(LogSettings(), desk.folder / "no such folder", {})
    desk.world = replace(desk.world, environment=NoEnvironment())

    told = desk.tell("report")

    assert (told.code, told.out) == (ExitCode.BUG, "")
    assert told.err.count("\n") == 1
    assert "Vandersloot" not in told.err


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_json_is_whole_and_carries_its_schema_version(
    desk: Desk, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    code = desk.run(*command, "--json")

    told = capsys.readouterr()
    assert (code, told.err) == (ExitCode.DONE, "")
    assert json.loads(told.out)["schema_version"] == 1


@pytest.mark.parametrize("command", [["audit", "verify"], ["retry"], ["load"]], ids=" ".join)
def test_quiet_says_nothing_when_all_is_well(desk: Desk, command: list[str]) -> None:
    loud, quiet = desk.tell(*command), desk.tell(*command, "--quiet")

    assert loud.out
    assert quiet == (ExitCode.DONE, "", "")


def test_a_reader_who_has_left_is_no_failure(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as piped:
        piped.setattr("sys.stdout", ClosedPipe())
        code = desk.run("report")

    assert code == ExitCode.DONE
    assert capsys.readouterr().err == ""


def test_a_terminal_that_cannot_show_every_sign_ends_no_command_as_a_bug(desk: Desk) -> None:
    program = [sys.executable, "-m", "faxflow", "report"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(
        [*program, "--config", str(desk.folder / "faxflow.toml")],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")
    assert b"Nothing needs a person." in done.stdout


def test_the_log_is_the_owners_alone_and_holds_the_run(desk: Desk) -> None:
    desk.run("report")

    log = desk.folder / "data" / "faxflow.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "run 20261123T110000Z-000000 of report ended with 0" in desk.log()


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_a_run_is_recorded_under_its_whole_name(desk: Desk, command: list[str]) -> None:
    desk.run(*command)

    assert desk.rows("SELECT command, actor, exit_code FROM runs") == [
        (" ".join(command), "tester", 0)
    ]


def test_a_run_that_fails_is_recorded_with_its_code_and_kind(desk: Desk) -> None:
    desk.run("case", "show", "FX-000099")

    recorded = desk.rows("SELECT exit_code, summary FROM runs")
    assert recorded == [(2, '{"problem": "UnknownCase"}')]


def test_the_configuration_is_looked_for_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = World({}, MovableClock(), "tester", str)
    named = replace(plain, environment={"FAXFLOW_CONFIG": "named.toml"})
    installed = config_path(None, plain)
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT)

    found = [config_path(Path("flag.toml"), named), config_path(None, named)]
    found.append(config_path(None, plain))

    assert [str(path) for path in found] == ["flag.toml", "named.toml", "faxflow.toml"]
    assert installed == Path("/etc/faxflow/faxflow.toml")
