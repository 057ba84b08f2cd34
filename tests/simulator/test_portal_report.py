"""The rehearsal's report holds exactly what it says, and the practice's mapping reads it."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import load_mapping
from faxflow.frames.normalize import normalize
from faxflow.frames.setting import Setting
from faxflow.simulator import practice
from faxflow.simulator.fax_numbers import Ending, ending_of, numbers_for
from faxflow.simulator.people import check_digit
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.portal.report import morning_report
from faxflow.simulator.portal.spreadsheet import print_report

DAY = date(2026, 11, 20)
MAPPING = Path(practice.__file__).with_name("mapping.toml")
LETTER_FIELDS = {
    "patient_first",
    "patient_last",
    "patient_dob",
    "mrn",
    "provider",
    "npi",
    "appointment",
    "reason",
    "recipient",
    "fax",
}


def test_the_same_day_and_seed_give_the_same_bytes_and_others_do_not() -> None:
    first = print_report(morning_report(DAY, 40, 7))

    assert print_report(morning_report(DAY, 40, 7)) == first
    assert print_report(morning_report(DAY, 40, 8)) != first
    assert print_report(morning_report(date(2026, 11, 21), 40, 7)) != first


@pytest.mark.parametrize(
    ("faxes", "duplicates", "rejected"), [(0, 0, 0), (1, 1, 1), (6, 1, 1), (300, 2, 2), (650, 3, 4)]
)
def test_a_report_has_as_many_rows_of_each_kind_as_it_says(
    faxes: int, duplicates: int, rejected: int
) -> None:
    report = morning_report(DAY, faxes, 1)

    doubled = Counter(row.cells for row in report.rows)

    assert (report.good, report.duplicates, report.rejected) == (faxes, duplicates, rejected)
    assert len(report.rows) == faxes + duplicates + rejected
    assert sum(count - 1 for count in doubled.values()) == duplicates


def test_650_faxes_are_a_believable_morning() -> None:
    report = morning_report(DAY, 650, 1)

    assert report.endings == {
        Ending.BUSY_TWICE: 26,
        Ending.NEVER_ANSWERS: 6,
        Ending.NOT_IN_SERVICE: 6,
        Ending.REJECTED: 3,
        Ending.SILENT: 3,
        "ordinary": 606,
    }


def test_numbers_are_invented_distinct_and_end_in_what_is_to_happen() -> None:
    numbers = numbers_for(3000, Random(3))

    assert len(set(numbers)) == 3000
    assert all(re.fullmatch(r"555[2-9]\d\d01\d\d", number) for number in numbers)
    assert not any(number.endswith("00") for number in numbers)
    assert {ending_of(number) for number in numbers} == {None, *Ending}


def test_every_ending_is_seen_from_ten_faxes_on() -> None:
    report = morning_report(DAY, 10, 3)

    assert report.endings == {**dict.fromkeys(Ending, 1), "ordinary": 5}


def test_an_npi_ends_in_its_check_digit() -> None:
    # The example that the standard itself gives: 123456789 and its check digit 3.
    assert check_digit("123456789") == "3"


def test_the_practices_mapping_reads_the_report_to_the_row() -> None:
    report = morning_report(DAY, 120, 5)
    file = ReportFile("ApptList.xls", print_report(report), "test")
    mapping = load_mapping(MAPPING)

    normalized = normalize(file, mapping, Setting("US", DAY, rehearsal=True))

    assert mapping.field_names >= LETTER_FIELDS
    assert len(normalized.rows) == report.good + report.duplicates
    assert normalized.rows["identity"].n_unique() == report.good
    assert normalized.rows["number"].n_unique() == report.good
    assert len(normalized.rejects) == report.rejected
    assert normalized.rows["number_valid"].all()


def test_the_report_is_old_html_in_cp1252() -> None:
    content = print_report(morning_report(DAY, 300, 1))

    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert content.startswith(b"<html")
    assert "é" in content.decode("cp1252")


def test_an_export_appears_under_its_final_name_only(tmp_path: Path) -> None:
    written = datetime(2026, 11, 20, 11, tzinfo=UTC)

    path = export_to(tmp_path, DAY, faxes=6, seed=1, written_at=written)

    assert [file.name for file in tmp_path.iterdir()] == ["ApptList.xls"]
    assert path.stat().st_mtime == written.timestamp()
    assert path.read_bytes() == print_report(morning_report(DAY, 6, 1))
