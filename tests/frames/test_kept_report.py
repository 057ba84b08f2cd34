"""A kept report is read once more: its rows as they stand, its columns by any of their names."""

from datetime import date
from pathlib import Path

import pytest
from small_report import HEADER, MAPPING, TODAY, field, line, mapping_of, rejects

from faxflow.domain.report_file import ReportFile
from faxflow.frames.kept_report import KeptReport, SourceRow
from faxflow.frames.mapping import load_mapping
from faxflow.frames.normalize import normalize
from faxflow.frames.setting import Setting

SETTING = Setting("US", TODAY)
FIRST = Setting("US", date(2027, 6, 1), rehearsal=True)
REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
MAPPINGS = {"joined_cells.csv": "joined.toml"}
READABLE = sorted(
    path.name.removesuffix(".json")
    for path in REPORTS.glob("*.json")
    if not path.name.startswith("sign_in")
)
SPLIT = MAPPING.replace('note = "Note"', 'place = { column = "Note", split = "city-state-zip" }')


def kept(folder: Path, content: str, mapping: str = MAPPING) -> KeptReport:
    report = ReportFile("small.csv", content.encode(), "test")
    return KeptReport(report, mapping_of(folder, mapping))


def test_rows_are_given_as_they_stand(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line(note=" =1+1 ") + line("7") + "8,short\n")

    rows = report.rows({2, 4, 99})

    assert rows == {
        2: SourceRow(("00123", " =1+1 ", "9075550101", "1/2/2027")),
        4: SourceRow(("8", "short"), fits=False),
    }


def test_what_a_corrected_row_says_is_read_like_any_row(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line(fax="call"))

    result = report.normalized({2: ("00123", "Hip", "907 555 0102", "1/2/2027")}, SETTING)

    assert field(result, "fax_e164") == ["+19075550102"]
    assert rejects(result) == []


def test_a_row_of_another_width_is_still_a_reject(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line())

    result = report.normalized({2: ("00123", "Hip")}, SETTING)

    assert rejects(result) == [(2, "(row)", "it has 2 cells under a header of 4")]


def test_each_column_has_one_name(tmp_path: Path) -> None:
    report = kept(tmp_path, "MRN,Note,Fax,Day,Note,,Last\n" + line().strip() + ",again,x,y\n")

    assert report.columns == ("MRN", "Note", "Fax", "Day", "Note#2", "(column 6)", "Last")
    assert [report.position(name) for name in report.columns] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("name", "place"), [(" fax ", 2), ("day", 3), ("NOTE", 1), ("Facs", None)])
def test_a_column_is_found_by_the_name_that_a_person_uses(
    tmp_path: Path, name: str, place: int | None
) -> None:
    report = kept(tmp_path, HEADER + line())

    assert report.position(name) == place


def test_a_name_that_is_none_names_what_is_near(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line())

    assert report.why_unknown("Notes") == "its report has no column Notes: did you mean Note?"
    assert report.why_unknown("Ward").endswith("it has MRN, Note, Fax, Day")
    assert "the mapping makes it" in report.why_unknown("fax_e164")


def test_a_report_that_says_that_it_is_empty_has_no_rows(tmp_path: Path) -> None:
    report = kept(tmp_path, "No records found\n")

    assert report.rows({1, 2}) == {}
    assert report.columns == ()


def test_a_part_of_a_column_is_given_with_the_whole_of_it(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line(note='"Nome, AK 99762"'), SPLIT)

    assert report.position("place") == 1
    assert report.position("place_zip") is None
    assert report.why_unknown("place_zip") == "place_zip is cut out of Note: give that one whole"


def test_the_fax_numbers_own_column_is_known(tmp_path: Path) -> None:
    report = kept(tmp_path, HEADER + line())

    assert report.of_number() == 2
    assert report.mapped() == {0: "MRN", 1: "Note", 2: "Fax", 3: "Day"}


@pytest.mark.parametrize("name", READABLE)
def test_every_row_of_every_kind_of_file_is_read_again_as_it_was_read_first(name: str) -> None:
    mapping = load_mapping(REPORTS / MAPPINGS.get(name, "mapping.toml"))
    report = ReportFile(name, (REPORTS / name).read_bytes(), "test")
    first = normalize(report, mapping, FIRST)
    again = KeptReport(report, mapping)

    rows = again.rows({*first.rows["line"], *first.rejects["line"]})
    result = again.normalized({line: rows[line].cells for line in sorted(rows)}, FIRST)

    assert result.rows.equals(first.rows)
    assert result.rejects.equals(first.rejects)
