"""Filling puts each value on the page as it was written, or names the field that is missing."""

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from letter_making import order_of, template_of

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.letter import LetterProblem


def filled(folder: Path, text: str, **fields: str) -> Document:
    form = open_template(template_of(folder, text)).form
    content = fill_letter(form, order_of(1, fields))
    assert isinstance(content, bytes)
    return docx.Document(io.BytesIO(content))


@pytest.mark.parametrize(
    "value",
    [
        '<14 ng & "x"',
        "]]> &amp; </w:t>",
        "{{ other }} {{ value }}",
        "{{ 7*7 }} {% raw %}",
        "Zoë Ñuñez, Ağaoğlu, Łukasz",
        "علي 山田 🙂",
        "  two  spaces  ",
        "\\1 \\g<0> %s {0}",
        "x" * 200,
        "",
    ],
)
def test_a_value_stands_as_it_was_written(tmp_path: Path, value: str) -> None:
    document = filled(tmp_path, "[{{ value }}] {{ other }}", value=value, other="second")

    assert document.paragraphs[0].text == f"[{value}] second"


def test_control_characters_vanish_and_lines_become_paragraphs(tmp_path: Path) -> None:
    document = filled(
        tmp_path, "{{ note }}", note="a\x00b\x1b[31m\r\nc\td\u2028e\ufdd01\ufdd1\ud800"
    )

    assert [p.text for p in document.paragraphs] == ["ab[31m", "c\td", "e1"]


def test_a_split_placeholder_keeps_the_format_of_its_first_run(tmp_path: Path) -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("to ")
    paragraph.add_run("{{ na").bold = True
    paragraph.add_run("me }}").italic = True
    source.save(str(tmp_path / "formats.docx"))
    form = open_template(tmp_path / "formats.docx").form

    runs = docx.Document(io.BytesIO(form.fill({"name": "Lena"}))).paragraphs[0].runs

    assert [(run.text, run.bold, run.italic) for run in runs if run.text] == [
        ("to ", None, None),
        ("Lena", True, None),
    ]


def test_a_missing_field_is_named_and_no_value_is_told(tmp_path: Path) -> None:
    form = open_template(template_of(tmp_path, "{{ first }} {{ mrn }}")).form

    problem = fill_letter(form, order_of(4, {"first": "Zoë"}))

    assert problem == LetterProblem(order_of(4).case_id, "the template's field mrn has no value")


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    form = open_template(template_of(tmp_path, "{{ a }} {{ b }}")).form

    assert form.fill({"a": "1", "b": "2"}) == form.fill({"b": "2", "a": "1"})
