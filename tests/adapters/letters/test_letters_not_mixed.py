"""In no way of drawing does one patient's text stand in another's letter."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from adapters.letter_making import letter, pages_of
from adapters.letters.making.every_template import TEMPLATES
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.binding import Binding, Together
from faxflow.adapters.letters.office.compiled import compile_form
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.adapters.letters.office.share import Share
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import LetterOrder
from proof.figures import FULL, Count

LETTERS = 2000 if FULL else 120
FIELDS = ("patient", "doctor", "service_date", "reason", "note")
MARKER = re.compile(r"q[a-z]+x\d{6}z")


def order_with_markers(number: int) -> LetterOrder:
    """Every field holds a word of its own, and differs in length from letter to letter."""
    values = {name: f"{marker(name, number)} " + "word " * (number % 40) for name in FIELDS}
    name = case_name(CaseId(number))
    return LetterOrder(CaseId(number), name, {**values, "case_id": name})


def marker(name: str, number: int) -> str:
    return f"q{name.replace('_', '')}x{number:06}z"


def alone(template: Path, folder: Path, orders: Sequence[LetterOrder]) -> dict[int, bytes]:
    """The letters as the engine draws them, each in a document of its own."""
    program = find_office()
    assert program is not None, "soffice is not installed"
    engine = LibreOfficeEngine(template, program, workers=2, scratch=folder / "scratch")
    return {int(result.case_id): letter(result).pdf for result in engine.render(orders)}


def together(template: Path, folder: Path, orders: Sequence[LetterOrder]) -> dict[int, bytes]:
    """The letters out of documents that hold many, with no check behind it."""
    program = find_office()
    assert program is not None, "soffice is not installed"
    office = open_office(program, folder / "office")
    compiled = compile_form(open_template(template), office, folder, Limits())
    binding: Binding = Together(compiled.shared())
    share = Share(orders, binding)
    raws = list(share.rest(share.draw(office, Limits())))
    assert [problem for raw in raws for problem in raw.problems] == []
    return {int(order.case_id): pdf for raw in raws for order, pdf in raw.letters}


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("draw", [alone, together])
@pytest.mark.parametrize("name", ["lists", "first_page", "nested_tables"] if FULL else ["lists"])
def test_every_letter_holds_its_own_markers_and_no_others(
    name: str,
    draw: Callable[[Path, Path, Sequence[LetterOrder]], dict[int, bytes]],
    tmp_path: Path,
    count: Count,
) -> None:
    template = tmp_path / f"{name}.docx"
    template.write_bytes(TEMPLATES[name]())
    asked = open_template(template).form.fields & set(FIELDS)
    started = time.monotonic()

    letters = draw(template, tmp_path, [order_with_markers(at) for at in range(1, LETTERS + 1)])

    found = {number: set(MARKER.findall(text_of(pdf))) for number, pdf in letters.items()}
    wanted = {at: {marker(field, at) for field in asked} for at in range(1, LETTERS + 1)}
    wrong = [at for at in wanted if found.get(at) != wanted[at]]
    seconds = time.monotonic() - started
    count(f"letters: {name}, {draw.__name__}", points=LETTERS, other=len(wrong), seconds=seconds)
    assert wrong == []


def text_of(pdf: bytes) -> str:
    """All text of a letter, its lines joined, for a marker may be broken at an edge."""
    return "".join("".join(pages_of(pdf)).split())
