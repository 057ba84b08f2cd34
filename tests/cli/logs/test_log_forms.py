"""A line of the log is one line, has its keys, and tells no word of a library's."""

import io
import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.cli.logs.forms import Form
from faxflow.cli.logs.journal import goes_to_journal
from faxflow.cli.logs.opening import at_work, close_log, open_log
from faxflow.config.log import LogFormat, LogLevel, LogSettings
from faxflow.domain.ids import RunId
from faxflow.domain.signals.log_line import EveryLine, LogEvent, said

LOG = logging.getLogger("faxflow.test")
RUN = RunId("20261123T110000Z-4f3a91")
CANARY = "Quill Vandersloot"


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    close_log()


def lines(folder: Path) -> list[str]:
    return (folder / "faxflow.log").read_text(encoding="utf-8").splitlines()


def opened(folder: Path, form: LogFormat = LogFormat.PLAIN, **changes: object) -> None:
    open_log(LogSettings(format=form).model_copy(update=changes), folder, {})
    at_work(RUN, "store backup")


def fail(error: Exception) -> None:
    raise error


def test_a_plain_line_has_time_level_event_run_and_command(tmp_path: Path) -> None:
    opened(tmp_path)

    LOG.warning("ended with %d", 75, extra=said(LogEvent.RUN_ENDED, exit_code=75))

    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z WARNING event=run-ended"
        rf' run={RUN} command="store backup" exit_code=75 \| ended with 75',
        lines(tmp_path)[0],
    )


def test_a_json_line_is_one_object_with_the_keys_of_every_line(tmp_path: Path) -> None:
    opened(tmp_path, LogFormat.JSON)

    LOG.info("ended\nwith “3”", extra=said(LogEvent.RUN_ENDED, exit_code=3))

    told = json.loads(lines(tmp_path)[0])
    assert set(EveryLine.__annotations__) | {"exit_code"} == set(told)
    assert (told["event"], told["run"], told["exit_code"]) == ("run-ended", RUN, 3)
    assert told["message"] == "ended\nwith “3”"


def test_a_line_for_the_journal_has_a_priority_and_no_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(tmp_path, LogFormat.JOURNAL)

    for level in (logging.INFO, logging.WARNING, logging.ERROR):
        LOG.log(level, "words", extra=said(LogEvent.BUG))

    told = capsys.readouterr().err.splitlines()
    assert [line[:3] for line in told] == ["<6>", "<4>", "<3>"]
    assert told[0] == f'<6>event=bug run={RUN} command="store backup" | words'
    assert not (tmp_path / "faxflow.log").exists()


@pytest.mark.parametrize("form", [LogFormat.PLAIN, LogFormat.JSON])
def test_nobody_can_write_a_second_line(tmp_path: Path, form: LogFormat) -> None:
    opened(tmp_path, form)
    forged = "x\n2026-11-23T11:00:00.000Z ERROR event=bug \r\x1b[2J \u2028 y"

    LOG.info("of %s", forged, extra=said(LogEvent.STEP_MATCHED, selector=forged))

    assert len((tmp_path / "faxflow.log").read_text(encoding="utf-8").splitlines()) == 1
    assert "\x1b" not in lines(tmp_path)[0]


@pytest.mark.parametrize("form", [LogFormat.PLAIN, LogFormat.JSON, LogFormat.JOURNAL])
def test_of_a_librarys_line_only_name_level_and_place_remain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: LogFormat
) -> None:
    opened(tmp_path, form)
    library = logging.getLogger("somelib.reader")

    try:
        fail(KeyError(CANARY))
    except KeyError:
        library.warning("cannot read %s", CANARY, exc_info=True)
        library.exception("cannot read %s", CANARY)
    library.error(CANARY, stack_info=True, extra={"row": CANARY})

    told = capsys.readouterr().err
    if form is not LogFormat.JOURNAL:
        assert told == ""
        told = "\n".join(lines(tmp_path))
    assert CANARY not in told
    assert told.count("somelib.reader warned at ") == 3
    assert told.count("KeyError") == 2


def test_a_librarys_chatter_is_left_out(tmp_path: Path) -> None:
    opened(tmp_path)
    library = logging.getLogger("somelib.chatty")
    library.setLevel(logging.DEBUG)

    library.info("hello")

    assert lines(tmp_path) == []


def test_an_exception_beside_our_own_line_leaves_its_kind_alone(tmp_path: Path) -> None:
    opened(tmp_path)

    try:
        fail(ValueError(CANARY))
    except ValueError:
        LOG.warning("it failed", exc_info=True, extra=said(LogEvent.BUG))

    assert "error=ValueError" in lines(tmp_path)[0]
    assert CANARY not in lines(tmp_path)[0]


def test_less_than_the_level_is_not_logged(tmp_path: Path) -> None:
    opened(tmp_path, level=LogLevel.WARNING)

    LOG.info("left out", extra=said(LogEvent.RUN_BEGAN))
    LOG.warning("told", extra=said(LogEvent.RUN_ENDED))

    assert [line.rpartition("| ")[2] for line in lines(tmp_path)] == ["told"]


def test_the_file_may_lie_elsewhere(tmp_path: Path) -> None:
    opened(tmp_path / "data", file=tmp_path / "other.log")

    LOG.info("told", extra=said(LogEvent.RUN_BEGAN))

    assert "| told" in (tmp_path / "other.log").read_text()


def test_words_that_do_not_fit_their_values_are_told_without_them() -> None:
    record = logging.LogRecord("faxflow.x", logging.INFO, "x.py", 1, "%d faxes", (CANARY,), None)

    assert Form(LogFormat.PLAIN).format(record).endswith("| %d faxes")


def test_the_journal_is_where_the_variable_names_this_very_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "stream").open("w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        found = os.fstat(stream.fileno())
        mine, other = f"{found.st_dev}:{found.st_ino}", f"{found.st_dev}:{found.st_ino + 1}"

        assert goes_to_journal({"JOURNAL_STREAM": mine})
        assert not goes_to_journal({"JOURNAL_STREAM": other})
        assert not goes_to_journal({"JOURNAL_STREAM": ""})
        assert not goes_to_journal({})


def test_a_stream_that_is_no_file_is_not_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    assert not goes_to_journal({"JOURNAL_STREAM": "8:12345"})


def test_under_systemd_lines_go_to_the_journal_and_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "stream").open("w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        found = os.fstat(stream.fileno())
        there = {"JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"}
        open_log(LogSettings(), tmp_path, there)

        LOG.info("told", extra=said(LogEvent.RUN_BEGAN))

    assert (tmp_path / "stream").read_text().startswith("<6>event=run-began")
    assert "| told" in lines(tmp_path)[0]


def test_a_file_that_cannot_be_opened_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(tmp_path / "no such folder")

    LOG.warning("told", extra=said(LogEvent.RUN_BEGAN))

    assert capsys.readouterr().err == ""
