"""Typed blanks become placeholders wherever they stand, and nothing else of the letter changes."""

import io

import docx

from adapters.letters.survey_making import paragraph, word_file
from faxflow.adapters.letters.typed_blanks import typed_blanks, with_placeholders
from faxflow.domain.typed_blank import Blank

SPLIT = (
    "<w:p><w:r><w:t>Dear [Pat</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ient Na</w:t></w:r>"
    "<w:r><w:t>me], hello</w:t></w:r></w:p>"
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Name '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«Name»</w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    '<w:p><w:fldSimple w:instr=" MERGEFIELD Name "><w:r><w:t>«Name»</w:t></w:r></w:fldSimple></w:p>'
)


def patient(blank: Blank) -> str | None:
    return "patient_name" if "Name" in blank.name else None


def texts(letter: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(letter)).paragraphs]


def test_a_blank_split_over_runs_becomes_one_placeholder() -> None:
    letter = with_placeholders(word_file(SPLIT), patient)

    assert texts(letter) == ["Dear {{ patient_name }}, hello"]


def test_two_in_one_paragraph_are_both_filled_and_one_not_chosen_stays() -> None:
    body = paragraph("[Patient Name] on [Visit Date]: [Patient Name]")

    letter = with_placeholders(word_file(body), patient)

    assert texts(letter) == ["{{ patient_name }} on [Visit Date]: {{ patient_name }}"]


def test_headers_are_filled_too() -> None:
    letter = word_file(paragraph("Hello"), header=paragraph("Re: [Patient Name]"))

    assert [one.shown for one in typed_blanks(letter)] == ["[Patient Name]"]


def test_what_a_merge_field_shows_is_no_blank() -> None:
    assert typed_blanks(word_file(FIELD)) == []


def test_a_letter_without_blanks_comes_back_as_it_was() -> None:
    letter = word_file(paragraph("Dear colleague, [sic]"))

    assert with_placeholders(letter, patient) is letter


def test_a_file_that_is_no_letter_comes_back_as_it_was() -> None:
    assert with_placeholders(b"no document", patient) == b"no document"
