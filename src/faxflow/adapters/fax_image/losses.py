"""Cells that lost their ink become places with a name: a text, a picture, a rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faxflow.adapters.fax_image.grid import Area, Greys
from faxflow.adapters.fax_image.ink import INK, CellMap, Cells, least
from faxflow.adapters.fax_image.marks import Mark, Means
from faxflow.domain.fax_page import Lost

_FEWEST: Final = 3
"""Cells; a grain of dust is no loss."""
_STILL_THERE: Final = 0.02
"""Of its cells: a mark with more of them black has not vanished."""
_THIN: Final = 4.0
"""Points; lines no thicker are a rule, where they are..."""
_LONG: Final = 4
"""...so many times as long as thick."""
_STROKE: Final = 30
"""Greys between the darkest and the lightest of a cell in which a stroke of a letter was."""
_NEAR: Final = 6
"""Cells; places that are no further apart are one."""
_FLAT_SHARE: Final = 0.8
_FLAT_GREYS: Final = 6
_ORDER: Final = (Lost.DRAWING, Lost.SHADING, Lost.PICTURE, Lost.RULE, Lost.TEXT)


@dataclass(frozen=True, slots=True)
class Loss:
    """A place in pels; `marks` are the pieces of text that it takes away."""

    area: Area
    lost: Lost
    darkest: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """`places` where ink vanished, from the top; `frayed` are texts that lost strokes alone."""

    places: tuple[Loss, ...] = ()
    frayed: frozenset[Area] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and its area in pels."""

    mark: Mark
    area: Area


def losses(greys: Greys, cells: CellMap, placed: Sequence[Placed]) -> Losses:
    """What the cells lost."""
    if not cells.lost.any():
        return Losses()
    kinds, gone = _named(cells, placed)
    frayed = _without_strokes(greys, cells, kinds, [one for one in placed if one not in gone])
    found = [one for kind in _ORDER for one in _places(greys, cells, kinds, kind)]
    with_text = [_with_text(one, gone) for one in found]
    places = sorted(with_text, key=lambda one: (one.area[1], one.area[0]))
    return Losses(tuple(places), frayed)


def _named(cells: CellMap, placed: Sequence[Placed]) -> tuple[NDArray[np.uint8], list[Placed]]:
    """What each lost cell was, as its place in _ORDER + 1, and the texts that vanished whole."""
    kinds = cells.lost.astype(np.uint8)
    gone: list[Placed] = []
    for one in sorted(placed, key=lambda one: _ORDER.index(_lost(one))):
        # Edges are blurred: a cell more on each side is its own too.
        around = _slices(cells, one.area, 1)
        own = cells.lost[around]
        if not own.any():
            continue
        black = cells.black[_slices(cells, one.area)]
        if one.mark.means is Means.PICTURE or black.mean() <= _STILL_THERE:
            kinds[around][own] = _ORDER.index(_lost(one)) + 1
            gone += [one] if one.mark.means is Means.TEXT else []
    return kinds, gone


def _lost(one: Placed) -> Lost:
    if one.mark.means is not Means.LINES:
        return Lost.TEXT if one.mark.means is Means.TEXT else Lost.PICTURE
    left, bottom, right, top = one.mark.corners
    thin, long = sorted((right - left, top - bottom))
    return Lost.RULE if thin <= _THIN and long >= _LONG * thin else Lost.DRAWING


def _without_strokes(
    greys: Greys, cells: CellMap, kinds: NDArray[np.uint8], placed: Sequence[Placed]
) -> frozenset[Area]:
    """Takes out of `kinds` what letters lost that are still there; gives those letters' areas."""
    frayed: set[Area] = set()
    for one in placed:
        part = _slices(cells, one.area)
        if one.mark.means is not Means.TEXT or not cells.lost[part].any():
            continue
        nobodys = kinds[part] == _ORDER.index(Lost.DRAWING) + 1
        strokes = nobodys & (_spread(greys, cells, part) >= _STROKE)
        kinds[part][strokes] = 0
        if strokes.any():
            frayed.add(one.area)
    return frozenset(frayed)


def _spread(greys: Greys, cells: CellMap, part: tuple[slice, slice]) -> NDArray[np.uint8]:
    """The lightest grey of each cell less the darkest: little where it is a tint."""
    down, across = part
    inside = greys[
        down.start * cells.high : down.stop * cells.high,
        across.start * cells.wide : across.stop * cells.wide,
    ]
    lightest = 255 - least(255 - inside, cells.wide, cells.high, 0)
    darkest = cells.darkest[part]
    spread: NDArray[np.uint8] = lightest[: darkest.shape[0], : darkest.shape[1]] - darkest
    return spread


def _slices(cells: CellMap, area: Area, more: int = 0) -> tuple[slice, slice]:
    """The rows and columns of cells in an area, and so many more on each side."""
    left, top, right, bottom = (max(0, edge) for edge in area)
    across = slice(max(0, left // cells.wide - more), -(-right // cells.wide) + more)
    return slice(max(0, top // cells.high - more), -(-bottom // cells.high) + more), across


def _places(greys: Greys, cells: CellMap, kinds: NDArray[np.uint8], kind: Lost) -> Iterator[Loss]:
    """Cells of one kind that lie together."""
    own = kinds == _ORDER.index(kind) + 1
    for part in _together(own):
        top, bottom, left, right = _around(part)
        if part.sum() < _FEWEST:
            continue
        area = (left * cells.wide, top * cells.high, right * cells.wide, bottom * cells.high)
        inside = greys[area[1] : area[3], area[0] : area[2]]
        darkest = int(cells.darkest[part].min())
        flat = kind is Lost.DRAWING and _is_flat(inside)
        yield Loss(area, Lost.SHADING if flat else kind, darkest, ())


def _together(own: Cells) -> Iterator[Cells]:
    """The cells of each place: those nearer to each other than to be two."""
    rows, columns = (-(-size // _NEAR) for size in own.shape)
    padded = np.zeros((rows * _NEAR, columns * _NEAR), dtype=np.bool_)
    padded[: own.shape[0], : own.shape[1]] = own
    coarse = padded.reshape(rows, _NEAR, columns, _NEAR).any(axis=(1, 3))
    left = {(int(row), int(column)) for row, column in np.argwhere(coarse)}
    while left:
        place = np.zeros_like(padded)
        for row, column in _touching(left):
            part = (
                slice(row * _NEAR, (row + 1) * _NEAR),
                slice(column * _NEAR, (column + 1) * _NEAR),
            )
            place[part] = padded[part]
        yield place[: own.shape[0], : own.shape[1]]


def _touching(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Takes one out of `left`, and all that touch it or each other."""
    reached = [min(left)]
    left.discard(reached[0])
    for row, column in reached:
        around = {(row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)}
        found = around & left
        left -= found
        reached.extend(sorted(found))
    return reached


def _around(part: Cells) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _is_flat(inside: Greys) -> bool:
    """Whether nearly all the ink there has one grey, black letters on it left aside."""
    pale = inside[(inside < INK) & (inside > INK // 2)]
    if pale.size == 0:
        return False
    middle = int(np.median(pale))
    return bool((abs(pale.astype(np.int16) - middle) <= _FLAT_GREYS).mean() >= _FLAT_SHARE)


def _with_text(loss: Loss, gone: Sequence[Placed]) -> Loss:
    if loss.lost is not Lost.TEXT:
        return loss
    marks = tuple(one.mark for one in gone if _meet(one.area, loss.area))
    return Loss(loss.area, loss.lost, loss.darkest, marks)


def _meet(one: Area, other: Area) -> bool:
    return not (
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    )
