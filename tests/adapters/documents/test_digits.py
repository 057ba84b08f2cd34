"""A digit that was read as another one is found by the page's own digits."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from faxflow.adapters.documents.digits import with_doubts
from faxflow.domain.referrals.document_text import Box, Line, Word
from faxflow.simulator.referrals.typefaces import Typeface, font

DOTS = 300
STEP = 60


def page(texts: list[str]) -> Image.Image:
    """The texts below each other, as recognition gets to see them."""
    picture = Image.new("L", (900, STEP * (len(texts) + 1)), "white")
    letters = font(Typeface.MONO, 46, bold=False)
    for number, text in enumerate(texts):
        ImageDraw.Draw(picture).text((20, STEP * number), text, fill="black", font=letters)
    return picture


def read_as(texts: list[str], sureness: float = 1.0) -> list[Line]:
    """The lines as if each text had been read there."""
    scale = 72 / DOTS
    boxes = [
        Box(10 * scale, STEP * n * scale, 880 * scale, STEP * (n + 1) * scale)
        for n in range(len(texts))
    ]
    return [Line((Word(text, box, sureness),)) for text, box in zip(texts, boxes, strict=True)]


def test_a_nine_that_is_drawn_as_a_five_is_doubted() -> None:
    drawn = ["5559010", "9055509", "4127785", "9995015"]
    read = ["9559010", *drawn[1:]]

    lines = with_doubts(read_as(read), page(drawn), DOTS)

    assert [line.words[0].doubted for line in lines] == [True, False, False, False]


def test_digits_that_were_read_rightly_are_not_doubted() -> None:
    drawn = ["0123456789", "9876543210", "5550129900"]

    lines = with_doubts(read_as(drawn), page(drawn), DOTS)

    assert not any(line.words[0].doubted for line in lines)


def test_a_broken_digit_is_compared_all_the_same() -> None:
    drawn = ["6604198", "9066540", "6127786", "9990610"]
    picture = page(drawn)
    for row in range(len(drawn)):  # as if a streak had gone down the page
        ImageDraw.Draw(picture).line((33, STEP * row, 33, STEP * (row + 1)), "white", width=3)

    lines = with_doubts(read_as(["0604198", *drawn[1:]]), picture, DOTS)

    assert [line.words[0].doubted for line in lines] == [True, False, False, False]


def test_words_whose_signs_cannot_be_cut_apart_are_left_alone() -> None:
    lines = with_doubts(read_as(["12345"]), page(["123"]), DOTS)

    assert lines == tuple(read_as(["12345"]))


def test_a_page_without_digits_stays_as_it_is() -> None:
    assert with_doubts(read_as(["none"]), page(["none"]), DOTS) == tuple(read_as(["none"]))


def grainy(picture: Image.Image) -> Image.Image:
    """As a fax machine sees it: no two of its digits are quite the same."""
    dice = np.random.default_rng(7)
    greys = np.asarray(picture, dtype=np.float64)
    seen = (greys + dice.normal(0, 60, greys.shape)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(seen).filter(ImageFilter.GaussianBlur(1))


def test_a_letter_of_a_number_that_is_drawn_as_a_digit_is_doubted() -> None:
    drawn = ["DBA579827", "5559010", "9055509", "4127785"]

    lines = with_doubts(read_as(["DBAS79827", *drawn[1:]]), grainy(page(drawn)), DOTS)

    assert [line.words[0].doubted for line in lines] == [True, False, False, False]


def test_a_letter_of_a_number_that_is_one_is_not_doubted() -> None:
    drawn = ["DBS579827", "5559010", "9055509", "4127785"]

    lines = with_doubts(read_as(drawn), grainy(page(drawn)), DOTS)

    assert not any(line.words[0].doubted for line in lines)


def test_the_less_sure_the_reading_the_sooner_a_digit_is_doubted() -> None:
    drawn = ["0123456", "6543210", "0066123", "4560789"]
    blotted = page(drawn)
    ImageDraw.Draw(blotted).line((28, 30, 44, 30), 0, width=8)  # across the first nought

    sure, unsure = (
        with_doubts(read_as(drawn, sureness), grainy(blotted), DOTS)[0].words[0].doubted
        for sureness in (1.0, 0.5)
    )

    assert (sure, unsure) == (False, True)
