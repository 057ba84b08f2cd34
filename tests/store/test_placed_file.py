"""A file has its name only once its bytes are on the disk, and keeps it through a loss of power."""

import os
from pathlib import Path

import pytest

from faxflow.errors import BadUsage
from faxflow.store.placed_file import put_in_place


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, list[str]]]:
    """What was put on the disk, by its inode, and which names the folder then had."""
    told: list[tuple[int, list[str]]] = []

    def note(descriptor: int) -> None:
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
        folder = place if place.is_dir() else place.parent
        told.append((os.fstat(descriptor).st_ino, sorted(one.name for one in folder.iterdir())))

    monkeypatch.setattr(os, "fsync", note)
    return told


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_it_counts(
    tmp_path: Path, synced: list[tuple[int, list[str]]]
) -> None:
    done = tmp_path / "done"
    done.write_bytes(b"whole")

    put_in_place(done, tmp_path / "wanted")

    assert synced == [
        (done.stat().st_ino, ["done"]),
        (tmp_path.stat().st_ino, ["done", "wanted"]),
    ]


def test_where_no_second_name_can_be_given_the_file_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    done = tmp_path / "done"
    done.write_bytes(b"whole")

    put_in_place(done, tmp_path / "wanted")

    assert [one.name for one in tmp_path.iterdir()] == ["wanted"]


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    done, wanted = tmp_path / "done", tmp_path / "wanted"
    done.write_bytes(b"whole")
    wanted.write_bytes(b"another")

    with pytest.raises(BadUsage):
        put_in_place(done, wanted)

    assert wanted.read_bytes() == b"another"
