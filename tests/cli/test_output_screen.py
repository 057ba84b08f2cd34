"""Colour and width are the terminal's; off one, or where nobody wants it, there is no colour."""

import sys
from io import StringIO

import pytest

from faxflow.cli.reports.screen import look_of_output


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(change: pytest.MonkeyPatch) -> None:
    """Within a test: between its phases pytest puts its own output back."""
    change.setattr(sys, "stdout", Terminal())
    change.setenv("TERM", "xterm-256color")
    change.setenv("COLUMNS", "132")
    change.delenv("NO_COLOR", raising=False)


def test_a_terminal_is_used_whole_and_shows_changes_in_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_terminal(monkeypatch)

    look = look_of_output()

    assert look.width == 132
    assert look.ink.worse("concerning, up").startswith("\x1b[")
    assert look.ink.worse("concerning, up") != look.ink.better("concerning, up")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")])
def test_who_wants_no_colour_has_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    on_terminal(monkeypatch)
    monkeypatch.setenv(name, value)

    ink = look_of_output().ink

    assert ink.heading("FAXES") == ink.worse("FAXES") == "FAXES"


def test_off_a_terminal_it_is_as_wide_as_a_mail_and_without_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", StringIO())
    monkeypatch.setenv("COLUMNS", "200")

    look = look_of_output()

    assert (look.width, look.ink.better("up")) == (80, "up")
