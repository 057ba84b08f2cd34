"""New files are all written or none, closed to others, and never over one that is there."""

import stat
from pathlib import Path

import pytest

from faxflow.adapters.new_file import write_new
from faxflow.errors import BadUsage, FileUnreadable


def test_every_file_is_closed_to_others(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]

    write_new(dict.fromkeys(paths, b"text"))

    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o600, 0o600]
    assert paths[1].read_bytes() == b"text"


def test_none_is_written_where_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "b").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(BadUsage, match="b is there already"):
        write_new({tmp_path / "a": b"", tmp_path / "b": b""})

    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_none_stays_where_one_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="cannot be written"):
        write_new({tmp_path / "a": b"", tmp_path / "no" / "b": b""})

    assert list(tmp_path.iterdir()) == []
