"""What recognition takes for sure is held against what its signs look like."""

from PIL import Image, ImageDraw

from faxflow.adapters.documents.second_opinion import with_doubts
from faxflow.domain.referrals.document_text import Box, Line, Word
from faxflow.simulator.referrals.typefaces import Typeface, font

DOTS = 250
SCALE = DOTS / 72
STEP = 60


def page(texts: list[str], face: Typeface = Typeface.SANS) -> Image.Image:
    """The texts below each other, as recognition gets to see them."""
    picture = Image.new("L", (900, STEP * (len(texts) + 1)), "white")
    for number, text in enumerate(texts):
        place = (20, STEP * number + 10)
        ImageDraw.Draw(picture).text(place, text, fill="black", font=font(face, 38, bold=False))
    return picture


def read_as(
    read: list[str], drawn: list[str], face: Typeface = Typeface.SANS
) -> tuple[tuple[Line, ...], ...]:
    """One reading in which each drawn text was taken for the other one."""
    letters = font(face, 38, bold=False)
    lines = []
    for number, (text, there) in enumerate(zip(read, drawn, strict=True)):
        left, top, right, bottom = (float(edge) for edge in letters.getbbox(there))
        down = STEP * number + 10
        edges = (left + 20, top + down, right + 20, bottom + down)
        lines.append(Line((Word(text, Box(*(edge / SCALE for edge in edges))),)))
    return (tuple(lines),)


def doubted(read: list[str], drawn: list[str], face: Typeface = Typeface.SANS) -> list[str]:
    """The words of the reading that are doubted."""
    (lines,) = with_doubts(read_as(read, drawn, face), page(drawn, face), DOTS)
    return [line.text for line in lines if line.words[0].doubted]


def test_words_that_were_read_rightly_are_not_doubted() -> None:
    drawn = ["5550136244", "03/14/1961", "W491275337", "Harriet", "(312)555-0187", "SOMERSET,"]

    assert [doubted(drawn, drawn, face) for face in Typeface] == [[], [], []]


def test_a_digit_that_is_drawn_as_another_one_is_doubted() -> None:
    drawn = ["9271211370", "5550136244", "GNK496975639"]

    wrong = doubted(["9271711370", "5550136244", "GNK490975639"], drawn)

    assert wrong == ["9271711370", "GNK490975639"]


def test_a_letter_that_is_drawn_as_another_one_is_doubted() -> None:
    assert doubted(["Harrict", "Foxboro"], ["Harriet", "Foxboro"]) == ["Harrict"]


def test_a_sign_that_was_left_out_or_added_is_doubted() -> None:
    read, drawn = ["555016244", "55501362244", "5550136244"], ["5550136244"] * 3

    assert doubted(read, drawn) == read[:2]


def test_signs_that_look_alike_say_nothing_against_each_other() -> None:
    assert doubted(["W0B1755", "Ivan"], ["WOB1755", "lvan"]) == []


def test_every_reading_of_a_page_is_looked_at() -> None:
    drawn = ["5550136244", "5550136244"]
    (right,), (wrong,) = (read_as([text, text], drawn) for text in (drawn[0], "5550186244"))

    first, second = with_doubts([right, wrong], page(drawn), DOTS)

    assert not any(line.words[0].doubted for line in first)
    assert all(line.words[0].doubted for line in second)


def test_words_that_it_cannot_judge_stay_as_they_are() -> None:
    speck = Word("a", Box(1, 1, 2, 2))
    rule = Word("---", Box(1, 20, 200, 24))
    foreign = Word("\u6f22\u5b57", Box(1, 20, 40, 34))
    lines = (Line((speck, rule, foreign)),)

    assert with_doubts([lines], page(["none"]), DOTS) == [lines]


def test_a_page_without_words_has_none_afterwards() -> None:
    assert with_doubts([(), ()], page(["none"]), DOTS) == [(), ()]
