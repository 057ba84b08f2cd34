"""The drop folder gives today's report and never yesterday's."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faxflow.adapters.drop_folder import DropFolder
from faxflow.errors import ConfigurationProblem, ReportNotThere

ZONE = ZoneInfo("America/Chicago")
TODAY = date(2026, 11, 20)


def drop(folder: Path, name: str, written: str, content: bytes = b"report") -> Path:
    """A file in the folder, last written at that local time."""
    path = folder / name
    path.write_bytes(content)
    moment = datetime.fromisoformat(written).replace(tzinfo=ZONE).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_takes_the_newest_file_of_the_day_and_leaves_it_there(tmp_path: Path) -> None:
    drop(tmp_path, "appts-1.csv", "2026-11-20T04:00", b"first")
    late = drop(tmp_path, "appts-2.csv", "2026-11-20T05:00", b"second")
    drop(tmp_path, "other.txt", "2026-11-20T06:00")

    report = DropFolder(tmp_path, "appts-*.csv", ZONE).fetch(TODAY)

    assert (report.name, report.content) == ("appts-2.csv", b"second")
    assert late.exists()


def test_a_day_ends_at_midnight_in_the_practice(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T23:30")  # already the 21st in UTC

    report = DropFolder(tmp_path, "*.csv", ZONE).fetch(TODAY)

    assert report.name == "appts.csv"


def test_an_older_day_can_be_fetched_again(tmp_path: Path) -> None:
    drop(tmp_path, "old.csv", "2026-11-19T05:00", b"old")
    drop(tmp_path, "new.csv", "2026-11-20T05:00", b"new")

    report = DropFolder(tmp_path, "*.csv", ZONE).fetch(date(2026, 11, 19))

    assert report.content == b"old"


def test_yesterdays_file_is_not_todays_and_only_its_date_is_told(tmp_path: Path) -> None:
    drop(tmp_path, "QUILLON_ROSE.csv", "2026-11-19T05:00")

    with pytest.raises(ReportNotThere) as raised:
        DropFolder(tmp_path, "*.csv", ZONE).fetch(TODAY)

    assert "the newest file is of 2026-11-19" in str(raised.value)
    assert "QUILLON" not in str(raised.value)


@pytest.mark.parametrize("name", ["appts.csv.part", "appts.TMP", "appts.crdownload"])
def test_a_file_that_still_grows_is_not_taken(tmp_path: Path, name: str) -> None:
    drop(tmp_path, name, "2026-11-20T05:00")

    with pytest.raises(ReportNotThere, match="no file matches"):
        DropFolder(tmp_path, "*", ZONE).fetch(TODAY)


def test_an_empty_file_is_one_that_is_still_being_written(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T05:00", b"")

    with pytest.raises(ReportNotThere, match="still being written"):
        DropFolder(tmp_path, "*", ZONE).fetch(TODAY)


def test_a_folder_that_is_not_there_is_a_configuration_problem(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"

    with pytest.raises(ConfigurationProblem, match="there is no such folder"):
        DropFolder(folder, "*", ZONE).fetch(TODAY)
