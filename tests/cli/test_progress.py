"""Long work shows itself on a terminal and nowhere else."""

import io

import pytest

from faxflow.cli.progress import progress_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> None:
    with progress_for() as progress:
        for done in range(1, 4):
            progress.advance("letters", done, 3)
            progress.advance("faxes", done, 3)


def test_cron_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    work()

    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_a_bar_for_each_kind_of_work_and_standard_output_stays_clean(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")

    work()

    shown = terminal.getvalue()
    assert "letters" in shown
    assert "faxes" in shown
    assert capsys.readouterr().out == ""
