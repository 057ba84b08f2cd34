"""What a fax machine and its line make of a sheet: few dots, skew, specks, streaks, a header."""

import io
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from faxflow.simulator.referrals.form_sheet import LETTER, Sheet
from faxflow.simulator.referrals.typefaces import Typeface, font

_DRAWN: Final = 408
"""Dots an inch in which a sheet is drawn before the machine looks at it."""
_WIDTH: Final = 1728
_ACROSS: Final = 204
_POINTS: Final = 72
_RULE_DOTS: Final = 3
_HEADER_POINTS: Final = 9


class Resolution(StrEnum):
    """Lines an inch, by the names that fax machines give them."""

    FINE = "fine"
    STANDARD = "standard"


LINES: Final = {Resolution.FINE: 196, Resolution.STANDARD: 98}


class Noise(IntEnum):
    """How bad the line and the glass are."""

    CLEAN = 0
    SPECKLED = 1
    BAD = 2


_SPECKS: Final = {Noise.CLEAN: 0.0002, Noise.SPECKLED: 0.002, Noise.BAD: 0.006}
_GRAIN: Final = {Noise.CLEAN: 6.0, Noise.SPECKLED: 16.0, Noise.BAD: 28.0}
_STREAKS: Final = {Noise.CLEAN: 0, Noise.SPECKLED: 1, Noise.BAD: 2}


@dataclass(frozen=True, slots=True)
class FaxLook:
    """How one fax comes out."""

    resolution: Resolution
    noise: Noise
    skew_degrees: float
    header: str | None


def faxed(sheet: Sheet, face: Typeface, look: FaxLook, random: Random) -> Image.Image:
    """The sheet as the receiving machine prints it, in black and white."""
    drawn = _drawn(sheet, face).rotate(
        look.skew_degrees, Image.Resampling.BICUBIC, fillcolor="white"
    )
    lines = round(LETTER[1] / _POINTS * LINES[look.resolution])
    seen = drawn.resize((_WIDTH, lines), Image.Resampling.BOX)
    page = Image.fromarray(_noisy(seen, look.noise, random)).convert("1", dither=Image.Dither.NONE)
    if look.header is not None:
        _print_header(page, look)
    return page


def _drawn(sheet: Sheet, face: Typeface) -> Image.Image:
    scale = _DRAWN / _POINTS
    picture = Image.new("L", (round(_WIDTH * _DRAWN / _ACROSS), round(LETTER[1] * scale)), "white")
    draw = ImageDraw.Draw(picture)
    for text in sheet.texts:
        letters = font(face, round(text.size * scale), bold=text.bold)
        draw.text((text.left * scale, text.top * scale), text.text, fill="black", font=letters)
    for rule in sheet.rules:
        ends = (rule.left * scale, rule.top * scale, rule.right * scale, rule.bottom * scale)
        draw.line(ends, fill="black", width=_RULE_DOTS)
    return picture


def _noisy(
    seen: Image.Image, noise: Noise, random: Random
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """White or black by a threshold, with specks, pinholes and streaks of dirt on the glass."""
    dice = np.random.default_rng(random.getrandbits(64))
    greys = np.asarray(seen, dtype=np.float64)
    white = greys + dice.normal(0, _GRAIN[noise], greys.shape) > random.uniform(120, 165)
    white ^= dice.random(white.shape) < _SPECKS[noise]
    for _ in range(_STREAKS[noise]):
        white[:, random.randrange(white.shape[1])] &= dice.random(white.shape[0]) < 0.2  # noqa: PLR2004 - most of the streak is black
    return np.where(white, 255, 0).astype(np.uint8)


def _print_header(page: Image.Image, look: FaxLook) -> None:
    """The receiving machine prints its line straight, over whatever is there."""
    height = round(_HEADER_POINTS / _POINTS * LINES[look.resolution] * 2)
    wide = Image.new("L", (_WIDTH, _HEADER_POINTS * _ACROSS // _POINTS * 2), "white")
    letters = font(Typeface.MONO, _HEADER_POINTS * _ACROSS // _POINTS, bold=False)
    ImageDraw.Draw(wide).text((40, 4), look.header or "", fill="black", font=letters)
    squeezed = wide.resize((_WIDTH, height), Image.Resampling.BOX)
    page.paste(squeezed.point(lambda grey: 255 if grey > 140 else 0).convert("1"), (0, 0))  # noqa: PLR2004 - the printer's threshold


def as_tiff(pages: list[Image.Image], resolution: Resolution) -> bytes:
    """The pages as a fax server stores them: one TIFF, group 4, with its resolution."""
    stored = io.BytesIO()
    first, *rest = pages
    first.save(
        stored,
        "TIFF",
        compression="group4",
        dpi=(_ACROSS, LINES[resolution]),
        save_all=True,
        append_images=rest,
    )
    return stored.getvalue()


def as_pdf(pages: list[Image.Image]) -> bytes:
    """The pages as a fax-to-mail service sends them: a PDF of pictures, as large as the paper."""
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=LETTER, invariant=True)
    for page in pages:
        canvas.drawImage(ImageReader(page), 0, 0, *LETTER)
        canvas.showPage()
    canvas.save()
    return stored.getvalue()
