"""Digits compared with the page's other digits: a five among nines that looks like them is doubted.

Recognition reads a speckled digit wrongly, and does so again however the page is prepared. But a
page is set in one typeface, so its own digits show what each of them should look like.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from faxflow.domain.referrals.document_text import Line, Word

Shape = NDArray[np.float64]

_DIGITS: Final = frozenset("0123456789")
_ALIKE: Final = frozenset("BDGIOQSZ")
"""Letters of a number that may be misread digits: they are compared with the digits as well."""
_NUMBER: Final = 3
"""Digits of a word that is a number, with letters or without."""
_SIZE: Final = (12, 18)
"""Dots to which every digit is brought before it is compared."""
_INK: Final = 140
_LEAST_INK: Final = 12
"""Dots of ink; less is a speck between two signs."""
_POINTS: Final = 72
_OTHER_SIZE: Final = 0.25
"""Of the usual height, by which digits of the text may differ; headings are larger."""
_LIKER: Final = 0.85
"""A digit is doubted where its distance to another kind is less than this of that to its own."""
_UNSURE: Final = 0.9
_LIKE: Final = 1.6
"""The same for a digit of a word whose recognition was less sure than that."""
_ALONE: Final = 1.3
"""How much farther than usual a digit may be from its own kind where no other one is there."""
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class _Digit:
    """One digit as it was recognised, and how it looks; `word` is the place of its word.

    `liker`: how near it must be to another kind, of its distance to its own, to be doubted.
    """

    sign: str
    shape: Shape
    height: int
    word: tuple[int, int]
    liker: float


def with_doubts(lines: Sequence[Line], picture: Image.Image, dots_an_inch: int) -> tuple[Line, ...]:
    """The lines that were read from the picture, their words doubted where a digit looks wrong."""
    digits = list(_digits(lines, np.asarray(picture), dots_an_inch / _POINTS))
    doubted = _doubted(_of_one_size(digits))
    return tuple(
        Line(
            tuple(
                replace(word, doubted=True) if (row, column) in doubted else word
                for column, word in enumerate(line.words)
            )
        )
        for row, line in enumerate(lines)
    )


def _digits(lines: Sequence[Line], grey: NDArray[np.uint8], scale: float) -> Iterator[_Digit]:
    for row, line in enumerate(lines):
        for column, word in enumerate(line.words):
            if _DIGITS.isdisjoint(word.text):
                continue
            signs = _signs(word, grey, scale)
            compared = _compared(word.text)
            liker = _LIKER if word.confidence >= _UNSURE else _LIKE
            for sign, drawn in zip(word.text, signs, strict=False):
                if sign in compared:
                    yield _Digit(sign, _shape(drawn), drawn.shape[0], (row, column), liker)


def _compared(text: str) -> frozenset[str]:
    """The signs of such a word that are compared."""
    return _DIGITS | _ALIKE if sum(map(_DIGITS.__contains__, text)) >= _NUMBER else _DIGITS


def _signs(word: Word, grey: NDArray[np.uint8], scale: float) -> list[NDArray[np.uint8]]:
    """The word's signs cut apart at white columns, or else, where all are digits, evenly.

    None where other signs stand among them that cannot be told apart.
    """
    box = word.box
    top, bottom = max(0, round(box.top * scale) - 1), round(box.bottom * scale) + 1
    left, right = max(0, round(box.left * scale) - 2), round(box.right * scale) + 2
    cut = grey[top:bottom, left:right]
    ink = cut < _INK
    edges = np.diff(np.concatenate(([0], ink.any(axis=0).astype(np.int8), [0])))
    runs = zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True)
    pieces = [(start, end) for start, end in runs if ink[:, start:end].sum() > _LEAST_INK]
    if len(pieces) == len(word.text):
        return [_trimmed(cut[:, start:end]) for start, end in pieces]
    return _evenly(cut, len(word.text)) if _DIGITS.issuperset(word.text) else []


def _evenly(cut: NDArray[np.uint8], count: int) -> list[NDArray[np.uint8]]:
    """The signs of a word that are broken, or touch: all digits of a typeface have one width."""
    inked = np.flatnonzero((cut < _INK).sum(axis=0))
    if not inked.size:
        return []
    edges = np.linspace(inked[0], inked[-1] + 1, count + 1).round().astype(int)
    cells = [cut[:, start:end] for start, end in pairwise(edges.tolist())]
    if any((cell < _INK).sum() <= _LEAST_INK for cell in cells):
        return []
    return [_trimmed(_without_margins(cell)) for cell in cells]


def _without_margins(sign: NDArray[np.uint8]) -> NDArray[np.uint8]:
    columns = np.flatnonzero((sign < _INK).any(axis=0))
    return sign[:, columns[0] : columns[-1] + 1]


def _trimmed(sign: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows = np.flatnonzero((sign < _INK).any(axis=1))
    return sign[rows[0] : rows[-1] + 1]


def _shape(sign: NDArray[np.uint8]) -> Shape:
    resized = Image.fromarray(sign).resize(_SIZE, Image.Resampling.BILINEAR)
    return np.asarray(resized, dtype=np.float64) / 255


def _of_one_size(digits: Sequence[_Digit]) -> Mapping[str, list[_Digit]]:
    """The digits of the text's size, by what they were read as."""
    usual = float(np.median([digit.height for digit in digits])) if digits else 0.0
    kinds: dict[str, list[_Digit]] = defaultdict(list)
    for digit in digits:
        if abs(digit.height - usual) <= _OTHER_SIZE * usual:
            kinds[digit.sign].append(digit)
    return kinds


def _doubted(kinds: Mapping[str, list[_Digit]]) -> set[tuple[int, int]]:
    """The places of words with a digit that looks more like another kind than like its own."""
    means = {sign: np.mean([one.shape for one in same], axis=0) for sign, same in kinds.items()}
    own = {
        id(digit): _apart(digit.shape, (means[sign] * len(same) - digit.shape) / (len(same) - 1))
        for sign, same in kinds.items()
        if len(same) >= _ENOUGH
        for digit in same
    }
    usual = _ALONE * float(np.median(list(own.values()))) if own else 0.0
    return {
        digit.word
        for sign, same in kinds.items()
        for digit in same
        if _nearest_other(digit, kinds, means) < digit.liker * own.get(id(digit), usual)
    }


def _nearest_other(
    digit: _Digit, kinds: Mapping[str, list[_Digit]], means: Mapping[str, Shape]
) -> float:
    others = (
        _apart(digit.shape, means[sign])
        for sign, same in kinds.items()
        if sign != digit.sign and len(same) >= _ENOUGH
    )
    return min(others, default=float("inf"))


def _apart(one: Shape, other: Shape) -> float:
    return float(np.abs(one - other).mean())
