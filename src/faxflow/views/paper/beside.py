"""A mark with its words beside it."""

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.variation import Variation
from faxflow.views.charts.marks import assurance_mark, variation_mark
from faxflow.views.charts.paper import drawing

_SIDE = 16.0
_GAP = 5.0


class Beside(Flowable):  # type: ignore[misc] # reportlab has no types
    """The mark to the left of the words, both about the same middle where the words are short."""

    def __init__(self, mark: Variation | Assurance, words: Paragraph, fonts: tuple[str, str]):
        super().__init__()
        self._words = words
        self._mark = _drawn(mark, fonts)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes."""
        _, self._high = self._words.wrap(max(1.0, width - _SIDE - _GAP), height)
        self.width, self.height = width, max(_SIDE, self._high)
        return self.width, self.height

    def draw(self) -> None:
        """Draws both."""
        top = self.height
        if self._mark is not None:
            self._mark.drawOn(self.canv, 0, top - _SIDE)
        first_line = max(0.0, (_SIDE - self._words.style.leading) / 2)
        down = first_line if self._high + first_line <= self.height else 0.0
        self._words.drawOn(self.canv, _SIDE + _GAP, top - self._high - down)


def _drawn(mark: Variation | Assurance, fonts: tuple[str, str]) -> Any:
    """The mark's drawing, as small as the words; None where it has none."""
    picture = variation_mark(mark) if isinstance(mark, Variation) else assurance_mark(mark)
    if picture is None:
        return None
    made = drawing(picture, fonts)
    share = _SIDE / picture.size.width
    made.scale(share, share)
    made.width = made.height = _SIDE
    return made
