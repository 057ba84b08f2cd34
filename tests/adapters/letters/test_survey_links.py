"""Links, changes and features that do not come through are found, each once."""

import pytest

from adapters.letters.survey_making import drawing, paragraph, reading_of, warned
from faxflow.adapters.letters.survey.features import feature_findings
from faxflow.adapters.letters.survey.links import link_findings
from faxflow.adapters.letters.survey.revisions import revision_findings
from faxflow.domain.letter_survey import Severity


def in_run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def field(code: str) -> str:
    """A field whose code Word has split over two runs."""
    half = len(code) // 2
    codes = "".join(
        f"<w:r><w:instrText>{p}</w:instrText></w:r>" for p in (code[:half], code[half:])
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{codes}{end}</w:p>"


def test_a_linked_picture_is_a_warning_with_its_address() -> None:
    relations = [("rId1", "image", "https://logo.example/l.png")]
    reading = reading_of(drawing('r:link="rId1"'), relations=relations)

    [found] = link_findings(reading.package)

    assert found.severity is Severity.WARNING
    assert found.what.startswith("a picture is linked, not embedded")
    assert found.where == "https://logo.example/l.png"


def test_hyperlinks_and_an_attached_template_are_notes() -> None:
    relations = [
        ("rId1", "hyperlink", "https://practice.example/"),
        ("rId2", "hyperlink", "https://portal.example/"),
        ("rId3", "attachedTemplate", "file:///C:/Letter.dotx"),
    ]

    found = link_findings(reading_of("", relations=relations).package)

    assert [one.severity for one in found] == [Severity.NOTE, Severity.NOTE]
    assert found[0].where == "https://practice.example/, https://portal.example/"


@pytest.mark.parametrize("code", ["INCLUDEPICTURE", "IncludeText", "DDEAUTO"])
def test_a_field_code_that_takes_in_a_file_is_a_warning(code: str) -> None:
    reading = reading_of(field(f' {code} "C:\\\\a.png" \\d '))

    [what] = warned(link_findings(reading.package))

    assert what == f"the field code {code.upper()} takes in another file, which is not fetched"


def test_a_mail_merge_that_is_left_on_is_a_note() -> None:
    reading = reading_of("", settings="<w:mailMerge/>")

    [found] = link_findings(reading.package)

    assert found.severity is Severity.NOTE
    assert "data source is attached" in found.what


def test_tracked_changes_comments_and_hidden_text_are_warnings() -> None:
    changes = '<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"/></w:p>'
    hidden = paragraph("secret", "<w:vanish/>")
    reading = reading_of(changes + hidden, comments="<w:comment/><w:comment/>")

    tracked, comments, unseen = warned(revision_findings(reading))

    assert (
        tracked == "2 tracked changes (inserted, deleted): letters are made as if all were accepted"
    )
    assert comments.startswith("2 comments")
    assert unseen == "hidden text, which is not printed"


def test_protection_is_a_note() -> None:
    reading = reading_of("", settings='<w:documentProtection w:edit="forms"/>')

    [found] = revision_findings(reading)

    assert found.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("body", "engine", "severity"),
    [
        (in_run('<a:graphicData uri="http://x/2006/chart"/>'), "libreoffice", Severity.WARNING),
        (in_run('<a:graphicData uri="http://x/2006/diagram"/>'), "builtin", Severity.ERROR),
        (in_run("<o:OLEObject/>"), "word", Severity.WARNING),
        (in_run("<w:control/>"), "libreoffice", Severity.WARNING),
        ("<w:p><m:oMath/></w:p>", "libreoffice", Severity.WARNING),
        (in_run('<v:shape><v:textpath string="DRAFT"/></v:shape>'), "builtin", Severity.WARNING),
        (in_run("<wps:wsp/>"), "builtin", Severity.WARNING),
        (in_run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "builtin", Severity.WARNING),
        (field(' FILLIN "Who?" '), "word", Severity.ERROR),
        (field(" DATE "), "libreoffice", Severity.WARNING),
        (field(" IF 1 = 1 a b "), "libreoffice", Severity.NOTE),
    ],
)
def test_a_feature_is_told_for_each_engine_that_has_trouble_with_it(
    body: str, engine: str, severity: Severity
) -> None:
    found = feature_findings(reading_of(body).package)

    [one] = [finding for finding in found if engine in finding.engines]
    assert one.severity is severity


def test_page_numbers_and_plain_tables_are_no_features_to_tell() -> None:
    body = field(" PAGE ") + f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"

    assert feature_findings(reading_of(body).package) == []


def test_a_word_file_holds_shapes_twice_and_they_are_told_once() -> None:
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {namespace}><mc:Choice><wps:wsp/></mc:Choice><mc:Fallback>"
        '<v:shape><v:imagedata r:id="rId1"/></v:shape></mc:Fallback></mc:AlternateContent>'
    )

    [found] = feature_findings(reading_of(in_run(both)).package)

    assert found.what.startswith("a drawn shape")
