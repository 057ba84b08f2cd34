"""Rules and type that came through this time, and may not on the next machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.adapters.fax_image.grid import Area, Sheet
from faxflow.adapters.fax_image.ink import INK, Pels
from faxflow.adapters.fax_image.losses import Placed
from faxflow.adapters.fax_image.marks import Means
from faxflow.domain.fax_page import ACROSS, DARK_ENOUGH, POINTS, Danger, Inking, Risk

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


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The page as it prints; of the texts in the areas `frayed`, thin strokes vanished."""

    sheet: Sheet
    pels: Pels
    inking: Inking
    frayed: frozenset[Area]


def dangers(number: int, seen: Seen, placed: Sequence[Placed]) -> Iterator[Risk]:
    """The risks of page `number`, each danger once."""
    found: dict[Danger, list[tuple[Area, float]]] = {}
    for one in placed:
        for danger, size in _of(one, seen):
            found.setdefault(danger, []).append((one.area, size))
    for danger, told in sorted(found.items()):
        boxes = tuple(seen.sheet.box(*area) for area, _ in told)
        sizes = [size for _, size in told]
        lightest = danger in (Danger.PALE_TYPE, Danger.DROWNED_TYPE)
        yield Risk(number, danger, boxes, max(sizes) if lightest else min(sizes))


def _of(one: Placed, seen: Seen) -> Iterator[tuple[Danger, float]]:
    left, top, right, bottom = (max(0, edge) for edge in one.area)
    inside = seen.pels[top:bottom, left:right]
    if not inside.any():
        return
    if one.mark.means is Means.LINES and (thickness := _thin(one, seen.sheet)) is not None:
        yield Danger.THIN_RULE, thickness
    if one.mark.means is Means.TEXT:
        if _is_small(one, seen):
            yield Danger.SMALL_TYPE, one.mark.size * seen.sheet.shrunk
        if inside.mean() >= _DROWNED and inside.size > ACROSS:
            yield Danger.DROWNED_TYPE, float(one.mark.grey)
        elif _is_pale(one.mark.grey, seen.inking):
            yield Danger.PALE_TYPE, float(one.mark.grey)


def _is_small(one: Placed, seen: Seen) -> bool:
    """Whether its letters run together, or have lost strokes already."""
    size = one.mark.size * seen.sheet.shrunk
    lines = size * _X_HEIGHT * seen.sheet.resolution.down / POINTS
    return lines < _FEWEST_LINES or one.area in seen.frayed


def _is_pale(grey: int, inking: Inking) -> bool:
    """Whether it prints black by little; lighter type that is there stands white on black."""
    if inking.dithered:
        return _PALE <= grey < INK
    return _PALE * inking.threshold / DARK_ENOUGH <= grey < inking.threshold


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
