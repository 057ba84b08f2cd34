"""How the points of a run chart look: ordinary ones, and by what they mean those that are not."""

from dataclasses import dataclass

from faxflow.domain.statistics.measure import Better
from faxflow.domain.statistics.variation import Variation, meaning_of
from faxflow.domain.statistics.xmr_rules import Signals
from faxflow.views.charts.inks import Ink
from faxflow.views.charts.shapes import Form


@dataclass(frozen=True, slots=True)
class Look:
    """A mark's form and ink, how much larger than an ordinary point it is, and what it means."""

    form: Form
    ink: Ink
    larger: float
    meaning: str


ORDINARY = Look(Form.CIRCLE, Ink.DATA, 1, "ordinary variation")
IMPROVING = Look(Form.DIAMOND, Ink.BETTER, 1.5, "better than ordinary")
CONCERNING = Look(Form.SQUARE, Ink.WORSE, 1.5, "worse than ordinary")
CHANGED = Look(Form.TRIANGLE, Ink.CHANGED, 1.5, "beyond ordinary")
_LOOKS = {
    Variation.IMPROVING_HIGH: IMPROVING,
    Variation.IMPROVING_LOW: IMPROVING,
    Variation.CONCERNING_HIGH: CONCERNING,
    Variation.CONCERNING_LOW: CONCERNING,
    Variation.NEITHER_HIGH: CHANGED,
    Variation.NEITHER_LOW: CHANGED,
}


def look_of(variation: Variation) -> Look:
    """The look of what a point means."""
    return _LOOKS.get(variation, ORDINARY)


def look_of_point(signals: Signals, better: Better) -> Look:
    """The look of a point that was found by these rules: the most telling one decides."""
    return look_of(meaning_of(signals[0].side, better)) if signals else ORDINARY
