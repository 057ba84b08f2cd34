"""A file is replaced by a whole one, or stays as it was."""

import errno
import os
import stat
from pathlib import Path

import pytest

from faxflow.adapters.replaced_file import write_over
from faxflow.errors import FileUnreadable


def test_a_file_is_replaced_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_over(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnreadable, match="No space left"):
        write_over(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"kept")
    (tmp_path / "letter.pdf").symlink_to(tmp_path / "kept")

    write_over(tmp_path / "letter.pdf", b"new")

    assert (tmp_path / "kept").read_bytes() == b"kept"
    assert (tmp_path / "letter.pdf").read_bytes() == b"new"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").mkdir()

    with pytest.raises(FileUnreadable, match="no file"):
        write_over(tmp_path / "letter.pdf", b"new")
