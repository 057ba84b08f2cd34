"""Run charts made up for the tests of pictures, and what can be asked of any picture."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from faxflow.domain.statistics.figure import Point, RunChart
from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_limits import bounds_of
from faxflow.views.charts.shapes import Anchor, Box, Mark, Path, Picture, Text, corners
from faxflow.views.charts.type_width import width_of

MONDAY = date(2025, 11, 24)
Rectangle = tuple[float, float, float, float]


def charted(
    values: Sequence[float | None],
    unit: Unit = Unit.HOURS,
    better: Better = Better.LOWER,
    **lines: float | None,
) -> RunChart:
    """A weekly run chart of these values; `target` and `baseline` as named arguments."""
    measure = Measure("wait", "Time until scheduled", unit, better, "hours / referrals")
    points = [Point(MONDAY + timedelta(weeks=at), one, 10) for at, one in enumerate(values)]
    return RunChart(measure, points, xmr(values, bounds=bounds_of(unit)), **lines)  # type: ignore[arg-type]


def texts(picture: Picture) -> list[str]:
    """Every text of the picture, in the order of drawing."""
    return [shape.words for shape in picture.shapes if isinstance(shape, Text)]


def marks(picture: Picture) -> list[Mark]:
    """Every mark that lies in the plot: those of the legend stand below it."""
    below = picture.size.height - 12
    return [shape for shape in picture.shapes if isinstance(shape, Mark) and shape.y < below]


def extent(text: Text) -> Rectangle:
    """Left, top, right and bottom of a text, by Helvetica's widths."""
    width = width_of(text.words, text.size, bold=text.bold)
    left = text.x - {Anchor.START: 0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    return left, text.y - 0.72 * text.size, left + width, text.y + 0.2 * text.size


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """Pairs of texts that lie on each other."""
    found = [shape for shape in picture.shapes if isinstance(shape, Text) and shape.words]
    return [
        (one.words, other.words)
        for one, other in combinations(found, 2)
        if _meet(extent(one), extent(other))
    ]


def _meet(one: Rectangle, other: Rectangle) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and along > 0.5


def reaching_out(picture: Picture) -> list[object]:
    """Shapes that reach beyond the picture's edge."""
    out: list[object] = []
    for shape in picture.shapes:
        left, top, right, bottom = _reach(shape)
        within = left >= -0.6 and top >= -0.6
        if not (within and right <= picture.size.width + 0.6 and bottom <= picture.size.height + 1):
            out.append(shape)
    return out


def _reach(shape: Path | Box | Mark | Text) -> Rectangle:
    if isinstance(shape, Text):
        return extent(shape)
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    places = shape.places if isinstance(shape, Path) else corners(shape)
    across, along = [x for x, _ in places], [y for _, y in places]
    return min(across), min(along), max(across), max(along)
