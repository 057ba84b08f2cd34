"""A fax page to look at: as it is printed, with marks where ink vanished or may vanish."""

import io
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from faxflow.adapters.fax_image.grid import Area
from faxflow.adapters.fax_image.ink import INK
from faxflow.adapters.fax_image.pages import FaxPage
from faxflow.domain.fax_page import ACROSS, POINTS, Box, Danger, Lost, Resolution

Colours = NDArray[np.uint8]
"""Rows of red, green, blue."""
Colour = tuple[int, int, int]

_LOST: Final = (201, 24, 74)
_TINT: Final = (255, 228, 234)
_SHADED: Final = (74, 111, 165)
_SHADED_TINT: Final = (208, 221, 239)
_AT_RISK: Final = (217, 119, 6)
_BAND: Final = (243, 244, 246)
_WORDS: Final = (55, 65, 81)
_WHITE: Final = (255, 255, 255)
_FRAME: Final = 3
"""Pels that the frame is thick, and..."""
_AWAY: Final = 8
"""...pels between it and what it holds."""
_CORNER: Final = 18
_STRIPES, _STRIPE = 14, 2
"""Pels from one line of the hatching to the next, and across one."""
_TAB: Final = 36
"""Pels; the tab holds the number by which the place is listed, in smaller type where it is..."""
_LONG_NUMBER: Final = 3
"""...of so many digits."""
_BAND_LINE: Final = 40
_TYPE, _SMALL_TYPE = 26, 17
_SAME_GREY: Final = 8
_GHOST: Final = (0.45, 0.55)
"""How much of the mark's colour the palest ink shows, and how much more black would."""


def marked(page: FaxPage, notes: Sequence[str], first: int) -> bytes:
    """A PNG with square pels: the page, and a band below it with `notes` and what colours mean.

    Its vanished places are numbered from `first`. Vanished ink is shown as a ghost in a frame,
    what is in danger in another colour. Lines of a standard fax are shown twice as high.
    """
    colours = np.repeat(np.where(page.pels, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    for risk in page.risks:
        for box in risk.boxes:
            _show_risk(page, colours, box, risk.danger)
    for tile in page.vanished:
        _show_ghost(page, colours, tile.box, tile.lost)
    tall = np.repeat(colours, _times(page), axis=0)
    image = _with_band(tall, notes, _legend(page))
    draw = ImageDraw.Draw(image)
    for number, tile in enumerate(page.vanished, first):
        area = _outside(_pels(page, tile.box, _times(page)))
        _frame(draw, area, _pair(tile.lost)[0])
        _tab(draw, _free_place(area, page), _pair(tile.lost)[0], str(number))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(ACROSS, ACROSS * 196 / 204))
    return buffer.getvalue()


def _times(page: FaxPage) -> int:
    return 1 if page.sheet.resolution is Resolution.FINE else 2


def _pels(page: FaxPage, box: Box, times: int) -> Area:
    across, down = ACROSS / POINTS, page.sheet.resolution.down * times / POINTS
    edges = (box.left * across + page.sheet.left, box.right * across + page.sheet.left)
    left, right = (min(max(0, round(edge)), page.pels.shape[1]) for edge in edges)
    most = page.pels.shape[0] * times
    top, bottom = (min(max(0, round(edge * down)), most) for edge in (box.top, box.bottom))
    return left, top, right, bottom


def _show_risk(page: FaxPage, colours: Colours, box: Box, danger: Danger) -> None:
    """The ink in the colour of danger; of what drowns, the ground around its letters."""
    left, top, right, bottom = _pels(page, box, 1)
    endangered = page.pels[top:bottom, left:right]
    if danger is Danger.DROWNED_TYPE:
        greys = page.greys[top:bottom, left:right].astype(np.int16)
        endangered = abs(greys - int(np.median(greys))) <= _SAME_GREY
    colours[top:bottom, left:right][endangered] = _AT_RISK


def _show_ghost(page: FaxPage, colours: Colours, box: Box, lost: Lost) -> None:
    """What was there, in the colour of its mark, on hatched ground."""
    colour, tint = _pair(lost)
    left, top, right, bottom = _pels(page, box, 1)
    part = colours[top:bottom, left:right]
    greys, black = page.greys[top:bottom, left:right], page.pels[top:bottom, left:right]
    rows, columns = np.ogrid[: greys.shape[0], : greys.shape[1]]
    stripes = (rows * _times(page) + columns) % _STRIPES < _STRIPE
    part[~black & stripes] = tint
    if lost is Lost.SHADING:
        return
    ghost = (greys < INK) & ~black
    strength = (_GHOST[0] + _GHOST[1] * (255 - greys.astype(np.float32)) / 255)[..., None]
    paint = np.array(_WHITE) * (1 - strength) + np.array(colour) * strength
    part[ghost] = paint.astype(np.uint8)[ghost]


def _pair(lost: Lost) -> tuple[Colour, Colour]:
    return (_SHADED, _SHADED_TINT) if lost is Lost.SHADING else (_LOST, _TINT)


def _outside(area: Area) -> Area:
    left, top, right, bottom = area
    return left - _AWAY, top - _AWAY, right + _AWAY, bottom + _AWAY


def _frame(draw: ImageDraw.ImageDraw, area: Area, colour: Colour) -> None:
    """A thin frame with strong corners."""
    left, top, right, bottom = area
    draw.rectangle(area, outline=colour, width=1)
    reach = min(_CORNER, (right - left) // 2, (bottom - top) // 2)
    for x, inward in ((left, 1), (right, -1)):
        for y, down in ((top, 1), (bottom, -1)):
            draw.line((x, y, x + inward * reach, y), fill=colour, width=_FRAME)
            draw.line((x, y, x, y + down * reach), fill=colour, width=_FRAME)


def _free_place(area: Area, page: FaxPage) -> tuple[int, int]:
    """The upper left corner of a tab at the frame: where it hides the least of the fax."""
    left, top, right, bottom = area
    wide, high = page.pels.shape[1], page.pels.shape[0] * _times(page)
    beside = [(left - _TAB, top), (left, top - _TAB), (right, top), (left, bottom)]
    shown = [(min(max(0, x), wide - _TAB), min(max(0, y), high - _TAB)) for x, y in beside]
    return min(shown, key=lambda place: _hidden(place, page))


def _hidden(place: tuple[int, int], page: FaxPage) -> int:
    x, y = place
    top, bottom = y // _times(page), (y + _TAB) // _times(page)
    return int(page.pels[top:bottom, x : x + _TAB].sum())


def _tab(draw: ImageDraw.ImageDraw, place: tuple[int, int], colour: Colour, number: str) -> None:
    x, y = place
    draw.rounded_rectangle((x, y, x + _TAB, y + _TAB), radius=6, fill=colour)
    size = _TYPE if len(number) < _LONG_NUMBER else _SMALL_TYPE
    middle = (x + _TAB / 2, y + _TAB / 2)
    draw.text(middle, number, fill=_WHITE, font=ImageFont.load_default(size), anchor="mm")


def _legend(page: FaxPage) -> list[tuple[Colour, str]]:
    """What each colour means that the page shows."""
    shaded = [one.lost is Lost.SHADING for one in page.vanished]
    shown = [
        (_LOST, "ink that vanishes", not all(shaded)),
        (_SHADED, "a tint that vanishes", any(shaded)),
        (_AT_RISK, "may be lost or unreadable", bool(page.risks)),
    ]
    return [(colour, what) for colour, what, there in shown if there]


def _with_band(
    colours: Colours, notes: Sequence[str], legend: Sequence[tuple[Colour, str]]
) -> Image.Image:
    high, wide = colours.shape[:2]
    lines = len(notes) + bool(legend)
    image = Image.new("RGB", (wide, high + _BAND_LINE * (lines + 1)), _BAND)
    image.paste(Image.fromarray(colours), (0, 0))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_TYPE)
    draw.line((0, high, wide, high), fill=_WORDS, width=2)
    for line, note in enumerate(notes, 1):
        draw.text((_TAB, high + _BAND_LINE * line), note, fill=_WORDS, font=font, anchor="lm")
    x, y = _TAB, high + _BAND_LINE * lines
    for colour, what in legend:
        draw.rounded_rectangle((x, y - 10, x + 28, y + 10), radius=4, fill=colour)
        draw.text((x + 40, y), what, fill=_WORDS, font=font, anchor="lm")
        x += 40 + round(draw.textlength(what, font)) + 48
    return image
