"""A letter is handed out when it is drawn, while the others of its call still wait."""

import io
from pathlib import Path

from letter_making import letter, order_of
from reportlab.pdfgen.canvas import Canvas
from slow_office import SlowOffice

from faxflow.adapters.letters.office.engine import LibreOfficeEngine


def pdf_of(text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(80, 700, text)
    canvas.save()
    return buffer.getvalue()


def test_the_first_letter_does_not_wait_for_the_last_of_its_call(tmp_path: Path) -> None:
    office = SlowOffice(tmp_path)
    office.finish_one(pdf_of("For Zoë FX-000001"))
    engine = LibreOfficeEngine(office.template, office.program, workers=1, scratch=office.scratch)
    results = engine.render([order_of(n, {"patient": "Zoë"}) for n in range(1, 4)])

    first = next(results)
    office.wait_until_it_draws()
    results.close()

    assert letter(first).case_id == 1
