"""A whole template is looked at, and a sample of it drawn: good ones, pale ones, refused ones."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pytest

from adapters.letters.survey_making import drawing, paragraph, picture, warned, word_file
from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office
from faxflow.adapters.letters.survey.survey import survey_template
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult
from faxflow.domain.letter_survey import Severity, Survey, Topic
from faxflow.errors import FileMissing
from faxflow.simulator.practice.sample_template import write_sample_template

OFFICE = find_office()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
MOTTO = paragraph("Our motto: care for the whole family", '<w:color w:val="808080"/>')
RULE = paragraph("Dear", layout='<w:pBdr><w:bottom w:val="single" w:sz="1"/></w:pBdr>')


class Refusing:
    """An engine that can draw nothing."""

    name = "libreoffice"

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        yield from (LetterProblem(one.case_id, "it made no PDF of it") for one in orders)


def by_office(path: Path, folder: Path) -> Survey:
    assert OFFICE is not None
    engine = LibreOfficeEngine(path, OFFICE, workers=1, scratch=folder / "engine")
    return survey_template(path, engine, folder)


def built_in(path: Path, folder: Path) -> Survey:
    return survey_template(path, BuiltinEngine(path, scratch=folder / "engine"), folder)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "letter.docx"
    path.write_bytes(content)
    return path


@needs_office
def test_the_sample_practice_s_letter_is_clean(tmp_path: Path) -> None:
    write_sample_template(tmp_path / "letter.docx")

    survey = by_office(tmp_path / "letter.docx", tmp_path)

    assert warned(survey.findings) == []
    assert not survey.found_something
    assert survey.drawn_pages == 1


@needs_office
def test_pale_text_a_thin_rule_and_a_colour_logo_are_found_and_proven(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    document = docx.Document()
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(["#F7A600", "#7FC8E8"]))
    document.sections[0].header.paragraphs[0].add_run().add_picture(str(logo))
    for element in (MOTTO, RULE):
        names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        added = docx.oxml.parse_xml(element.replace("<w:p>", f"<w:p {names}>", 1))
        document.element.body.insert(0, added)
    document.save(str(path))

    survey = by_office(path, tmp_path)

    said = "\n".join(warned(survey.findings))
    assert "text coloured #808080 is too pale" in said
    assert "0.125 points wide, is too thin" in said
    assert "is coloured and pale: a fax loses 100% of its ink" in said
    [proof] = [one for one in survey.findings if one.what == "drawn as a fax, text vanishes"]
    assert "“Our motto: care for the whole family”" in proof.where
    assert "drawn as a fax, a picture, or a part of it, vanishes" in said


def test_without_an_office_the_built_in_engine_s_letter_is_looked_at(tmp_path: Path) -> None:
    survey = built_in(written(tmp_path, word_file(paragraph("Dear {{ doctor }}"))), tmp_path)

    assert [one.name for one in survey.fields] == ["doctor"]
    assert (survey.engine, survey.drawn_pages) == ("builtin", 1)
    assert not survey.found_something


def test_a_template_with_macros_is_refused_and_looked_at_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, word_file(MOTTO))
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    kinds = members["[Content_Types].xml"].decode()
    plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    members["[Content_Types].xml"] = kinds.replace(
        plain, "vnd.ms-word.document.macroEnabled.main+xml"
    ).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)

    survey = built_in(path, tmp_path)

    first, *others = survey.told
    assert (first.severity, first.what) == (Severity.ERROR, "it holds macros")
    assert any("#808080" in one.what for one in others)
    assert survey.unusable


@pytest.mark.parametrize("content", [b"", b"plain", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 cut"])
def test_what_is_no_word_document_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    survey = built_in(written(tmp_path, content), tmp_path)

    [refusal] = survey.findings
    assert (refusal.severity, refusal.topic) == (Severity.ERROR, Topic.TEMPLATE)
    assert survey.unusable


def test_a_broken_placeholder_is_quoted_as_the_first_error(tmp_path: Path) -> None:
    path = written(tmp_path, word_file(paragraph("Dear {{ doctor") + MOTTO))

    survey = built_in(path, tmp_path)

    assert "{{ doctor" in survey.told[0].what
    assert any("#808080" in one.what for one in survey.told)


def test_a_letter_that_cannot_be_drawn_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, word_file(drawing("")))

    survey = survey_template(path, Refusing(), tmp_path)

    assert survey.told[0].what == "no sample could be drawn: it made no PDF of it"
    assert survey.found_something
    assert survey.drawn_pages is None


def test_a_template_that_is_not_there_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        built_in(tmp_path / "none.docx", tmp_path)


def test_each_field_is_told_with_its_places(tmp_path: Path) -> None:
    field = paragraph("{{ doctor }}")
    box = f"<w:p><w:r><wps:wsp><w:txbxContent>{field}</w:txbxContent></wps:wsp></w:r></w:p>"
    body = f"{field}{field}<w:tbl><w:tr><w:tc>{field}</w:tc></w:tr></w:tbl>{box}"
    path = written(tmp_path, word_file(body, header=field))

    [use] = built_in(path, tmp_path).fields

    assert use.places == {"body": 2, "table": 1, "text box": 1, "header": 1}
    assert use.count == 5


def test_controls_merge_fields_blocks_and_rows_are_told_by_their_kind(tmp_path: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="Patient Name"/></w:sdtPr>'
        f"<w:sdtContent>{paragraph('click')}</w:sdtContent></w:sdt>"
    )
    merged = (
        '<w:p><w:fldSimple w:instr=" MERGEFIELD &quot;Visit Day&quot; "><w:r><w:t>«x»</w:t></w:r>'
        "</w:fldSimple></w:p>"
    )
    row = paragraph("{%tr for one in medicines %}{{ one.name }}{%tr endfor %}")
    block = paragraph("{% if urgent %}Urgent{% endif %} {{ copy|default('') }}")
    body = f"{control}{merged}{block}<w:tbl><w:tr><w:tc>{row}</w:tc></w:tr></w:tbl>"

    survey = built_in(written(tmp_path, word_file(body)), tmp_path)

    assert {one.name: (one.kinds, one.optional) for one in survey.fields} == {
        "patient_name": (("content control",), False),
        "visit_day": (("merge field",), False),
        "urgent": (("block",), False),
        "medicines": (("block",), False),
        "copy": (("placeholder",), True),
    }
    assert survey.drawn_pages == 1


def test_made_up_values_that_do_not_suit_are_no_fault_of_the_template(tmp_path: Path) -> None:
    path = written(tmp_path, word_file(paragraph("{{ dose + 1 }}")))

    survey = built_in(path, tmp_path)

    [found] = [one for one in survey.findings if one.topic is Topic.TEMPLATE]
    assert found.what.startswith("no sample could be drawn from made-up values")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("body", ["Dear [DOB]", "Dear &lt;patient_first&gt;", "Dear ____"])
def test_a_letter_that_asks_for_no_field_is_warned_of(tmp_path: Path, body: str) -> None:
    survey = built_in(written(tmp_path, word_file(paragraph(body))), tmp_path)

    found = next(one for one in survey.findings if one.topic is Topic.FIELD)
    assert found.severity is Severity.WARNING
    assert found.what == "it asks for no field: every letter would be the same"
    assert "{{ name }}" in found.todo


def test_a_letter_that_asks_only_for_what_it_can_do_without_is_not_warned_of(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, word_file(paragraph("{{ note|default('none') }}")))

    survey = built_in(path, tmp_path)

    assert not survey.found_something
