"""Content controls that look like fields and are none are told before a letter goes out."""

import pytest

from adapters.letters.survey_making import paragraph, reading_of
from faxflow.adapters.letters.survey.kept_controls import control_findings
from faxflow.domain.letter_survey import Finding, Severity

STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
BOUND = f'<w:dataBinding w:xpath="/x" w:storeItemID="{STORE}"/>'
TITLE, TAG = '<w:alias w:val="Patient Name"/>', '<w:tag w:val="medicines"/>'


def found(content: str, about: str) -> list[Finding]:
    control = f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    return control_findings(reading_of(control).package)


def table(text: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{paragraph(text)}</w:tc></w:tr></w:tbl>"


def test_a_control_bound_to_a_property_of_the_document_is_told_by_its_title() -> None:
    [note] = found(paragraph("Somebody"), TITLE + BOUND)

    assert note.severity is Severity.NOTE
    assert note.what == (
        "the content control “Patient Name” shows a property of the document: its text stays as"
        " it is"
    )
    assert note.where == "body: “Somebody”"


@pytest.mark.parametrize("about", [TAG, TITLE])
def test_a_named_control_around_a_table_without_fields_is_told(about: str) -> None:
    [note] = found(table("Aspirin"), about)

    assert note.what.startswith("the content control “")
    assert note.what.endswith("holds a table or a picture: its text stays as it is")


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (paragraph("Somebody"), TITLE),
        (paragraph("Somebody"), TAG + BOUND),
        (paragraph("Somebody"), BOUND),
        (table("Aspirin"), ""),
        (table("{{ dose }}"), TAG),
        (table("Aspirin"), TAG + "<w:docPartObj/>"),
        (table("Aspirin"), TAG + "<w:group/>"),
    ],
)
def test_fields_and_what_holds_them_and_what_has_no_name_are_not_told(
    content: str, about: str
) -> None:
    assert found(content, about) == []


def test_a_table_around_a_control_or_a_merge_field_is_not_told() -> None:
    inner = (
        f"<w:sdt><w:sdtPr>{TITLE}</w:sdtPr><w:sdtContent>{paragraph('x')}</w:sdtContent></w:sdt>"
    )
    merged = '<w:p><w:fldSimple w:instr=" MERGEFIELD dose "/></w:p>'

    tables = [f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>" for inside in (inner, merged)]

    assert [found(one, TAG) for one in tables] == [[], []]
