"""The call centre's file: every row is a call, whatever its cells hold."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.intake.from_call import Call, from_call
from faxflow.domain.referrals.typed_value import Office
from faxflow.domain.report_file import ReportFile
from faxflow.errors import ConfigurationProblem, NotAReport
from faxflow.frames.call_mapping import load_call_mapping
from faxflow.frames.calls import CallReader
from making import MORNING

CHICAGO = ZoneInfo("America/Chicago")
MAPPING = """
call_id = "call_id"
called_at = "called_at"
caller = "caller"
remarks = ["notes"]
[fields]
call_id = "Call ID"
called_at = "When"
caller = { column = "From", type = "phone" }
notes = "Notes"
patient = { column = "Patient", split = "name", names = { first = "given_name", last = "surname" } }
date_of_birth = "DOB"
phone = ["Phone", "Telephone"]
npi = "NPI"
priority = "Urgency"
"""
HEAD = "Call ID,When,From,Notes,Patient,DOB,Telephone,NPI,Urgency\n"
FIRST = 'C1,11/20/2026 9:15 AM,217 555 0166,mornings,"LIND, ADA",4/17/1958,217-555-0143,,Urgent\n'

F = Field


def read(tmp_path: Path, rows: str, mapping: str = MAPPING) -> list[Call]:
    path = tmp_path / "calls.toml"
    path.write_text(mapping)
    reader = CallReader(load_call_mapping(path), "US", CHICAGO)
    return reader.read(ReportFile("calls.csv", (HEAD + rows).encode(), "test"))


def test_a_row_tells_who_called_when_and_what_was_said(tmp_path: Path) -> None:
    (call,) = read(tmp_path, FIRST)

    assert (call.call_id, call.caller, call.remark) == ("C1", "+12175550166", "mornings")
    assert call.called_at == datetime(2026, 11, 20, 15, 15, tzinfo=UTC)
    told = {field: cell.text for field, cell in call.cells.items()}
    assert told == {
        F.GIVEN_NAME: "ADA",
        F.SURNAME: "LIND",
        F.DATE_OF_BIRTH: "1958-04-17",
        F.PHONE: "+12175550143",
        F.NPI: "",
        F.PRIORITY: "Urgent",
    }


def test_a_cell_that_cannot_stand_is_told_and_costs_no_row(tmp_path: Path) -> None:
    (call,) = read(tmp_path, "C2,later,,,Madonna,31/31/58,12,123,whenever\n")

    incoming = from_call(call, MORNING, Office("US", CHICAGO, MORNING))

    assert call.called_at is None
    doubts = {field: one.doubt for field, one in incoming.told.items() if one.doubt}
    assert doubts.keys() == {
        F.GIVEN_NAME, F.SURNAME, F.DATE_OF_BIRTH, F.PHONE, F.NPI, F.PRIORITY
    }  # fmt: skip
    assert all(incoming.told[field].value is None for field in doubts)


def test_every_line_but_the_total_is_a_call(tmp_path: Path) -> None:
    rows = FIRST + "C3,,,,,,217-555-0199,,\nC4,1,2,3,4,5,6,7,8,9,10\nTotal: 3\n"

    calls = read(tmp_path, rows)

    assert [call.call_id for call in calls] == ["C1", "C3", ""]
    assert calls[2].trouble == "the row has 11 cells under a header of 9"
    assert "C4" in calls[2].whole


def test_the_same_call_is_known_by_its_id_while_it_says_the_same(tmp_path: Path) -> None:
    office = Office("US", CHICAGO, MORNING)
    rows = FIRST + FIRST + FIRST.replace("0143", "0144") + FIRST.replace("C1", "C9")

    calls = [from_call(call, MORNING, office) for call in read(tmp_path, rows)]

    named = [call.identity.own_id for call in calls]
    assert named[0] == named[1]
    assert len(set(named)) == 3


def test_a_call_of_another_day_is_another_one_though_its_id_was_counted_anew(
    tmp_path: Path,
) -> None:
    office = Office("US", CHICAGO, MORNING)
    rows = "1,11/20/2026 9:15 AM,,,,,,,\n1,11/21/2026 9:15 AM,,,,,,,\n"

    first, second = (from_call(call, MORNING, office) for call in read(tmp_path, rows))

    assert first.identity.own_id != second.identity.own_id


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "calls.toml"
    path.write_text(MAPPING)
    reader = CallReader(load_call_mapping(path), "US", CHICAGO)

    with pytest.raises(NotAReport):
        reader.read(ReportFile("calls.csv", b"\x00\x01\x02", "test"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("date_of_birth =", "birth_date =", "birth_date is no field of a referral"),
        ('call_id = "call_id"', 'call_id = "id"', "there is no field id"),
        ('last = "surname"', 'last = "sur_name"', "Did you mean surname"),
        ("remarks", "remark", "Did you mean remarks"),
    ],
)
def test_a_misspelt_mapping_is_refused_by_name(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    changed = MAPPING.replace(old, new)

    with pytest.raises(ConfigurationProblem, match=said):
        read(tmp_path, FIRST, changed)
