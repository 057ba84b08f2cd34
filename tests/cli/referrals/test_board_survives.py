"""A board lives for days: what it survives, and how it ends."""

import os
import sqlite3
from pathlib import Path

import pytest
from boarding import Board, app_for, on_board
from hilltop import ALL_FIELDS, Hilltop, hilltop

from faxflow.domain.referrals.fields import Field
from faxflow.errors import AccessRefused, StoreMissing
from faxflow.store import connection


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def busy(here: Hilltop) -> sqlite3.Connection:
    """Another program that is writing."""
    other = sqlite3.connect(here.folder / "data" / "faxflow.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_who_loses_the_role_loses_the_board(here: Hilltop) -> None:
    app = app_for(here, "ida")

    async def play(board: Board) -> None:
        config = here.folder / "faxflow.toml"
        config.write_text(config.read_text().replace('ida = "intake"\n', ""))
        await board.look()

    on_board(app, play)

    assert isinstance(app.failed, AccessRefused)
    assert here.events("ida", "refused") == [("referrals", "list")]


def test_a_busy_store_is_told_and_the_board_goes_on(
    here: Hilltop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.01)

    async def play(board: Board) -> None:
        other = busy(here)
        await board.press("t")
        told = board.text
        here.clock.forward(minutes=2)
        board.app.watch_over()
        await board.pilot.pause()
        still = board.text
        other.rollback()
        other.close()
        await board.press("escape", "t")

        assert "locked by another program" in " ".join(told.split())
        assert "Nothing was changed" in " ".join(still.split())
        assert "RF-000001 is ida's" in board.text

    on_board(app_for(here, "ida"), play)


def test_a_configuration_that_is_being_edited_is_told_and_the_board_goes_on(here: Hilltop) -> None:
    config = here.folder / "faxflow.toml"
    good = config.read_text()

    async def play(board: Board) -> None:
        config.write_text(good + "\n[practice")
        await board.look()
        assert "NOT UP TO DATE since 05:00:00" in board.text
        assert "RF-000001" in board.text
        config.write_text(good)
        await board.look()
        assert "NOT UP TO DATE" not in board.text

    on_board(app_for(here, "ida"), play)


def test_a_store_that_is_gone_ends_the_board(here: Hilltop) -> None:
    app = app_for(here, "ida")

    async def play(board: Board) -> None:
        os.rename(here.folder / "data" / "faxflow.db", here.folder / "away.db")  # noqa: PTH104
        await board.look()

    on_board(app, play)

    assert isinstance(app.failed, StoreMissing)


def test_a_bug_ends_it_without_a_word_of_the_values_that_were_at_hand(
    here: Hilltop, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for(here, "ida")

    def broken(*_: object) -> None:
        surname = ALL_FIELDS[Field.SURNAME]
        raise ValueError(surname)

    async def play(board: Board) -> None:
        monkeypatch.setattr(app.door.__class__, "do", broken)
        await board.press("t")

    with pytest.raises(Exception, match="Okwuosa"):
        on_board(app, play)

    assert isinstance(app.failed, ValueError)
    assert here.capsys
    told = here.capsys.readouterr()
    assert not app._exit_renderables
    assert ALL_FIELDS[Field.SURNAME] not in told.out + told.err
