"""Which line is the header: the one that is not like the lines around it."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.survey import Survey, survey


def found(text: str) -> Survey:
    return survey(ReportFile("report", text.encode(), "test"))


def told(text: str) -> tuple[int, int, tuple[str, ...]]:
    one = found(text)
    assert one.data
    return one.data.header.line, one.data.count, one.columns


@pytest.mark.parametrize(
    "text",
    [
        "FARTHING,OTTOLINE,03/14/1961,2125550101\nVANE,SAUL,12/01/1954,2125550102\n",
        "Bell;Sue;Dover;Cardiology\nVane;Saul;Salem;Cardiology\nKranz;Otto;Dover;Oncology\n",
        "02 Nov 26,Otto Kranz,Elm Street Clinic,,20.59\n",
    ],
)
def test_a_row_is_no_header(text: str) -> None:
    with pytest.raises(NotAReport, match="names of columns"):
        found(text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("00120|VANE|SAUL|19541201\n00121|BELL|SUE|20010109\n00122|KRANZ|OTTO|19880730\n", 4),
        ("1,Otto Kranz,Elm Street\n2,Sue Bell,Oak Street\n3,Saul Vane,Elm Street\n", 3),
    ],
)
def test_rows_alone_are_a_table_without_names(text: str, columns: int) -> None:
    assert told(text) == (0, 3, tuple(f"#{at}" for at in range(1, columns + 1)))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Typ;Grund;Ort\nPhone call;Lab result;Home\nVisit;Order note;Work\n", "Typ;Grund;Ort"),
        ("Code,Beds\nHome,Phone\nStaff,Code\n", "Code,Beds"),
        ("Dept,Stage,Next\nLab,Referral sent,Call\nStaff,Visit note,Fax\n", "Dept,Stage,Next"),
    ],
)
def test_unknown_names_stand_against_rows_of_known_words(text: str, columns: str) -> None:
    names = tuple(columns.replace(";", ",").split(","))

    assert told(text) == (1, 2, names)


@pytest.mark.parametrize(
    "names",
    [
        "Staff,2026/11/02,2026/11/03,2026/11/04",
        "Room,8:00 AM,8:30 AM,9:00 AM",
        "Patient,0-30,31-60,over 60",
        "Ward,1,2,3",
    ],
)
def test_days_hours_bands_and_counts_may_name_columns(names: str) -> None:
    assert told(f"{names}\nKranz,4,,7\nBell,5,6,\n") == (1, 2, tuple(names.split(",")))


def test_a_list_of_one_column_has_its_name_above_values() -> None:
    assert told("MRN\n00120\n00121\n00122\n") == (1, 3, ("MRN",))


@pytest.mark.parametrize("text", ["NOMBRE;CITA;CLÍNICA\n", "Nachname,Vorname,Termin\n"])
def test_names_in_any_tongue_are_a_report_without_rows(text: str) -> None:
    assert told(text)[:2] == (1, 0)


def test_the_line_behind_a_gap_is_the_header_where_the_one_above_has_no_rows() -> None:
    text = "Supplier,Expense,Amount\n\nSupplier Name,Expense Code,Amount Paid\nElm,A,1.50\n"

    assert told(text + "Oak,B,2.50\nAsh,B,7.50\n")[:2] == (3, 3)


def test_comments_above_the_names_are_none() -> None:
    text = (
        "## made by: export, for: Elm\n# id, day\nMRN,Visit\n00120,11/02/2026\n00121,11/03/2026\n"
    )

    assert told(text) == (3, 2, ("MRN", "Visit"))


@pytest.mark.parametrize(
    "text",
    [
        (
            "Dear Sue,\nsince May, his left knee is better, although stairs, and slopes are bad.\n"
            "On the left, there was no swelling, full reach, and good strength.\n\nOtto Kranz, MD\n"
        ),
        (
            "DROP TABLE visits;\nINSERT INTO visits VALUES (1,'Bell','x'),(2,'Vane','y');\n"
            "INSERT INTO visits VALUES (3,'Kranz','x'),(4,'Poe','y');\n"
        ),
        "Patient,DOB,Fax\nORA-01555: snapshot too old\n",
    ],
)
def test_prose_code_and_messages_are_no_report(text: str) -> None:
    with pytest.raises(NotAReport):
        found(text)


def test_a_sign_that_is_as_often_in_each_line_parts_the_columns() -> None:
    text = "unit,sex,place\t2025\t2026\n" + "".join(
        f"NR,F,{place}\t{number}01\t{number}02\n" for number, place in enumerate(("AT", "BE", "BG"))
    )

    assert told(text) == (1, 3, ("unit,sex,place", "2025", "2026"))


def test_a_border_of_empty_columns_is_left_out() -> None:
    text = "| Patient | DOB |\n|:---|---:|\n| Bell, Sue | 1/9/2001 |\n| Vane, Saul | 12/1/1954 |\n"

    assert told(text) == (1, 2, ("Patient", "DOB"))
