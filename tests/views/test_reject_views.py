"""Rejects are shown with what is to be done, and leave for a spreadsheet in one piece."""

import csv
from datetime import UTC, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ledger import Ledger
from faxflow.domain.spreadsheet_cell import unguarded
from faxflow.views.morning_text import ledger_line
from faxflow.views.reject_sheet_text import SheetLine, reject_sheet
from faxflow.views.reject_text import RejectLine, rejects_data, rejects_text

OPEN = RejectLine("B-000001:7", "B-000001", "2026-11-23", 7, "Fax", "it is empty", "open")
FIXED = RejectLine(
    "B-000002:3",
    "B-000002",
    "2026-11-24",
    3,
    "Day",
    "it is no date",
    "fixed",
    became="loaded",
    case="FX-000012",
    because="mistyped",
    settled_by="mara",
    settled_at=datetime(2026, 11, 24, 14, 5, tzinfo=UTC),
    columns=("Day",),
)


def test_an_open_one_is_shown_with_the_command_that_corrects_it() -> None:
    text = rejects_text([OPEN], "nothing", UTC)

    assert "  B-000001:7  line 7, Fax: it is empty\n" in text
    assert "`faxflow rejects fix B-000001:7 --set 'COLUMN=…' --because …`" in text


def test_one_that_was_corrected_says_what_it_is_and_who_did_it() -> None:
    text = rejects_text([FIXED], "nothing", UTC)

    assert "it is no date → loaded: FX-000012 (mistyped; mara, 2026-11-24 14:05 UTC)" in text
    assert "faxflow rejects fix" not in text


def test_no_rejects_are_told_as_none() -> None:
    assert rejects_text([], "No report has open rejects.", UTC) == "No report has open rejects."


def test_the_data_count_those_that_are_open() -> None:
    data = rejects_data([OPEN, FIXED])

    assert data["open"] == 1
    assert isinstance(data["rejects"], list)
    assert [one["state"] for one in data["rejects"]] == ["open", "fixed"]


CELLS = st.dictionaries(st.sampled_from(["MRN", "Note", "=Day"]), st.text(), max_size=3)


@given(st.lists(CELLS, max_size=3))
def test_a_sheet_holds_every_cell_exactly(rows: list[dict[str, str]]) -> None:
    sheet = reject_sheet([SheetLine("B-000001", 7, "Fax", "empty", cells) for cells in rows])

    names, *lines = csv.reader(StringIO(sheet, newline=""))
    read = [dict(zip(map(unguarded, names), map(unguarded, line), strict=True)) for line in lines]
    assert names[:4] == ["batch", "line", "column", "reason"]
    for cells, line in zip(rows, read, strict=True):
        assert {name: line[name] for name in cells} == cells


def test_the_ledger_says_what_people_have_made_of_its_rejects() -> None:
    as_loaded = Ledger(read=5, loaded=2, rejected=3)
    now = Ledger(read=5, loaded=3, rejected=2, corrected=1, set_aside=1)

    assert ledger_line("B-000001", as_loaded).endswith("+ 3 rejected")
    assert ledger_line("B-000001", now).endswith(
        "+ 2 rejected (1 of them set aside); 1 corrected since"
    )
