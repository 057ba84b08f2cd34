"""A second opinion on every word of a scan, from a network that knows no words.

The readings of a page are all Tesseract's, and share its mistakes: where a stroke is lost between
two rows of a coarse page, each of them may take the same wrong digit for sure. So what they read
is held against what `sign_network` sees there, sign by sign, and doubted where that looks rather
like something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

import numpy as np
from PIL import Image

from faxflow.adapters.documents.sign_network import (
    DOTS_A_PLACE,
    HEIGHT,
    SIGNS,
    WORD_HEIGHT,
    Strip,
    seen_in,
)
from faxflow.adapters.documents.sign_places import fits, has_room
from faxflow.adapters.documents.sign_rivals import least_margin, of_its_kind
from faxflow.domain.referrals.document_text import Box, Line, Word

_POINTS: Final = 72
_LEAST_POINTS: Final = 3.0
"""Height and width of a word; smaller ones are dashes and specks."""
_WIDEST: Final = 35
"""Heights of a word; wider ones are rules, or lines that were taken for one word."""
_SIDES: Final = 6
"""Dots of a strip before its word and behind it."""
_LEAST_MARGIN: Final = 2.0
_MOST_LOST: Final = 4.0
"""A word is doubted that has less of the one, or more of the other; see `Opinion`."""
_AT_ONCE: Final = 100
"""Words that are looked at side by side; a page full of text would fill the memory."""
_SAME_PLACE: Final = 2.0
"""Points by which the box of a word differs from one reading to the next."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network thinks of one word.

    `margin` is that of its least likely sign: the logarithm of how much likelier it is than its
    likeliest rival; `lost` by how much the likeliest reading of all fits better.
    """

    margin: float
    lost: float

    @property
    def is_against(self) -> bool:
        """Whether a person should look at the word."""
        return self.margin < _LEAST_MARGIN or self.lost > _MOST_LOST


_NO_ROOM: Final = Opinion(-inf, inf)


def with_doubts(
    readings: Sequence[Sequence[Line]], picture: Image.Image, dots_an_inch: int
) -> list[tuple[Line, ...]]:
    """The readings of a page, their words doubted that look otherwise on its picture."""
    first = _first_of_each([word for lines in readings for line in lines for word in line.words])
    opinions = opinions_of(list(dict.fromkeys(first.values())), picture, dots_an_inch)
    against = {word for word, opinion in opinions.items() if opinion.is_against}

    def told(word: Word) -> Word:
        return replace(word, doubted=True) if first[word] in against else word

    return [tuple(Line(tuple(map(told, line.words))) for line in lines) for lines in readings]


def _first_of_each(words: Sequence[Word]) -> Mapping[Word, Word]:
    """For each word the first one that says the same at the same place."""
    known: dict[str, list[Word]] = defaultdict(list)
    first: dict[Word, Word] = {}
    for word in words:
        same = (one for one in known[word.text] if _is_at_place_of(one.box, word.box))
        first[word] = next(same, word)
        if first[word] is word:
            known[word.text].append(word)
    return first


def _is_at_place_of(one: Box, other: Box) -> bool:
    apart = (one.left - other.left, one.top - other.top, one.bottom - other.bottom)
    return all(abs(points) <= _SAME_PLACE for points in apart)


def opinions_of(
    words: Sequence[Word], picture: Image.Image, dots_an_inch: int
) -> Mapping[Word, Opinion]:
    """What the network thinks of each word that it can read at all."""
    signs = {word: classes for word in words if (classes := _classes(word))}
    strips = list(_strips(signs, picture, dots_an_inch / _POINTS))
    told: dict[Word, Opinion] = {}
    for start in range(0, len(strips), _AT_ONCE):
        told |= _told(dict(strips[start : start + _AT_ONCE]), signs)
    return told


def _told(
    strips: Mapping[Word, Strip], signs: Mapping[Word, Sequence[int]]
) -> Mapping[Word, Opinion]:
    """The opinions on some words, looked at side by side."""
    seen = seen_in(np.concatenate(list(strips.values()), axis=1))
    ends = np.cumsum([strip.shape[1] // DOTS_A_PLACE for strip in strips.values()])
    parts = zip(strips, np.split(seen, ends[:-1]), strict=True)
    every = {word: (signs[word], of_its_kind(word.text, part)) for word, part in parts}
    asked = {word: both for word, both in every.items() if has_room(*both)}
    found = zip(asked.items(), fits(list(asked.values())), strict=True)
    fitting = {word: Opinion(least_margin(*both, fit), fit.lost) for (word, both), fit in found}
    return {word: fitting.get(word, _NO_ROOM) for word in every}


def _classes(word: Word) -> list[int]:
    """The network's classes of the word's signs; none where it holds neither letter nor digit."""
    if not any(map(str.isalnum, word.text)):
        return []
    text = word.text.replace("\u2019", "'").replace("\u2018", "'")
    return [SIGNS.index(sign) + 1 for sign in text if sign in SIGNS]


def _strips(
    words: Mapping[Word, Sequence[int]], picture: Image.Image, scale: float
) -> Iterator[tuple[Word, Strip]]:
    for word in words:
        width, height = word.box.right - word.box.left, word.box.height
        if height >= _LEAST_POINTS and _LEAST_POINTS <= width <= _WIDEST * height:
            yield word, strip_of(word.box, picture, scale)[0]


def strip_of(box: Box, picture: Image.Image, scale: float) -> tuple[Strip, float, float]:
    """What is in the box, brought to the height that the network knows: the strip, the place in
    points where it begins, and its dots a point. `scale` is dots of the picture a point."""
    size = WORD_HEIGHT / box.height
    above, beside = (HEIGHT - WORD_HEIGHT) / 2 / size, _SIDES / size
    left, right = max(0.0, box.left - beside), min(picture.width / scale, box.right + beside)
    top, bottom = max(0.0, box.top - above), min(picture.height / scale, box.bottom + above)
    width = max(1, round((right - left) * size / DOTS_A_PLACE)) * DOTS_A_PLACE
    inside = (left * scale, top * scale, right * scale, bottom * scale)
    drawn = picture.resize((width, HEIGHT), Image.Resampling.BILINEAR, box=inside)
    return np.asarray(drawn, dtype=np.uint8), left, size
