"""The drop folder gives today's report and never yesterday's, nor half of one."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faxflow.adapters.drop_folder import DropFolder
from faxflow.config.source import DropFolderSettings
from faxflow.errors import ConfigurationProblem, ReportNotThere

ZONE = ZoneInfo("America/Chicago")
TODAY = date(2026, 11, 20)


def local(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


def drop(folder: Path, name: str, written: str, content: bytes = b"report") -> Path:
    """A file in the folder, last written at that local time."""
    path = folder / name
    path.write_bytes(content)
    moment = local(written).timestamp()
    os.utime(path, (moment, moment))
    return path


def door(
    folder: Path,
    pattern: str = "*",
    *,
    now: str = "2026-11-20T07:00",
    rest: Callable[[float], None] = lambda _: None,
    **keys: float,
) -> DropFolder:
    settings = DropFolderSettings(kind="drop-folder", folder=folder, pattern=pattern, **keys)
    return DropFolder(settings, ZONE, lambda: local(now), rest)


def refusal(source: DropFolder, day: date = TODAY) -> str:
    with pytest.raises(ReportNotThere) as raised:
        source.fetch(day)
    return str(raised.value)


def test_takes_the_newest_file_of_the_day_leaves_it_there_and_says_there_was_a_choice(
    tmp_path: Path,
) -> None:
    drop(tmp_path, "appts-1.csv", "2026-11-20T04:00", b"first")
    late = drop(tmp_path, "appts-2.csv", "2026-11-20T05:00", b"second")
    drop(tmp_path, "other.txt", "2026-11-20T06:00")

    report = door(tmp_path, "appts-*.csv").fetch(TODAY)

    assert (report.name, report.content) == ("appts-2.csv", b"second")
    assert report.source == f"folder {tmp_path}, newest of 2"
    assert late.exists()


def test_a_day_ends_at_midnight_in_the_practice(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T23:30")  # already the 21st in UTC

    report = door(tmp_path, "*.csv", now="2026-11-20T23:59").fetch(TODAY)

    assert report.name == "appts.csv"


def test_an_older_day_can_be_fetched_again(tmp_path: Path) -> None:
    drop(tmp_path, "old.csv", "2026-11-10T05:00", b"old")
    drop(tmp_path, "new.csv", "2026-11-20T05:00", b"new")

    report = door(tmp_path, max_age_hours=20).fetch(date(2026, 11, 10))

    assert report.content == b"old"


def test_yesterdays_file_is_not_todays_and_only_its_date_is_told(tmp_path: Path) -> None:
    drop(tmp_path, "QUILLON_ROSE.csv", "2026-11-19T05:00")

    told = refusal(door(tmp_path, "*.csv"))

    assert "the newest file is of 2026-11-19" in told
    assert "QUILLON" not in told


def test_a_file_older_than_the_limit_is_refused_with_its_age(tmp_path: Path) -> None:
    drop(tmp_path, "appts-20261120.csv", "2026-11-18T23:00")

    told = refusal(door(tmp_path, "appts-${today:%Y%m%d}.csv", max_age_hours=24))

    assert "the newest file is 32 hours old, and max_age_hours = 24" in told


def test_a_file_that_bears_the_day_in_its_name_may_be_written_the_evening_before(
    tmp_path: Path,
) -> None:
    drop(tmp_path, "appts-20261120.csv", "2026-11-19T22:00", b"today's")
    drop(tmp_path, "appts-20261119.csv", "2026-11-20T06:00", b"yesterday's, written anew")

    report = door(tmp_path, "appts-${today:%Y%m%d}.csv").fetch(TODAY)

    assert report.content == b"today's"


def test_a_name_that_comes_again_every_month_does_not_make_an_old_file_todays(
    tmp_path: Path,
) -> None:
    drop(tmp_path, "appts-20.csv", "2026-10-20T05:00")

    assert "the newest file is of 2026-10-20" in refusal(door(tmp_path, "appts-${today:%d}.csv"))


def test_early_hours_make_an_evenings_file_the_next_days(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-19T22:00")

    report = door(tmp_path, early_hours=4).fetch(TODAY)

    assert report.name == "appts.csv"


@pytest.mark.parametrize(
    "name",
    [
        "appts.csv.part",
        "appts.TMP",
        "appts.crdownload",
        "appts.csv~",
        "~$appts.xlsx",
        "a.uploading",
    ],
)
def test_a_file_that_still_grows_by_its_name_is_not_taken(tmp_path: Path, name: str) -> None:
    drop(tmp_path, name, "2026-11-20T05:00")

    assert "still being written, by its name" in refusal(door(tmp_path))


def test_a_hidden_file_is_taken_only_where_the_pattern_asks_for_it(tmp_path: Path) -> None:
    drop(tmp_path, ".appts.csv.Xa3", "2026-11-20T05:00")

    assert "no file matches the pattern" in refusal(door(tmp_path))
    assert door(tmp_path, ".appts*").fetch(TODAY).content == b"report"


def test_a_file_that_grows_between_two_looks_is_not_taken(tmp_path: Path) -> None:
    path = drop(tmp_path, "appts.csv", "2026-11-20T06:59")

    def meanwhile(_seconds: float) -> None:
        path.write_bytes(path.read_bytes() + b", and more")

    assert "still being written" in refusal(door(tmp_path, rest=meanwhile))


def test_a_file_that_lies_there_for_long_is_not_waited_for(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T05:00")
    rests: list[float] = []

    door(tmp_path, rest=rests.append).fetch(TODAY)

    assert rests == []


def test_a_file_of_a_clock_gone_wild_costs_nobody_the_days_report(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T05:00")
    wild = drop(tmp_path, "wild.csv", "2026-11-20T05:00")
    os.utime(wild, (1e12, 1e12))

    assert door(tmp_path).fetch(TODAY).name == "appts.csv"


def test_an_empty_file_is_one_that_is_still_being_written(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T05:00", b"")

    assert "still being written" in refusal(door(tmp_path))


def test_a_folder_a_link_and_a_pipe_are_no_report(tmp_path: Path) -> None:
    secret = drop(tmp_path, "secret", "2026-11-20T05:00")
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "folder.csv").mkdir()
    (tmp_path / "drop" / "link.csv").symlink_to(secret)
    os.mkfifo(tmp_path / "drop" / "pipe.csv")

    told = refusal(door(tmp_path / "drop", "*.csv"))

    assert "what matches the pattern is a folder, a link or a pipe" in told


def test_a_file_bigger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    drop(tmp_path, "appts.csv", "2026-11-20T05:00", b"x" * 2_000_000)

    with pytest.raises(ConfigurationProblem, match=r"max_megabytes.*the file has 2 MB"):
        door(tmp_path, max_megabytes=1).fetch(TODAY)


def test_a_folder_that_is_not_there_is_a_configuration_problem(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match="there is no such folder"):
        door(tmp_path / "nowhere").fetch(TODAY)
