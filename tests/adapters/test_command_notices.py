"""A command gets each notice on its standard input, sees no secret, and is not waited for long."""

import sys
from pathlib import Path

import pytest
from watched_processes import gone

from faxflow.adapters.command_notices import CommandNotices
from faxflow.config.notices import NoticeSettings
from faxflow.config.server import Security
from faxflow.domain.notice import NotTaken
from faxflow.errors import ConfigurationProblem, ServerUnreachable

BODY = "faxflow at Hilltop: 1 to mend.\n\n- T-7 FX-000001 …"


def command(*words: str, seconds: float = 10) -> CommandNotices:
    settings = NoticeSettings(
        host="127.0.0.1",
        port=25,
        security=Security.NONE,
        sender="faxflow@clinic.example",
        to=("admin@clinic.example",),
        command=words,
        command_timeout_seconds=seconds,
    )
    return CommandNotices(settings)


def python(program: str, *words: str, seconds: float = 10) -> CommandNotices:
    return command(sys.executable, "-c", program, *words, seconds=seconds)


def send(channel: CommandNotices) -> None:
    assert channel.send("<notice-1@clinic.example>", "faxflow: 1 to mend", BODY) == NotTaken()


def test_the_notice_comes_as_text_and_the_words_as_they_stand(tmp_path: Path) -> None:
    keep = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    odd = tmp_path / "$HOME; a b"

    send(python(keep, str(odd)))

    assert odd.read_text(encoding="utf-8") == (
        "Subject: faxflow: 1 to mend\nMessage-ID: <notice-1@clinic.example>\n\n" + BODY + "\n"
    )


def test_the_command_sees_none_of_our_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEWAY_PASSWORD", "not-for-others")
    monkeypatch.setenv("FAXFLOW_CONFIG", "faxflow.toml")
    told = tmp_path / "environment"

    send(python("import os, sys; open(sys.argv[1], 'w').write(str(dict(os.environ)))", str(told)))

    assert "PATH" in told.read_text()
    assert "not-for-others" not in told.read_text()
    assert "FAXFLOW" not in told.read_text()


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("raise SystemExit(3)", "command python.* it ended with 3"),
        ("import os; os.kill(os.getpid(), 9)", "signal 9 ended it"),
    ],
)
def test_a_command_that_fails_has_not_told_anybody(program: str, says: str) -> None:
    with pytest.raises(ServerUnreachable, match=says):
        send(python(program))


def test_a_command_that_reads_nothing_may_still_succeed() -> None:
    send(python("raise SystemExit(0)"))


def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    started = tmp_path / "started"
    hang = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open(sys.argv[1], 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )

    with pytest.raises(ServerUnreachable, match="did not end in time"):
        send(python(hang, str(started), seconds=1.5))

    assert gone(int(started.read_text()))


def test_what_it_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    send(python("import sys; print('out'); print('err', file=sys.stderr)"))

    assert capfd.readouterr() == ("", "")


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigurationProblem, match="/nowhere/page cannot be started"):
        send(command("/nowhere/page"))


def test_a_file_that_may_not_be_run_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text("#!/bin/sh\n")

    with pytest.raises(ConfigurationProblem, match="page cannot be started"):
        send(command(str(page)))
