"""What the letter tests are made of: templates, orders, and the text of a PDF."""

from collections.abc import Mapping
from pathlib import Path

import docx
import pypdfium2

from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import Letter, LetterOrder, LetterResult


def template_of(folder: Path, *paragraphs: str) -> Path:
    """A template with these paragraphs; a `|` in one parts its runs."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for run in text.split("|"):
            paragraph.add_run(run)
    path = folder / "template.docx"
    document.save(str(path))
    return path


def order_of(number: int, fields: Mapping[str, str] | None = None) -> LetterOrder:
    name = case_name(CaseId(number))
    return LetterOrder(CaseId(number), name, {"case_id": name, **(fields or {})})


def letter(result: LetterResult) -> Letter:
    """The result, which must be a letter."""
    assert isinstance(result, Letter), result
    return result


def words_of(pdf: bytes) -> str:
    """The text of all pages on one line."""
    return " ".join(" ".join(pages_of(pdf)).split())


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
