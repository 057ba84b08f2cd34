"""What was typed into a PDF is read, with or without fields to type into."""

import io

from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.documents.read import read_document
from faxflow.domain.referrals.document_text import DocumentText


def _pdf(*, written: str = "Name:", typed: str = "") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    canvas.drawString(72, 700, written)
    if typed:
        canvas.acroForm.textfield(name="a", value=typed, x=150, y=690, width=200, height=20)
    canvas.save()
    return stream.getvalue()


def _words(content: bytes) -> list[str]:
    document = read_document(content)
    assert isinstance(document, DocumentText)
    return [word.text for page in document.pages for line in page.lines for word in line.words]


def test_a_pdf_without_fields_is_read() -> None:
    assert _words(_pdf()) == ["Name:"]


def test_what_was_typed_into_a_field_is_read() -> None:
    assert _words(_pdf(typed="Marlowe")) == ["Name:", "Marlowe"]


def test_figures_with_little_ink_are_one_word() -> None:
    assert _words(_pdf(written="Born 1989-11-11, call 312-555-0111")) == [
        "Born",
        "1989-11-11,",
        "call",
        "312-555-0111",
    ]
