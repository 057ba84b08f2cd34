"""A template is opened, its placeholders are found wherever Word puts them, or it is refused."""

import json
import zipfile
from pathlib import Path

import pytest
from letter_making import template_of
from word_making import word_of

from faxflow.adapters.letters.filling.template import open_template
from faxflow.errors import FileMissing, TemplateProblem

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "letters"


def equation(*texts: str) -> str:
    runs = "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)
    return f'<m:oMath xmlns:m="{MATH}">{runs}</m:oMath>'


def test_finds_fields_in_body_tables_headers_footers_boxes_and_notes() -> None:
    answer = json.loads((FIXTURES / "everywhere.json").read_text())

    template = open_template(FIXTURES / "everywhere.docx")

    assert sorted(template.form.fields) == answer["fields"]


def test_a_placeholder_that_word_split_over_runs_is_one(tmp_path: Path) -> None:
    path = template_of(tmp_path, "Dear {|{ pat|ient_na|me }|} and {{mrn}|}")

    template = open_template(path)

    assert template.form.fields == {"patient_name", "mrn"}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Dear {{ patient_name", "{{ patient_name"),
        ("Dear {{ patient-name! }}", "{{ patient-name! }}"),
        ("Dear patient_name }}", "Dear patient_name }}"),
        ("{% if urgent %}", "{% if urgent %}"),
        ("{{ 'a'.__class__ }}", "{{ 'a'.__class__ }}"),
        ("{% include 'x' %}", "{% include 'x' %}"),
    ],
)
def test_braces_that_are_no_placeholder_are_quoted(tmp_path: Path, text: str, quoted: str) -> None:
    path = template_of(tmp_path, text)

    with pytest.raises(TemplateProblem) as raised:
        open_template(path)

    assert f"“{quoted}”" in str(raised.value)


@pytest.mark.parametrize("text", ["{{ dose }}", "{{dose|upper}}", "{% if dose %}", "{{ a b! }}"])
def test_a_placeholder_within_an_equation_is_refused_with_its_place(
    tmp_path: Path, text: str
) -> None:
    path = word_of(tmp_path, f"<w:p>{equation(text[:3], text[3:])}</w:p>")

    with pytest.raises(TemplateProblem) as raised:
        open_template(path)

    assert f"“{text}”" in str(raised.value)
    assert "equation" in str(raised.value.facts["todo"])


def test_sets_within_an_equation_are_no_placeholders(tmp_path: Path) -> None:
    path = word_of(tmp_path, f"<w:p>{equation('{{1,2},{3,4}}')}</w:p>")

    template = open_template(path)

    assert template.form.fields == frozenset()


def test_a_missing_template_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_template(tmp_path / "none.docx")


@pytest.mark.parametrize(
    "content", [b"", b"plain text", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 old or locked"]
)
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(content)

    with pytest.raises(TemplateProblem) as raised:
        open_template(path)

    assert "save it as a Word document" in str(raised.value)


def test_a_template_with_macros_is_refused_even_when_renamed(tmp_path: Path) -> None:
    path = template_of(tmp_path, "{{ name }}")
    renamed = tmp_path / "renamed.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main"
            macro = b"application/vnd.ms-word.document.macroEnabled.main"
            new.writestr(name, old.read(name).replace(main, macro))

    with pytest.raises(TemplateProblem) as raised:
        open_template(renamed)

    assert "it holds macros" in str(raised.value)


def test_an_edit_after_opening_changes_nothing(tmp_path: Path) -> None:
    path = template_of(tmp_path, "{{ before }}")
    template = open_template(path)

    template_of(tmp_path, "{{ after }}")

    assert template.form.fields == {"before"}
