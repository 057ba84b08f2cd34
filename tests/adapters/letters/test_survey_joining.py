"""Tags that would join paragraphs in docxtpl are told, for here the paragraphs stay apart."""

from pathlib import Path

import pytest

from adapters.letters.survey_making import paragraph, word_file
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.survey.joining import joining_findings
from faxflow.adapters.letters.survey.package import Package
from faxflow.domain.letter_survey import Finding, Severity


def found(folder: Path, *paragraphs: str) -> list[Finding]:
    path = folder / "letter.docx"
    path.write_bytes(word_file("".join(map(paragraph, paragraphs))))
    return joining_findings(open_template(path), Package({}))


def test_a_minus_sign_at_a_paragraph_s_edge_is_told_with_its_tag(tmp_path: Path) -> None:
    [note] = found(tmp_path, "Please", "{%- if urgent -%}", "now", "{%- endif -%}", "come")

    assert note.severity is Severity.NOTE
    assert note.what == (
        "“{%- if urgent -%}” joins the paragraphs around it in docxtpl: here they stay apart"
    )
    assert note.where == "body, and 1 more"


@pytest.mark.parametrize(
    "text",
    [
        "Please {%- if urgent -%} now {%- endif -%} come",
        "{% if urgent %}now{% endif %}",
        "{{- urgent -}}",
    ],
)
def test_a_minus_sign_within_a_paragraph_is_not_told(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
