"""Whose runs are told to a dead-man's switch, and what; it never stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.world import World
from faxflow.errors import BadUsage, ExitCode, LockHeld, StoreMissing
from making import REHEARSAL_TEXT, MovableClock, new_store
from servers.ping_listener import PingListener

PING = """
[ping]
rehearsal = true
url = "MORNING"
urls = {report = "REPORT", "case show" = "REPORT", retry = "REPORT"}
hosts = ["127.0.0.1"]
timeout_seconds = 0.5
"""


@dataclass
class Practice:
    """Its folder, and a switch that keeps what it is told."""

    folder: Path
    listener: PingListener
    text: str = REHEARSAL_TEXT + PING
    tokens: Iterator[int] = field(default_factory=count)

    @property
    def config(self) -> Path:
        path = self.folder / "faxflow.toml"
        path.write_text(self.text)
        return path

    @property
    def world(self) -> World:
        address = f"http://127.0.0.1:{self.listener.port}/check"
        environment = {"MORNING": address, "REPORT": f"{address}-report"}
        return World(environment, MovableClock(), "tester", lambda: f"{next(self.tokens):06x}")

    def run(self, *words: str) -> int:
        return main([*words, "--config", str(self.config)], self.world)

    def told(self) -> list[str]:
        """The paths that were asked for."""
        return [one.target.partition("?")[0] for one in self.listener.asked]

    def log(self) -> str:
        return (self.folder / "data" / "faxflow.log").read_text()


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    (tmp_path / "data").mkdir()
    new_store(tmp_path / "data").close()
    with PingListener().listening() as listener:
        yield Practice(tmp_path, listener)


def test_a_run_tells_that_it_begins_and_that_it_went_well(practice: Practice) -> None:
    code = practice.run("report")

    assert code == ExitCode.DONE
    assert practice.told() == ["/check-report/start", "/check-report"]


def test_start_and_end_of_a_run_share_an_id_and_two_runs_do_not(practice: Practice) -> None:
    practice.run("report")

    ids = [one.target.partition("rid=")[2] for one in practice.listener.asked]
    assert ids[0] == ids[1] != ""


def test_a_command_that_is_not_named_is_not_told(practice: Practice) -> None:
    practice.run("gateway", "status")

    assert practice.told() == []


def test_a_morning_is_told_by_url_alone(practice: Practice) -> None:
    def act(session: Session) -> Answer:
        return Answer("", {"handed_over": 650, "states": {"held": 2}, "day": "2026-11-23"})

    perform("run-morning", practice.config, practice.world, act)

    assert practice.told() == ["/check/start", "/check"]
    body = practice.listener.asked[1].body.decode().splitlines()
    assert body[0] == "faxflow run-morning"
    assert body[2:] == ["exit code 0", "handed over: 650", "states held: 2"]


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (StoreMissing(path="x", config="y"), "/check-report/74"),
        (LockHeld(lock="outbound", holder="run x"), "/check-report/log"),
        (ZeroDivisionError(), "/check-report/1"),
        (KeyboardInterrupt(), "/check-report/130"),
    ],
    ids=["failure", "try later", "bug", "interrupted"],
)
def test_how_it_fails_is_told_by_its_exit_code(
    practice: Practice, ends: BaseException, told: str
) -> None:
    def act(session: Session) -> Answer:
        raise ends

    with pytest.raises(type(ends)):
        perform("report", practice.config, practice.world, act)

    assert practice.told() == ["/check-report/start", told]


@pytest.mark.parametrize(
    ("code", "told"),
    [(ExitCode.NEEDS_PERSON, "/check-report"), (ExitCode.CHECK_FAILED, "/check-report/5")],
)
def test_what_needs_a_person_went_well_and_a_check_that_found_something_did_not(
    practice: Practice, code: ExitCode, told: str
) -> None:
    perform("report", practice.config, practice.world, lambda _: Answer("", code=code))

    assert practice.told()[-1] == told


def test_a_store_that_cannot_be_opened_is_told_though_no_run_is_on_record(
    practice: Practice,
) -> None:
    (practice.folder / "data" / "faxflow.db").unlink()

    code = practice.run("report")

    assert code == ExitCode.STORE
    assert practice.told() == ["/check-report/74"]
    assert "event=run-not-begun" in practice.log()


def test_a_dry_run_tells_nothing(practice: Practice) -> None:
    code = practice.run("retry", "--dry-run")

    assert code == ExitCode.DONE
    assert practice.told() == []


def test_a_rehearsal_tells_nothing_unless_it_is_to(practice: Practice) -> None:
    practice.text = practice.text.replace("rehearsal = true", "rehearsal = false")

    practice.run("report")

    assert practice.told() == []


def test_a_ping_that_fails_never_fails_the_run(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.listener.statuses = [404]

    code = practice.run("retry", "--quiet")

    told = capsys.readouterr()
    assert (code, told.out, told.err) == (ExitCode.DONE, "", "")
    assert practice.log().count("event=ping-failed") == 2
    assert "answered 404" in practice.log()
    assert "/check" not in practice.log()


def test_a_switch_that_is_not_there_never_fails_the_run(practice: Practice) -> None:
    practice.listener.port = 1

    code = practice.run("report")

    assert code == ExitCode.DONE
    assert "problem=ServerUnreachable" in practice.log()


def test_whether_it_was_taken_stands_in_the_metrics(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.run("report")
    practice.listener.statuses = [404]
    practice.run("retry")
    capsys.readouterr()

    practice.run("metrics")

    told = capsys.readouterr().out.splitlines()
    found = [line for line in told if line.startswith("faxflow_ping_taken{")]
    assert found == [
        'faxflow_ping_taken{command="report"} 1',
        'faxflow_ping_taken{command="retry"} 0',
    ]


def test_failures_carry_no_text_of_theirs(practice: Practice) -> None:
    def act(session: Session) -> Answer:
        raise BadUsage(what="Quill Vandersloot is no case.", todo="Name one.")

    with pytest.raises(BadUsage):
        perform("report", practice.config, practice.world, act)

    assert len(practice.listener.asked[1].body.decode().splitlines()) == 3
