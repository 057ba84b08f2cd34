"""Exactly the rows of a table: no footer among them, and no patient lost."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.survey import Survey, survey

NAMES = "MRN,Patient,DOB,Fax\n"
ROWS = (
    '00120,"FARTHING, OTTOLINE",3/14/1961,212-555-0101\n'
    '00121,"VANE, SAUL",12/1/1954,212-555-0102\n'
    '00122,"KRANZ, OTTO",7/30/1988,212-555-0103\n'
    '00123,"BELL, SUE",1/9/2001,212-555-0104\n'
)
PAIRS = 'Patient,Fax\n"BELL, SUE",212-555-0104\n"VANE, SAUL",212-555-0102\n"POE, JO",\n'


def found(text: str) -> Survey:
    return survey(ReportFile("report", text.encode(), "test"))


def count(text: str) -> int:
    one = found(text)
    assert one.data
    return one.data.count


@pytest.mark.parametrize("row", ["00124,,,\n", "00124\n", '"00124","","",""\n'])
def test_a_row_of_which_only_the_number_is_left_is_a_row(row: str) -> None:
    assert count(NAMES + ROWS + row) == 5


def test_a_name_alone_is_a_row_where_no_name_stands_above_the_rows() -> None:
    assert count(f'{NAMES}{ROWS},"POE, JO",,\n') == 5


def test_a_name_alone_that_may_head_a_group_is_told_to_a_person() -> None:
    one = found(f'{NAMES},"ROE, ANN",,\n{ROWS},"POE, JO",,\n{ROWS}')

    assert one.data
    assert (one.data.count, one.warnings) == (
        8,
        ("2 lines below the names were taken for no rows (line 2, 7)",),
    )


def test_a_group_heading_with_a_degree_is_none() -> None:
    assert not found(f'{NAMES},"ROE, ANN MD",,\n{ROWS}').warnings


@pytest.mark.parametrize(
    "line",
    [
        "Gesamt,,,4",
        "Suma:,,4,2",
        "Average,3,1,2",
        ",,\"1,180.00\",20.00",
        "Source: Elm Street Clinic,,,",
        "Data as of 11/02/2026,,,",
        "jdoe,11/02/2026,Page 1 of 1,",
        "TRL,4",
        "# made by the nightly export",
        "\nNotes:\n1,Cancelled visits are left out\n2,Faxes as of today",
        "\nClinic,Visits\nElm,3\nOak,1",
        "*******\nFußnoten\n*******\n\n1.,Ohne Absagen des Tages\n2.,Stand heute",
        "=======\n(1),Cancelled visits are left out",
        "SQL> spool off;,,,",
        "4 rows in set (0.02 sec)",
        "clinic=# select npi,\nname from doctor;",
        "Elapsed: 00:00:00.05,,,",
        "Provider Total: 4,,,20.00",
        "Dr. Lane count: 4,,,",
        "Total: Elm Street,--,4,20.00",
    ],
)  # fmt: skip
def test_what_closes_a_report_is_no_row(line: str) -> None:
    assert count(f"{NAMES}{ROWS}{line}\n") == 4


@pytest.mark.parametrize(
    "line",
    ["Filters: all sites,", "* a new patient", "Report ID 4431,11/02/2026", "// end of the list"],
)
def test_footers_of_two_columns_are_told_from_rows(line: str) -> None:
    assert count(f"{PAIRS}{line}\n") == 3


@pytest.mark.parametrize("row", ["Total,212-555-0105", "sue@elm.example,", "212-555-0105,"])
def test_rows_of_two_columns_are_told_from_footers(row: str) -> None:
    assert count(f"{PAIRS}{row}\n") == 4


def test_a_sum_between_groups_is_no_row_though_it_has_a_count() -> None:
    sums = "ELM STREET TOTAL:  4,,,1180.00-\n"

    assert count(f"{NAMES}{ROWS}{sums}{ROWS}{sums}") == 8


def test_columns_of_dots_tell_no_row_from_what_is_none() -> None:
    names, row = "Name;1985;1993;2000\n", "Alder;.;379;{}\n"
    rows = "".join(map(row.format, range(5)))

    assert count(f'{names}{rows}***\nNotas\n"1.";"Ohne die Absagen"\n') == 5


def test_a_sum_below_each_page_is_no_row() -> None:
    names, rows = "MRN,Patient,Day,Due,Paid\n", "00120,BELL,11/02/2026,10.00,2.00\n"

    assert count(f"{names}{rows}{rows},,,20.00,4.00\nPage 2\n{names}{rows},,,10.00,2.00\n") == 3


def test_short_rows_right_below_the_others_are_rows() -> None:
    assert count(f'{NAMES}{ROWS}00124,"POE, JO"\n') == 5


@pytest.mark.parametrize("name", ["Gesamt, Eva", "Sum, Ann", "Page, Al", "Source, Vi"])
def test_somebody_whose_name_closes_reports_is_a_patient(name: str) -> None:
    assert count(f'{NAMES}{ROWS}00124,"{name}",2/2/1999,212-555-0105\n') == 5


@pytest.mark.parametrize("units", ["id,text,m/d/y,number", "8n,30s,10d,12s", ",,date,phone"])
def test_a_line_of_units_below_the_names_is_no_row(units: str) -> None:
    assert count(f"{NAMES}{units}\n{ROWS}") == 4


@pytest.mark.parametrize("first", ["N/A,null,unknown,-", "00119,POE,unknown,unknown"])
def test_a_first_row_without_values_is_a_row(first: str) -> None:
    assert count(f"{NAMES}{first}\n{ROWS}") == 5


PRINTED = """\
                       VISITS OF THE DAY              NOV 02,2026  09:00   PAGE {}
For: ELM STREET        NOV 02,2026 thru NOV 03,2026
PATIENT NAME              SSN    VISIT              PHONE          STATUS
--------------------------------------------------------------------------------
"""


def test_headings_of_pages_do_not_fill_the_blanks_between_columns() -> None:
    text = (
        PRINTED.format(1)
        + "BELL,SUE                  2234   NOV 02,2026@09:30                 CHECKED IN\n"
        + "FARTHING,OTTOLINE JANE    3234   NOV 02,2026@10:00  (212)555-0101  NO SHOW\n\n"
        + PRINTED.format(2)
        + "KRANZ,OTTO                4234   NOV 03,2026@09:00  (212)555-0103  NO ACTION TAKEN\n"
        + "VANE,SAUL                 5234   NOV 03,2026@11:30  (212)555-0102  CHECKED IN\n"
    )

    one = found(text)

    assert one.columns == ("PATIENT NAME", "SSN", "VISIT", "PHONE", "STATUS")
    assert one.data
    assert one.data.count == 4


def test_a_printed_row_whose_name_runs_over_its_border_is_a_row() -> None:
    text = (
        "Patient         Phone        DOB\n"
        "--------------- ------------ ----------\n"
        "Bell, Sue       212-555-0104 1/9/2001\n"
        "Farthing-Ottoline, Jane 212-555-0101 3/14/1961\n"
        "Vane, Saul      212-555-0102 12/1/1954\n"
    )

    assert count(text) == 3


SUMS = "Provider,Visits,Hours\nRoe,12,3.5\nVane,9,2.0\nKranz,11,4.5\nBell,3,6.0\n"


@pytest.mark.parametrize(
    "line",
    [
        "Subtotal Roe,12,3.5",
        "Overall,32,10.0",
        "Average per provider,10.7,3.3",
        "Ending balance,,10.0",
        "Jumlah,32,10.0",
        "GRAND TOTAL:,PROVIDERS,3",
    ],
)
def test_a_line_of_sums_by_another_name_is_no_row(line: str) -> None:
    assert count(f"{SUMS}{line}\n") == 4


def test_units_in_brackets_are_no_row() -> None:
    assert count(SUMS.replace("Roe", ",(n),(h)\nRoe", 1)) == 4


def test_a_name_may_hold_what_its_brackets_tell() -> None:
    one = found("#,Temp (S/N: 10234567),Lux (S/N: 10234568)\n1,7.6,0.0\n2,7.5,1.5\n3,7.4,2.5\n")

    assert one.columns == ("#", "Temp (S/N: 10234567)", "Lux (S/N: 10234568)")


def test_stars_mark_the_sums_of_a_list() -> None:
    names = "Plant,Item,Told,Count,Unit,Value,Currency\n"
    rows = "1000,10-1,Flange,12,ST,96.50,EUR\n1100,10-2,Gasket,4,ST,12.00,EUR\n"

    assert count(f"{names}{rows}*,,,,,108.50,EUR\n{rows}**,,,,,217.00,EUR\n") == 4
