"""A file in the vault is whole or not there, and its owner's alone."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faxflow.adapters.file_vault import FileVault
from faxflow.errors import FileMissing, FileUnreadable, StoreFull


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(tmp_path / "letters")


def test_a_file_reads_back_as_it_was_kept(vault: FileVault, tmp_path: Path) -> None:
    path = vault.keep("FX-000001.pdf", b"%PDF \x00\xff")

    assert vault.read("FX-000001.pdf") == b"%PDF \x00\xff"
    assert path == tmp_path / "letters" / "FX-000001.pdf"


def test_a_file_and_its_folder_are_the_owners_alone(vault: FileVault) -> None:
    path = vault.keep("FX-000001.pdf", b"%PDF")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_is_kept_again_is_the_newer_one(vault: FileVault) -> None:
    vault.keep("FX-000001.pdf", b"older and longer")

    path = vault.keep("FX-000001.pdf", b"newer")

    assert vault.read("FX-000001.pdf") == b"newer"
    assert [file.name for file in path.parent.iterdir()] == ["FX-000001.pdf"]


def test_a_disk_that_fails_leaves_the_older_file_whole_and_no_other(
    vault: FileVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = vault.keep("FX-000001.pdf", b"older")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(StoreFull, match="No space left on device"):
        vault.keep("FX-000001.pdf", b"newer")

    assert vault.read("FX-000001.pdf") == b"older"
    assert [file.name for file in path.parent.iterdir()] == ["FX-000001.pdf"]


def test_a_run_that_is_interrupted_leaves_nothing_half_written(
    vault: FileVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        vault.keep("FX-000001.pdf", b"new")

    assert list((tmp_path / "letters").iterdir()) == []


def test_what_a_killed_run_left_half_written_goes_and_nothing_else(
    vault: FileVault, tmp_path: Path
) -> None:
    folder, now = tmp_path / "letters", datetime(2026, 11, 23, 15, tzinfo=UTC)
    for name, age in ((".writing-old", 25), (".writing-new", 1), ("FX-000001.pdf", 99)):
        vault.keep(name, b"%PDF")
        changed = (now - timedelta(hours=age)).timestamp()
        os.utime(folder / name, (changed, changed))

    vault.sweep(now - timedelta(days=1))

    assert {path.name for path in folder.iterdir()} == {".writing-new", "FX-000001.pdf"}


def test_a_folder_that_is_not_there_yet_needs_no_sweeping(vault: FileVault) -> None:
    vault.sweep(datetime(2026, 11, 23, tzinfo=UTC))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("no folder")

    with pytest.raises(StoreFull, match="cannot be written"):
        FileVault(tmp_path / "letters").keep("FX-000001.pdf", b"new")


def test_a_file_that_is_not_there_is_missing(vault: FileVault) -> None:
    with pytest.raises(FileMissing, match=r"FX-000001\.pdf: no such file"):
        vault.read("FX-000001.pdf")


def test_a_file_that_is_there_but_cannot_be_read_is_told_as_such(
    vault: FileVault, tmp_path: Path
) -> None:
    (tmp_path / "letters" / "FX-000001.pdf").mkdir(parents=True)

    with pytest.raises(FileUnreadable, match=r"FX-000001\.pdf"):
        vault.read("FX-000001.pdf")
