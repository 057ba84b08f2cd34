"""Every invented export beside its right answer."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import SignInPage
from faxflow.frames.mapping import load_mapping
from faxflow.frames.normalize import Normalized, normalize
from faxflow.frames.setting import Setting

SETTING = Setting("US", date(2027, 6, 1), rehearsal=True)
REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
MAPPINGS = {"joined_cells.csv": "joined.toml"}
READABLE = [
    "visits_banner_totals.csv",
    "visits_pages.txt",
    "visits_groups_html.xls",
    "joined_cells.csv",
    "visits_utf16_tab.xls",
    "visits.xlsx",
    "visits_97.xls",
    "no_visits.csv",
]


def normalized(name: str) -> Normalized:
    mapping = load_mapping(REPORTS / MAPPINGS.get(name, "mapping.toml"))
    report = ReportFile(name, (REPORTS / name).read_bytes(), "test")
    return normalize(report, mapping, SETTING)


def answer(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((REPORTS / f"{name}.json").read_text(encoding="utf-8"))
    return told


def told_rows(result: Normalized, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as the answers are written, with the fields that each answer names."""
    rows = []
    for row, want in zip(result.rows.iter_rows(named=True), wanted, strict=True):
        fields, known = json.loads(row["fields"]), want["fields"]
        rows.append(
            {name: row[name] for name in ("line", "number", "number_valid", "service_date")}
            | {"identity": json.loads(row["identity"])}
            | {"fields": {name: fields[name] for name in known}}
        )
    return rows


@pytest.mark.parametrize("name", READABLE)
def test_each_export_gives_exactly_its_rows(name: str) -> None:
    wanted = answer(name)["rows"]

    result = normalized(name)

    assert told_rows(result, wanted) == wanted


@pytest.mark.parametrize("name", READABLE)
def test_each_export_gives_exactly_its_rejects(name: str) -> None:
    wanted = answer(name)["rejects"]

    result = normalized(name)

    assert result.rejects.to_dicts() == wanted


@pytest.mark.parametrize("name", READABLE)
def test_rows_and_rejects_add_up_to_the_rows_read(name: str) -> None:
    told = answer(name)

    result = normalized(name)

    assert result.rows_read == len(told["rows"]) + len(told["rejects"])


def test_a_sign_in_page_is_told_from_a_report_whatever_it_is_called() -> None:
    with pytest.raises(SignInPage, match=r"sign_in_page\.csv"):
        normalized("sign_in_page.csv")


def test_a_letter_may_use_every_field_that_a_row_brings() -> None:
    mapping = load_mapping(REPORTS / "mapping.toml")

    result = normalized("visits.xlsx")

    assert set(json.loads(result.rows["fields"][0])) == mapping.field_names
