"""A compiled template's letters show what the filled .docx shows, dot by dot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.letters.both_ways import TwoWays, both_ways, opened, real_office
from adapters.letters.making.every_template import TEMPLATES, VALUES
from faxflow.adapters.letters.office.pixels import Difference, same_pages
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.shift import SMALLEST_STEP, farthest_shift
from proof.figures import FULL

EXACT = [name for name in TEMPLATES if name != "nested_tables"]
LETTERS = [{**fields, "case_id": f"FX-{at:06}"} for at, fields in enumerate(VALUES.values(), 1)]


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with real_office() as found:
        yield found


def drawn(name: str, office: Office, folder: Path) -> TwoWays:
    template = opened(TEMPLATES[name](), folder)
    return both_ways(template, LETTERS, office, one_call_each=FULL)


@pytest.mark.parametrize("name", EXACT)
def test_a_compiled_letter_has_no_other_dot_than_the_filled_docx(
    name: str, office: Office, tmp_path: Path
) -> None:
    ways = drawn(name, office, tmp_path)

    assert ways.compiled
    assert different(ways) == []


def test_lines_of_merged_cells_stand_on_one_place_when_compiled_and_a_step_apart_in_docx(
    office: Office, tmp_path: Path
) -> None:
    """Word puts a line of the grid where w:tblGrid says, the same for every row."""
    ways = drawn("nested_tables", office, tmp_path)

    steps = [farthest_shift(a, b) for a, b in zip(ways.usual, ways.ours, strict=True)]
    assert ways.compiled
    assert [step for step in steps if step is None or step > SMALLEST_STEP * 1.01] == []


def different(ways: TwoWays) -> list[tuple[str, Difference]]:
    """The letters that look different, by the name of their values."""
    found = (
        (name, same_pages(usual, ours))
        for name, usual, ours in zip(VALUES, ways.usual, ways.ours, strict=True)
    )
    return [(name, difference) for name, difference in found if difference is not None]
