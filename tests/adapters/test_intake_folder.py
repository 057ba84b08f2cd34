"""The drop folder: finished files in their order, each put away once it is stored."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faxflow.adapters.intake_folder import IntakeFolder
from faxflow.errors import ConfigurationProblem, FilesStuck
from making import MORNING, MovableClock

NOW = MORNING.timestamp()


def put(folder: Path, name: str, *, age: float = 60.0, content: bytes = b"x") -> Path:
    path = folder / name
    path.write_bytes(content)
    os.utime(path, (NOW - age, NOW - age))
    return path


def folder_at(place: Path) -> IntakeFolder:
    return IntakeFolder(place, lambda: MORNING, settle_seconds=10, key="folder")


def test_finished_files_come_oldest_first_with_when_they_were_changed(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", age=60, content=b"later")
    put(tmp_path, "a.pdf", age=90, content=b"first")

    found = [dropped for _, dropped in folder_at(tmp_path).files()]

    assert [one.content for one in found] == [b"first", b"later"]
    assert found[0].changed_at == MORNING - timedelta(seconds=90)


@pytest.mark.parametrize("name", [".hidden.pdf", "a.pdf.part", "a.tmp", "A.CRDOWNLOAD"])
def test_what_is_still_being_written_by_its_name_is_left(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)

    assert list(folder_at(tmp_path).files()) == []


def test_what_changed_a_moment_ago_is_left(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", age=3)
    (tmp_path / "done").mkdir()

    assert list(folder_at(tmp_path).files()) == []


def test_a_file_that_is_put_away_lies_in_done_beside_its_namesakes(tmp_path: Path) -> None:
    place = folder_at(tmp_path)
    for content in (b"one", b"two"):
        put(tmp_path, "a.pdf", content=content)
        place.put_away(tmp_path / "a.pdf")
    place.put_away(tmp_path / "gone.pdf")

    lying = {path.name: path.read_bytes() for path in (tmp_path / "done").iterdir()}
    assert lying == {"a.pdf": b"one", "a (2).pdf": b"two"}
    assert list(place.files()) == []


def test_a_place_that_is_a_file_stays_where_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, "calls.csv")
    place = folder_at(path)

    place.put_away(path)

    assert [found for found, _ in place.files()] == [path]


def test_a_folder_that_is_not_there_is_a_matter_of_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match=r"\[intake\] folder"):
        list(folder_at(tmp_path / "nowhere").files())


def test_a_file_that_cannot_be_read_keeps_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "Canary.pdf", age=90)
    put(tmp_path, "b.pdf", age=60, content=b"good")
    real = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "Canary.pdf":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    seen: list[bytes] = []

    with pytest.raises(FilesStuck) as problem:
        seen.extend(dropped.content for _, dropped in folder_at(tmp_path).files())

    assert seen == [b"good"]
    assert "Canary" not in str(problem.value)


def test_a_file_of_days_to_come_is_taken_once_our_own_clock_says_that_it_is_finished(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "a.pdf")
    written = path.stat().st_ctime
    os.utime(path, (written + 1e8, written + 1e8))
    clock = MovableClock(datetime.fromtimestamp(written + 5, UTC))
    place = IntakeFolder(tmp_path, clock, settle_seconds=10, key="folder")

    at_once = list(place.files())
    clock.forward(minutes=1)
    later = [found for found, _ in place.files()]

    assert (at_once, later) == ([], [path])


def leads_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.pdf")


def leads_to_itself(path: Path) -> None:
    path.symlink_to(path)


def leads_to_a_file(path: Path) -> None:
    secret = put(path.parent.parent, "secret")
    path.symlink_to(secret)


@pytest.mark.parametrize(
    "put_in_the_way", [Path.mkdir, leads_nowhere, leads_to_itself, leads_to_a_file]
)
def test_what_is_no_file_is_told_of_and_keeps_none_of_the_others(
    tmp_path: Path, put_in_the_way: Callable[[Path], None]
) -> None:
    folder = tmp_path / "dropped"
    (folder / "done").mkdir(parents=True)
    put(folder, "b.pdf", content=b"good")
    put_in_the_way(folder / "Canary")
    seen: list[bytes] = []

    with pytest.raises(FilesStuck) as problem:
        seen.extend(dropped.content for _, dropped in folder_at(folder).files())

    assert seen == [b"good"]
    assert "Canary" not in str(problem.value)


def test_a_place_that_is_a_link_to_a_file_is_read_since_the_configuration_says_so(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "calls.csv", content=b"calls")
    link = tmp_path / "newest"
    link.symlink_to(path)

    assert [dropped.content for _, dropped in folder_at(link).files()] == [b"calls"]
