"""Referral forms with invented data, beside what they say: as faxes and as text PDFs."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle, product
from random import Random
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.fax_line import (
    FaxLook,
    Noise,
    Resolution,
    as_pdf,
    as_tiff,
    faxed,
)
from faxflow.simulator.referrals.form_layouts import lay_out
from faxflow.simulator.referrals.form_sheet import LETTER, Sheet
from faxflow.simulator.referrals.form_wordings import worded
from faxflow.simulator.referrals.invented_referral import invent_referral
from faxflow.simulator.referrals.typefaces import Typeface, pdf_font

_ASCENT: Final = 0.9
"""Of a letter's size, from the top of a line down to where its letters stand."""
_MOST_SKEW: Final = 1.5
_TODAY: Final = date(2026, 11, 2)
"""The day on which the invented forms are filled in."""


@dataclass(frozen=True, slots=True)
class InventedFax:
    """`content` is a TIFF or PDF; `truth` what the form on it says; `told` how it was made."""

    content: bytes
    truth: Mapping[Field, str]
    told: str


def fax_page(
    truth: Mapping[Field, str], face: Typeface, look: FaxLook, random: Random, *, pdf: bool = False
) -> bytes:
    """A form that says so as one faxed page, in a G4 TIFF or as the picture of a PDF."""
    page = faxed(lay_out(worded(truth, random), face, random), face, look, random)
    return as_pdf([page]) if pdf else as_tiff([page], look.resolution)


def text_form(truth: Mapping[Field, str], face: Typeface, random: Random) -> bytes:
    """A form that says so as a PDF with text, as a practice's own program makes it."""
    return _pdf(lay_out(worded(truth, random), face, random), face)


def invented_faxes(seed: int, count: int, *, pdf_share: float = 0.4) -> Iterator[InventedFax]:
    """Faxes over all typefaces, noises and resolutions in turn; the same seed, the same faxes.

    Some services send PDF, and not TIFF; `pdf_share` is how many of all.
    """
    kinds = cycle(product(Noise, Typeface, Resolution))
    for number in range(count):
        random = Random(f"{seed}-{number}")  # noqa: S311 - invents faxes, keeps no secret
        noise, face, resolution = next(kinds)
        truth = invent_referral(random, _TODAY)
        look = FaxLook(resolution, noise, random.uniform(-_MOST_SKEW, _MOST_SKEW), _header(random))
        content = fax_page(truth, face, look, random, pdf=random.random() < pdf_share)
        yield InventedFax(content, truth, f"{face}, {noise.name.lower()}, {resolution}")


def _header(random: Random) -> str | None:
    """What the machine prints at the top, where it prints anything."""
    number = f"555{random.randint(200, 999)}01{random.randint(0, 99):02d}"
    clock = f"{random.randint(7, 18):02d}:{random.randint(0, 59):02d}"
    return random.choice(
        (
            None,
            f"NOV-02-2026 {clock}   FROM: MEDICAL OFFICE   TO: 5552010199   PAGE 1/1",
            f"11/02/2026 {clock} FAX {number} -> 5552010199  P.001/001",
        )
    )


def _pdf(sheet: Sheet, face: Typeface) -> bytes:
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=LETTER, invariant=True)
    bottom = LETTER[1]
    for text in sheet.texts:
        canvas.setFont(pdf_font(face, bold=text.bold), text.size)
        canvas.drawString(text.left, bottom - text.top - text.size * _ASCENT, text.text)
    for rule in sheet.rules:
        canvas.line(rule.left, bottom - rule.top, rule.right, bottom - rule.bottom)
    canvas.save()
    return stored.getvalue()
