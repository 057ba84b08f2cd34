"""What a killed run has left of a backup does not outlive it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.adapters.backup_folder import remove_unfinished
from making import MORNING

NAME = "faxflow-20261120T120630Z-7ab903.db"


def left(folder: Path, name: str, *, hours: int) -> Path:
    path = folder / name
    path.write_bytes(b"all of it")
    at = (MORNING - timedelta(hours=hours)).timestamp()
    os.utime(path, (at, at))
    return path


@pytest.mark.parametrize(
    "name",
    [
        f".{NAME}.unfinished-24872",
        f".{NAME}.unfinished-24872-journal",
        f".{NAME}.age.unfinished",
    ],
)
def test_what_is_older_than_a_day_goes(tmp_path: Path, name: str) -> None:
    path = left(tmp_path, name, hours=25)

    assert remove_unfinished(tmp_path, now=MORNING) == 1
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "hours"),
    [(f".{NAME}.unfinished-24872", 23), (NAME, 999), (f".{NAME}.age", 999), (".mine", 999)],
)
def test_what_may_be_somebody_elses_work_and_what_is_a_backup_stays(
    tmp_path: Path, name: str, hours: int
) -> None:
    path = left(tmp_path, name, hours=hours)

    assert remove_unfinished(tmp_path, now=MORNING) == 0
    assert path.exists()
