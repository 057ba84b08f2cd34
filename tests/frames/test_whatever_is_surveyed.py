"""Whatever comes in without a mapping: it is refused with a reason, or a draft of it works."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ColumnMissing, FaxflowError, NotAReport
from faxflow.frames.mapping import parse_mapping
from faxflow.frames.normalize import normalize
from faxflow.frames.setting import Setting
from faxflow.frames.suggestion import suggest
from faxflow.frames.survey import survey
from faxflow.views.mapping_draft import mapping_draft

FEW = settings(max_examples=60, deadline=None)
SETTING = Setting("US", date(2027, 1, 2), rehearsal=True)
NAMES = st.sampled_from(
    ["MRN", "Patient Name", "DOB", "Fax", "Fax Number", "Visit", "Visit Date", "Phone", "", "Today",
     "Case ID", "2026", "Provider", "NPI", "City/State/ZIP", "Status", "Größe", "#", "Total"]
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "1", "00120", "ROE, ANN", "3/14/1961", "2026-11-02 09:15", "212-555-0101", "n/a", "-", "F",
     "Total", "Page 1", "1,747.50", '"', "a b", "Alder Creek, OR 97128", "1234567893", "\u2028"]
)  # fmt: skip


def drafted(content: bytes) -> bool:
    """Whether all went as it should; true for a file that is refused with a reason."""
    report = ReportFile("any", content, "test")
    try:
        found = survey(report)
    except FaxflowError:
        return True
    if found.data is None:
        return True
    mapping = parse_mapping(
        mapping_draft("any", suggest(found.columns, found.data, "US")), Path("draft.toml")
    )
    try:
        result = normalize(report, mapping, SETTING)
    except (ColumnMissing, NotAReport):
        return "…" in {name for one in mapping.columns for name in one.names} or bool(
            found.warnings
        )
    return result.rows_read == result.rows.height + result.rejects.height


@FEW
@given(content=st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    assert drafted(content)


@FEW
@given(
    names=st.lists(NAMES, min_size=2, max_size=7),
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=10),
    delimiter=st.sampled_from([",", "|", "\t", ";", "  "]),
)
def test_any_table(names: list[str], rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [names, *rows])

    assert drafted(text.encode())


@pytest.mark.parametrize(
    "place", sorted((Path(__file__).parents[2] / "fixtures/reports").iterdir())
)
def test_every_invented_export(place: Path) -> None:
    assert drafted(place.read_bytes())
