"""Pictures are looked at as a fax machine sees them."""

import pytest

from adapters.letters.survey_making import drawing, picture, reading_of
from faxflow.adapters.letters.survey.pictures import look_at, picture_findings
from faxflow.domain.letter_survey import Finding, Severity

LINK = [("rId1", "image", "media/logo.png")]


def findings_of(content: bytes, effect: str = "") -> list[Finding]:
    body = drawing('r:embed="rId1"', effect=effect)
    reading = reading_of(body, relations=LINK, media={"word/media/logo.png": content})
    return picture_findings(reading)


def test_a_pale_colour_logo_is_a_warning_with_the_ink_that_it_loses() -> None:
    [found] = findings_of(picture(["#F7A600", "#7FC8E8", "#000000"]))

    assert found.severity is Severity.WARNING
    assert "is coloured and pale: a fax loses 6" in found.what
    assert found.where == "body: “Logo”"


def test_dark_colours_that_become_one_black_are_a_warning() -> None:
    [found] = findings_of(picture(["#C00000", "#0000A0"]))

    assert found.what == "the picture logo.png is coloured: its dark colours become one black"


def test_one_dark_colour_is_a_note() -> None:
    [found] = findings_of(picture(["#0B2A66"]))

    assert found.severity is Severity.NOTE


def test_black_on_white_is_not_worth_a_word() -> None:
    assert findings_of(picture(["#000000"])) == []


def test_a_black_picture_that_is_washed_out_is_a_warning() -> None:
    [found] = findings_of(picture(["#000000"]), effect='<a:lum bright="70000"/>')

    assert found.what == "the picture logo.png is washed out; a fax may lose it"


def test_what_is_transparent_counts_as_paper() -> None:
    clear = picture(["#00000010"], mode="RGBA")

    look = look_at(clear)

    assert look is not None
    assert look.lost > 0.9


def test_a_picture_of_lines_is_a_note() -> None:
    [found] = findings_of(b"\x01\x00\x00\x00 EMF")

    assert found.severity is Severity.NOTE
    assert "was not looked at" in found.what


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n cut"])
def test_a_broken_picture_is_none(content: bytes) -> None:
    assert look_at(content) is None
