"""The small marks beside a figure: what its latest point says, and what of its target.

They mean what the icons of Making Data Count mean; the drawings are our own. Each says by its form
what it says by its colour, and uses the form that such points have in the run chart.
"""

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.variation import Variation
from faxflow.views.charts.inks import Ink, Stroke
from faxflow.views.charts.point_marks import look_of
from faxflow.views.charts.shapes import Anchor, Form, Mark, Path, Picture, Place, Shape, Size, Text
from faxflow.views.process_words import (
    Each,
    assurance_name,
    assurance_sentence,
    variation_name,
    variation_sentence,
)

_SIDE = 28.0
_MIDDLE = _SIDE / 2
_RING = 12.6
_HIGH = {Variation.IMPROVING_HIGH, Variation.CONCERNING_HIGH, Variation.NEITHER_HIGH}
_WAVE = ((6.0, 14.0), (9.2, 10.5), (12.4, 17.0), (15.6, 11.0), (18.8, 17.0), (22.0, 13.0))
_TICK = ((7.5, 14.5), (12.0, 19.0), (20.5, 9.0))
_CROSS = (((9.0, 9.0), (19.0, 19.0)), ((9.0, 19.0), (19.0, 9.0)))
_UP = (((8.5, 20.5), (8.5, 8.0)), ((5.2, 11.6), (8.5, 8.0), (11.8, 11.6)))


def variation_mark(variation: Variation, each: Each = Each.WEEK) -> Picture:
    """A wave for ordinary variation; else an arrow up or down beside the point's form."""
    look = look_of(variation)
    shapes: list[Shape] = [_ring(look.ink)]
    if variation is Variation.COMMON:
        shapes.append(Path(_WAVE, Stroke(look.ink, 1.7)))
    elif variation is Variation.TOO_FEW:
        shapes += _letter("…")
    else:
        shapes += _arrow(look.ink, up=variation in _HIGH)
        shapes.append(Mark(17.5, _MIDDLE, look.form, 4.1, look.ink))
    return _picture(shapes, variation_name(variation), variation_sentence(variation, each))


def assurance_mark(assurance: Assurance, each: Each = Each.WEEK) -> Picture | None:
    """A tick, a cross or a question mark; None where there is no target to speak of."""
    if assurance is Assurance.NONE:
        return None
    ink = {Assurance.MET: Ink.BETTER, Assurance.MISSED: Ink.WORSE}.get(assurance, Ink.DATA)
    shapes: list[Shape] = [_ring(ink)]
    if assurance is Assurance.MET:
        shapes.append(Path(_TICK, Stroke(ink, 2.4)))
    elif assurance is Assurance.MISSED:
        shapes += [Path(line, Stroke(ink, 2.4)) for line in _CROSS]
    else:
        shapes += _letter("?")
    return _picture(shapes, assurance_name(assurance), assurance_sentence(assurance, each))


def _ring(ink: Ink) -> Mark:
    return Mark(_MIDDLE, _MIDDLE, Form.RING, _RING, ink)


def _letter(sign: str) -> list[Shape]:
    return [Text(_MIDDLE, _MIDDLE + 5.6, sign, 16, Anchor.MIDDLE, Ink.DATA, bold=True)]


def _arrow(ink: Ink, *, up: bool) -> list[Shape]:
    lines = _UP if up else tuple(tuple(map(_turned, line)) for line in _UP)
    return [Path(line, Stroke(ink, 1.9)) for line in lines]


def _turned(place: Place) -> Place:
    """The same place, upside down."""
    return place[0], _SIDE - place[1]


def _picture(shapes: list[Shape], name: str, sentence: str) -> Picture:
    return Picture(Size(_SIDE, _SIDE), tuple(shapes), name, sentence)
