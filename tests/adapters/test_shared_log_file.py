"""A log that several processes write, and that any of them or logrotate renames, loses no line."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from faxflow.adapters.shared_log_file import SharedLogFile

WRITER = """
import sys
from pathlib import Path
from faxflow.adapters.shared_log_file import SharedLogFile
file = SharedLogFile(Path(sys.argv[1]), most_bytes=4_000, keep=100)
for number in range(int(sys.argv[3])):
    file.append(f"{sys.argv[2]}-{number:05d}-{'x' * 60}\\n".encode())
"""


def test_several_processes_that_rotate_at_once_lose_and_mix_no_line(tmp_path: Path) -> None:
    log, writers, lines = tmp_path / "faxflow.log", 4, 1_000
    command = [sys.executable, "-c", WRITER, str(log)]

    running = [subprocess.Popen([*command, str(name), str(lines)]) for name in range(writers)]
    codes = [one.wait() for one in running]

    told = [line for path in tmp_path.iterdir() for line in path.read_text().splitlines()]
    wanted = {f"{name}-{n:05d}-{'x' * 60}" for name in range(writers) for n in range(lines)}
    assert codes == [0] * writers
    assert len(told) == writers * lines
    assert set(told) == wanted
    assert len(list(tmp_path.iterdir())) > 5


def test_a_full_file_moves_on_and_so_many_older_ones_stay(tmp_path: Path) -> None:
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=20, keep=2)

    for number in range(8):
        file.append(f"line {number} of ten\n".encode())

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "faxflow.log",
        "faxflow.log.1",
        "faxflow.log.2",
    ]
    assert (tmp_path / "faxflow.log").read_text() == "line 7 of ten\n"
    assert (tmp_path / "faxflow.log.1").read_text() == "line 6 of ten\n"


def test_a_line_longer_than_a_file_may_be_is_written_all_the_same(tmp_path: Path) -> None:
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=10, keep=2)

    file.append(b"this line is longer than ten bytes\n")

    assert (tmp_path / "faxflow.log").read_text() == "this line is longer than ten bytes\n"


def test_no_size_means_that_it_is_never_rotated(tmp_path: Path) -> None:
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=0, keep=1)

    for _ in range(50):
        file.append(b"x" * 100 + b"\n")

    assert [path.name for path in tmp_path.iterdir()] == ["faxflow.log"]


def test_where_logrotate_has_renamed_it_a_new_one_is_begun(tmp_path: Path) -> None:
    log = tmp_path / "faxflow.log"
    file = SharedLogFile(log, most_bytes=0, keep=1)
    file.append(b"before\n")
    log.rename(tmp_path / "faxflow.log-20261123")

    file.append(b"after\n")

    assert log.read_text() == "after\n"
    assert (tmp_path / "faxflow.log-20261123").read_text() == "before\n"


def test_where_logrotate_has_emptied_it_the_next_line_is_the_first(tmp_path: Path) -> None:
    log = tmp_path / "faxflow.log"
    file = SharedLogFile(log, most_bytes=0, keep=1)
    file.append(b"before\n")
    os.truncate(log, 0)

    file.append(b"after\n")

    assert log.read_bytes() == b"after\n"


def test_it_and_those_that_follow_it_are_the_owners_alone(tmp_path: Path) -> None:
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=10, keep=2)

    for _ in range(3):
        file.append(b"nine byte\n")

    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "faxflow.log").symlink_to(tmp_path / "elsewhere")
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=0, keep=1)

    with pytest.raises(OSError, match="symbolic"):
        file.append(b"line\n")

    assert not (tmp_path / "elsewhere").exists()


def test_where_older_ones_cannot_be_moved_the_file_grows(tmp_path: Path) -> None:
    file = SharedLogFile(tmp_path / "faxflow.log", most_bytes=20, keep=1)
    (tmp_path / "faxflow.log.1").mkdir()
    (tmp_path / "faxflow.log.1" / "something").touch()

    for number in range(5):
        file.append(f"this is line {number}\n".encode())

    assert (tmp_path / "faxflow.log").read_text().count("\n") == 5
