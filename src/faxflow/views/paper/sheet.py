"""The sizes of paper, and the room on a sheet."""

from enum import StrEnum
from typing import Final

MARGIN: Final = 51.0
FOOT: Final = 54.0
"""Points; the foot holds the line with the page's number."""

_SIZES: Final = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
_CHARTS_A_SHEET: Final = 3
_BESIDE_A_CHART: Final = 68.0
"""What a chart's heading, words and distance take up, in points."""


class Sheet(StrEnum):
    """What is printed on."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return _SIZES[self]

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margins, in points."""
        width, height = self.size
        return width - 2 * MARGIN, height - MARGIN - FOOT

    @property
    def chart_height(self) -> float:
        """So high that three charts and what is said of them stand on a sheet."""
        return self.room[1] / _CHARTS_A_SHEET - _BESIDE_A_CHART
