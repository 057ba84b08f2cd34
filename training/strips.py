"""Words as a fax machine leaves them, cut out as strips, with the place of each of their signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from random import Random
from string import ascii_lowercase, ascii_uppercase, digits

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from faxflow.adapters.documents.raster import Raster
from faxflow.adapters.documents.second_opinion import strip_of
from faxflow.adapters.documents.sign_network import DOTS_A_PLACE, SIGNS
from faxflow.adapters.documents.squaring import LOOKS, straight_page
from faxflow.domain.referrals.document_text import Box

FONTS = Path("/usr/share/fonts")
DRAWN = 408
"""Dots an inch in which a page is drawn before the machine looks at it."""
ACROSS, WIDTH, POINTS, LETTER_HEIGHT = 204, 1728, 72, 792
RIGHT = 585
NUMBER_SHARE, CHANGED_SHARE, CAPITAL_SHARE = 0.55, 0.4, 0.2
SIZES = (9, 10, 10.5, 11, 11, 12, 12, 13)
NUMBERS = (
    "dddddddddd", "dddd", "ddddd", "(ddd)", "ddd-dddd", "(ddd)ddd-dddd", "ddd-ddd-dddd",
    "ddd.ddd.dddd", "dd/dd/dddd", "dd-dd-dddd", "dddd-dd-dd", "ddd", "dd,", "+1", "#ddd",
    "dddddddd-dd", "ULUddddddddd", "Udddddddd", "ddU", "UUddddd", "Udd.ddd", "UU", "UU,",
)  # fmt: skip
"""d is any digit, U and L any capital."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A strip, and the class of what stands at each of its places, 0 between two signs."""

    strip: NDArray[np.uint8]
    classes: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word on the page, with its box and the middle of each sign, in points."""

    text: str
    box: Box
    middles: Sequence[float]


def marked_strips(random: Random, names: Sequence[str]) -> Iterator[Marked]:
    """All words of one page full of them, each row in a typeface of its own."""
    scale = DRAWN / POINTS
    size = (round(WIDTH / ACROSS * DRAWN), round(LETTER_HEIGHT * scale))
    page = Image.new("L", size, "white")
    placed = list(_written(page, random, names))
    skew = random.uniform(-1.8, 1.8)
    rows = random.choice((98, 98, 196))
    seen = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white").resize(
        (WIDTH, LETTER_HEIGHT * rows // POINTS), Image.Resampling.BOX
    )
    # It is turned back by what the page itself tells, as in a practice; that is not always right.
    straight = straight_page(Raster(_noisy(seen, random), ACROSS, rows))
    picture = straight.seen(LOOKS[0])
    for word in placed:
        yield _marked(word, picture, random)


def _written(page: Image.Image, random: Random, names: Sequence[str]) -> Iterator[_Placed]:
    scale, draw, top = DRAWN / POINTS, ImageDraw.Draw(page), 30.0
    while top < LETTER_HEIGHT - 42:
        size = random.choice(SIZES)
        font = _font(random.choice(_files()), round(size * scale))
        left = random.uniform(25, 50)
        while True:
            text = _word(random, names)
            width = font.getlength(text) / scale
            if left + width > RIGHT:
                break
            start = (left * scale, top * scale)
            draw.text(start, text, fill="black", font=font)
            edges = [left + font.getlength(text[:end]) / scale for end in range(len(text) + 1)]
            box = Box(*(dots / scale for dots in draw.textbbox(start, text, font=font)))
            middles = [(one + other) / 2 for one, other in pairwise(edges)]
            yield _Placed(text, box, middles)
            left += width + random.uniform(3, 9)
        top += size * random.uniform(1.25, 1.7)


@cache
def _files() -> list[str]:
    """Every Latin text font of the machine; the more there are, the less it learns of any one."""
    unwanted = ("Noto", "Symbol", "Dingbat", "Math", "Narrow", "Condensed", "Italic", "Oblique")
    found = sorted(str(one) for kind in ("ttf", "otf") for one in FONTS.rglob(f"*.{kind}"))
    return [one for one in found if not any(word in one for word in unwanted)]


@cache
def _font(file: str, dots: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, dots)


def _word(random: Random, names: Sequence[str]) -> str:
    if random.random() < NUMBER_SHARE:
        kinds = {"d": digits, "U": ascii_uppercase, "L": ascii_uppercase}
        shape = random.choice(NUMBERS)
        return "".join(random.choice(kinds[one]) if one in kinds else one for one in shape)
    word = list(random.choice(names))
    if random.random() < CHANGED_SHARE:  # so that it learns letters, and no names
        place = random.randrange(len(word))
        word[place] = random.choice(ascii_lowercase if word[place].islower() else ascii_uppercase)
    text = "".join(word)
    return (text.upper() if random.random() < CAPITAL_SHARE else text) + random.choice(
        ("", "", "", ",", ":")
    )


def _noisy(seen: Image.Image, random: Random) -> NDArray[np.uint8]:
    """In black and white by some threshold, with grain, specks and pinholes, or with few."""
    dice = np.random.default_rng(random.getrandbits(64))
    grain, pepper, salt = random.choice(
        ((5, 0.0002, 0.0001), (17, 0.002, 0.003), (30, 0.005, 0.009))
    )
    greys = np.asarray(seen, dtype=np.float64)
    white = greys + dice.normal(0, grain, greys.shape) > random.uniform(105, 180)
    spots = dice.random(white.shape)
    return np.where((white | (spots < salt)) & (spots < 1 - pepper), 255, 0).astype(np.uint8)


def _marked(word: _Placed, picture: Image.Image, random: Random) -> Marked:
    """The word cut out about where recognition would put its box."""
    box = Box(
        word.box.left + random.gauss(0, 0.35),
        word.box.top + random.gauss(0, 0.45),
        word.box.right + random.gauss(0, 0.35),
        word.box.bottom + random.gauss(0, 0.45),
    )
    strip, first, dots_a_point = strip_of(box, picture, LOOKS[0].dots_an_inch / POINTS)
    places = [(middle - first) * dots_a_point / DOTS_A_PLACE - 0.25 for middle in word.middles]
    classes = np.zeros(strip.shape[1] // DOTS_A_PLACE, dtype=np.uint8)
    for index, (sign, middle) in enumerate(zip(word.text, places, strict=True)):
        near = [abs(middle - other) for other in places[max(0, index - 1) : index + 2]]
        half = min(1.5, max(0.5, 0.3 * min((one for one in near if one), default=5)))
        start, end = ceil(middle - half), floor(middle + half)
        classes[max(0, start) : end + 1] = SIGNS.index(sign) + 1
    return Marked(strip, classes)
