"""Files that a line or a disk has damaged: they are read, or refused with a reason."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.report_file import ReportFile
from faxflow.errors import FaxflowError
from faxflow.frames.survey import survey

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
NAMES = ["visits.xlsx", "visits_97.xls", "visits_groups_html.xls", "visits_utf16_tab.xls"]
HOW = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=5)


def refused_or_read(content: bytes) -> bool:
    try:
        survey(ReportFile("damaged", content, "test"))
    except FaxflowError:
        return True
    return True


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(part=st.floats(0, 1))
def test_any_part_of_a_file(name: str, part: float) -> None:
    whole = (REPORTS / name).read_bytes()

    assert refused_or_read(whole[: int(len(whole) * part)])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(damage=HOW)
def test_bytes_that_are_others(name: str, damage: list[tuple[float, bytes]]) -> None:
    content = bytearray((REPORTS / name).read_bytes())
    for part, others in damage:
        at = int(len(content) * part)
        content[at : at + len(others)] = others

    assert refused_or_read(bytes(content))
