"""Documents of every kind, made for the tests of reading them."""

import io
import zipfile
from collections.abc import Callable
from random import Random

import docx
import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

FORM = (
    "Patient: Ottoline Farthing",
    "DOB: 3/14/1961",
    "Sex: F",
    "Patient phone: (312) 555-0134",
)
"""A short form, line by line."""


def pdf(draw: Callable[[Canvas], None] | None = None, *, pages: int = 1) -> bytes:
    """A PDF whose pages all show what `draw` draws, by default the short form."""
    stored = io.BytesIO()
    canvas = Canvas(stored, invariant=True)
    for _ in range(pages):
        (draw or draw_form)(canvas)
        canvas.showPage()
    canvas.save()
    return stored.getvalue()


def draw_form(canvas: Canvas) -> None:
    """The short form as text."""
    for number, line in enumerate(FORM):
        canvas.drawString(72, 700 - 20 * number, line)


def draw_filled_fields(canvas: Canvas) -> None:
    """A form whose answers were typed into fields."""
    canvas.drawString(72, 700, "Patient:")
    canvas.acroForm.textfield(
        name="who", value="Ottoline Farthing", x=140, y=690, width=200, height=22, fontSize=12
    )


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(stored, encryption=pikepdf.Encryption(owner="keeper", user="reader"))
    return stored.getvalue()


def word_file() -> bytes:
    """The short form as a table in a Word document."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for line in FORM:
        label, answer = line.split(": ")
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{label}:", answer
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def archive(*contents: bytes) -> bytes:
    """A zip archive that holds files as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for number, content in enumerate(contents):
            file.writestr(f"{number}.pdf", content)
    return stream.getvalue()


def html_page() -> bytes:
    """The short form as a table in HTML."""
    rows = "".join(f"<tr><td>{line.replace(': ', ':</td><td>')}</td></tr>" for line in FORM)
    return f"<html><head><title>x</title></head><body><table>{rows}</table></body></html>".encode()


def bomb() -> bytes:
    """A small PNG of far more dots than any paper has."""
    stored = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(stored, "PNG")
    return stored.getvalue()


def noise() -> bytes:
    """Bytes that are no document of any kind."""
    return b"\0\1\2" + Random(1).randbytes(400)
