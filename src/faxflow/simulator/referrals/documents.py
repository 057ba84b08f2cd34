"""The files that offices attach: forms as PDF or Word, and files that nobody can read."""

import io
from random import Random
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from faxflow.simulator.referrals.writing import Form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MARGIN, _STEP, _TOP = 64, 17, 730
_FONT, _BOLD, _SIZE = "Helvetica", "Helvetica-Bold", 11
_LABEL_WIDTH = 150


def pdf_of(form: Form, *, password: str = "") -> bytes:
    """A page of text; with a `password` nobody opens it who does not have that."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=True, encrypt=password or None)
    _draw(canvas, form)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def word_of(form: Form) -> bytes:
    """A Word file with a table for each section."""
    from docx import Document

    document = Document()
    document.add_heading(form.title, level=1)
    for head, lines in form.sections:
        document.add_heading(head, level=2)
        table = document.add_table(rows=0, cols=2)
        for label, said in lines:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = f"{label}:", said
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream)


def _undated(stream: io.BytesIO) -> bytes:
    """The same file without the time of its making: the same seed, the same day."""
    undated = io.BytesIO()
    with ZipFile(stream) as dated, ZipFile(undated, "w", ZIP_DEFLATED) as whole:
        for name in dated.namelist():
            whole.writestr(ZipInfo(name), dated.read(name), ZIP_DEFLATED)
    return undated.getvalue()


def cut_off(whole: bytes, random: Random) -> bytes:
    """The first part of a file, as a broken transmission leaves it."""
    return whole[: random.randrange(60, 120)]


def _draw(canvas: "Canvas", form: Form) -> None:
    height = _TOP
    canvas.setFont(_BOLD, _SIZE + 4)
    canvas.drawString(_MARGIN, height, form.title)
    for head, lines in form.sections:
        height -= 2 * _STEP
        canvas.setFont(_BOLD, _SIZE)
        canvas.drawString(_MARGIN, height, head)
        canvas.setFont(_FONT, _SIZE)
        for label, said in lines:
            height -= _STEP
            canvas.drawString(_MARGIN, height, f"{label}:")
            canvas.drawString(_MARGIN + _LABEL_WIDTH, height, said)
