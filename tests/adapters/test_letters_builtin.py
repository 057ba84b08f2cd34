"""The built-in engine puts every word on the page, or says what it cannot draw."""

import json
from pathlib import Path

import docx
import pytest
from letter_making import letter, order_of, pages_of, template_of, words_of

from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.drawing.typefaces import typefaces_for
from faxflow.domain.letter import LetterProblem
from faxflow.simulator.practice.sample_template import write_sample_template

FIXTURES = Path(__file__).parents[2] / "fixtures" / "letters"


def test_every_word_is_on_the_page_wherever_it_stands(tmp_path: Path) -> None:
    answer = json.loads((FIXTURES / "everywhere.json").read_text())
    engine = BuiltinEngine(FIXTURES / "everywhere.docx", scratch=tmp_path / "scratch")

    made = letter(next(engine.render([order_of(7, answer["values"])])))

    text = words_of(made.pdf)
    assert [words for words in answer["words"] if words not in text] == []
    assert made.pages == answer["pages"]


def test_the_sample_letter_fits_one_page_and_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    write_sample_template(tmp_path / "sample.docx")
    engine = BuiltinEngine(tmp_path / "sample.docx", scratch=tmp_path / "scratch")
    order = order_of(7, dict.fromkeys(engine.template_fields() - {"case_id"}, "Ñandú"))

    first, second = (letter(result) for result in engine.render([order, order]))

    assert first.pdf == second.pdf
    assert first.pages == 1
    assert "Page 1 of 1" in words_of(first.pdf)


def test_long_text_and_long_words_run_on_to_further_pages(tmp_path: Path) -> None:
    engine = BuiltinEngine(
        template_of(tmp_path, "{{ case_id }} {{ note }}"), scratch=tmp_path / "scratch"
    )
    note = "\n".join(f"line{number}" for number in range(120)) + " " + "W" * 300

    made = letter(next(engine.render([order_of(7, {"note": note})])))

    assert made.pages > 1
    assert words_of(made.pdf).count("W") == 300
    assert "line119" in words_of(made.pdf)


@pytest.mark.parametrize("value", ["علي", "山田", "\U0001f9a9"])
def test_a_field_in_letters_without_a_typeface_is_named(tmp_path: Path, value: str) -> None:
    engine = BuiltinEngine(
        template_of(tmp_path, "{{ case_id }} {{ name }}"), scratch=tmp_path / "scratch"
    )

    result = next(engine.render([order_of(7, {"name": value})]))

    assert isinstance(result, LetterProblem)
    assert "field name" in result.what
    assert value not in result.what


def test_a_field_that_is_missing_costs_only_its_own_letter(tmp_path: Path) -> None:
    engine = BuiltinEngine(
        template_of(tmp_path, "{{ case_id }} {{ name }}"), scratch=tmp_path / "scratch"
    )

    good, bad, other = engine.render(
        [order_of(1, {"name": "A"}), order_of(2), order_of(3, {"name": "B"})]
    )

    assert isinstance(bad, LetterProblem)
    assert [letter(good).case_id, letter(other).case_id] == [1, 3]


def test_sections_keep_their_own_headers(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "firsthead"
    document.add_paragraph("one")
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "secondhead"
    document.add_paragraph("two")
    document.save(str(tmp_path / "sections.docx"))

    made = letter(
        next(
            BuiltinEngine(tmp_path / "sections.docx", scratch=tmp_path / "scratch").render(
                [order_of(7)]
            )
        )
    )

    pages = [page.split() for page in pages_of(made.pdf)]
    assert pages == [["firsthead", "one", "FX-000007"], ["secondhead", "two", "FX-000007"]]


def test_latin_letters_have_a_typeface_and_arabic_has_none() -> None:
    assert typefaces_for("Ñuñez Müller") is not None
    assert typefaces_for("علي") is None
