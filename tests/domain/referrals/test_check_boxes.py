"""The sex is taken as sure only where nothing beside it was lost or misread."""

from datetime import date

import pytest

from faxflow.domain.referrals.document_text import (
    Box,
    DocumentKind,
    DocumentText,
    Line,
    Page,
    Word,
)
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FieldReading, read_form
from faxflow.domain.referrals.form_reading.choices import priority, sex

_LETTER, _HEIGHT, _BLANK = 5.0, 8.0, 4.0


def a_line(text: str, sureness: float = 0.9) -> Line:
    """The text's words beside each other, in letters of one width."""
    left, words = 50.0, []
    for part in text.split(" "):
        right = left + _LETTER * len(part)
        if part:
            words.append(Word(part, Box(left, 100, right, 100 + _HEIGHT), sureness))
        left = right + _BLANK
    return Line(tuple(words))


def scanned(*readings: str, sureness: float = 0.9) -> FieldReading:
    """What three readings of one scanned line say of the sex."""
    first, *further = [(a_line(text, sureness),) for text in readings]
    page = Page(1, first, tuple(further))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)
    return read_form(document, country="US", today=date(2026, 11, 2))[Field.SEX]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("F", "female"),
        ("MALE", "male"),
        ("Female (F)", "female"),
        ("female (she/her)", "female"),
        ("F/45", "female"),
        ("[X] Female  [ ] Male", "female"),
        ("[] Female [X] Male", "male"),
        ("Female [X]  Male [ ]", "female"),
        ("(x) F ( ) M", "female"),
        ("{|} Female |X] Male", "male"),
        ("[X] Fernale [ ] Male", "female"),
        ("[] Fomale [X] Male", "male"),
        ("F" + " " * 40 + "Pine Hollow Health Center", "female"),
        ("[X] l'emale | | Male", "female"),
        ("[ ] Male [X] Female [ ] Other:", "female"),
    ],
)
def test_the_sex_is_what_is_written_or_marked(text: str, meant: str) -> None:
    read = sex(text)

    assert (read.value, read.doubt) == (meant, None)


@pytest.mark.parametrize(
    "text",
    [
        "'male",
        "|' male",
        "emale",
        "Re male",
        "[X] emale [ ] Male",
        "[X] Kemale [ ] Male",
        "[X] Male",
        "[X] Male [ ]",
        "Male [X",
        "F" + " " * 40 + "M",
        "fMale",
        "Female [X] Male",
        "Female  [X] Male",
        "Female [X]  Male",
        "[X] Female [X] Male",
        "[ ] M [ ] F",
        "[ ] Male",
        "M / F",
        "X",
    ],
)
def test_the_sex_is_in_doubt_where_something_was_lost_beside_it(text: str) -> None:
    read = sex(text)

    assert read.value is None or read.doubt


@pytest.mark.parametrize("text", ["[ ] Urgent [X] Within two weeks", "not seen"])
def test_a_priority_whose_box_is_empty_is_not_meant(text: str) -> None:
    assert priority(text).value is None


def test_what_is_not_urgent_is_routine() -> None:
    assert priority("not urgent").value == "routine"


def test_a_cross_is_not_given_to_the_word_before_it_where_an_empty_box_is_hard_to_read() -> None:
    read = scanned("Sex: [] M [X] F", "Sex: { ] M {X] F", "Sex: | | M [X] F", sureness=0.7)

    assert (read.value, read.doubt) == ("female", None)


def test_marks_beside_a_plain_word_are_specks() -> None:
    read = scanned("Sex: Male |", "Sex: Male", "Sex: Male ]", sureness=0.7)

    assert (read.value, read.doubt) == ("male", None)


def test_a_colon_read_as_a_semicolon_ends_the_label_of_the_sex() -> None:
    read = scanned("Sex (M/F); M", "Sex (M/F); M", "Sex (M/F): M")

    assert (read.value, read.doubt) == ("male", None)


def test_no_two_readings_outvote_one_that_found_the_sex_unclear() -> None:
    read = scanned("Sex: male", "Sex: male", "Sex: emale")

    assert not read.is_sure
