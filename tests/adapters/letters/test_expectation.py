"""What a letter must show is known from its template, and every kind of breach holds it."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from adapters.letter_making import letter, order_of, template_of
from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.checking.expectation import Expectation, expectation_of
from faxflow.adapters.letters.checking.font_cover import FontCover
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.letter import LetterOrder, LetterProblem

FIELDS = {"patient": "Ada Sample", "fax_number": "+1 312-555-0107", "case_id": "FX-000007"}
OWN = order_of(7, FIELDS)
OTHER = order_of(8, {"patient": "Bert Example", "fax_number": "+1 312-555-0108"})


@pytest.fixture
def expected(tmp_path: Path) -> Expectation:
    template = template_of(tmp_path, "Dear {{ patient }}, fax {{ fax_number }}, call 312 555 0109.")
    return expectation_of(open_template(template).form, [OWN, OTHER])


def pdf_of(*pages: str) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    for text in pages:
        canvas.drawString(50, 500, text)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


RIGHT = "Dear Ada Sample, fax +1 312-555-0107, call 312 555 0109."


def held(expected: Expectation, *pages: str, order: LetterOrder = OWN) -> str:
    """Why the letter of these pages is held."""
    result = checked(order, pdf_of(*pages), expected)
    assert isinstance(result, LetterProblem)
    return result.what


def test_a_right_letter_goes_out(expected: Expectation) -> None:
    made = letter(checked(OWN, pdf_of(RIGHT), expected))

    assert made.pages == 1


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            RIGHT.replace("Ada", "Ida"),
            "the value of field patient does not stand in the letter as it was given",
        ),
        (
            RIGHT.replace("0107", "0108"),
            "the value of field fax_number does not stand in the letter as it was given",
        ),
        (f"{RIGHT} 3125550108", "the fax number of FX-000008 stands in it"),
        (f"{RIGHT} FX-000009", "the name of another case, FX-000009, stands in it"),
        (f"{RIGHT} {{{{ x", "a placeholder was left in the letter"),
    ],
)
def test_a_breach_is_told_without_any_value(expected: Expectation, page: str, told: str) -> None:
    what = held(expected, page)

    assert what == told


def test_the_number_that_a_template_says_to_all_may_be_a_neighbours_too(tmp_path: Path) -> None:
    template = template_of(tmp_path, "Call 312 555 0108 {{ patient }}")
    expected = expectation_of(open_template(template).form, [OWN, OTHER])

    made = letter(checked(OWN, pdf_of("Call 312 555 0108 Ada Sample"), expected))

    assert made.pages == 1


def test_a_character_that_no_font_draws_holds_the_letter(expected: Expectation) -> None:
    order = replace(OWN, fields={**FIELDS, "patient": "Ada ☃"})
    drawable = replace(expected, fonts=FontCover(frozenset(range(0x20, 0x250))))

    what = held(drawable, RIGHT.replace("Sample", "☃"), order=order)

    assert what == "field patient holds 1 character that no font here can draw (U+2603)"


def test_values_in_headers_and_under_conditions_need_not_show(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ in_header }}"
    document.add_paragraph("{{ always }} {% if choice %}{{ perhaps }}{% endif %} {{ name|upper }}")
    document.add_table(1, 1).cell(0, 0).text = "{{ in_cell }}"
    document.save(str(tmp_path / "template.docx"))

    known = expectation_of(open_template(tmp_path / "template.docx").form)

    assert known.must_show == {"always", "in_cell"}
    assert known.may_show >= {"in_header", "perhaps", "name"}
