"""Rules and type that came through this time, and may not on the next machine."""

from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.adapters.fax_image.grid import Area, Sheet
from faxflow.adapters.fax_image.ink import Pels
from faxflow.adapters.fax_image.losses import Placed
from faxflow.adapters.fax_image.marks import Means
from faxflow.domain.fax_page import ACROSS, POINTS, Danger, Risk

_SHORTEST_RULE: Final = 18.0
"""Points; what is shorter is a stroke of a drawing."""
_X_HEIGHT: Final = 0.5
"""Of the type's size, in most typefaces."""
_FEWEST_LINES: Final = 5
"""Lines of an x: with fewer, the three strokes of an e and the two gaps between run together."""
_PALE: Final = 96
"""From this grey on, only pels that a stroke covers by four fifths are under the threshold."""
_DROWNED: Final = 0.92
"""Of a piece of text's area: no letters are so black."""


def dangers(number: int, sheet: Sheet, pels: Pels, placed: Sequence[Placed]) -> Iterator[Risk]:
    """The risks of page `number`, each danger once."""
    found: dict[Danger, list[tuple[Area, float]]] = {}
    for one in placed:
        for danger, size in _of(one, sheet, pels):
            found.setdefault(danger, []).append((one.area, size))
    for danger, told in sorted(found.items()):
        boxes = tuple(sheet.box(*area) for area, _ in told)
        sizes = [size for _, size in told]
        lightest = danger in (Danger.PALE_TYPE, Danger.DROWNED_TYPE)
        yield Risk(number, danger, boxes, max(sizes) if lightest else min(sizes))


def _of(one: Placed, sheet: Sheet, pels: Pels) -> Iterator[tuple[Danger, float]]:
    left, top, right, bottom = (max(0, edge) for edge in one.area)
    inside = pels[top:bottom, left:right]
    if not inside.any():
        return
    if one.mark.means is Means.LINES and (thickness := _thin(one, sheet)) is not None:
        yield Danger.THIN_RULE, thickness
    if one.mark.means is Means.TEXT:
        size = one.mark.size * sheet.shrunk
        if size * _X_HEIGHT * sheet.resolution.down / POINTS < _FEWEST_LINES:
            yield Danger.SMALL_TYPE, size
        if inside.mean() >= _DROWNED and inside.size > ACROSS:
            yield Danger.DROWNED_TYPE, float(one.mark.grey)
        elif one.mark.grey >= _PALE:
            yield Danger.PALE_TYPE, float(one.mark.grey)


def _thin(one: Placed, sheet: Sheet) -> float | None:
    """How thick a rule is, in points; None where it is thicker than a pel, or is no rule."""
    left, bottom, right, top = one.mark.corners
    wide, high = right - left, top - bottom
    if max(wide, high) < _SHORTEST_RULE:
        return None
    thickness = one.mark.size or min(wide, high)
    # A page that is turned has its lines upright, which changes little: pels are nearly square.
    pel = POINTS / (ACROSS if high > wide else sheet.resolution.down)
    return thickness * sheet.shrunk if thickness * sheet.shrunk < pel else None
