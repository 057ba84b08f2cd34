"""A font that draws nothing but a check box's sign is not missed where another draws the sign."""

import pytest

from adapters.letters.survey_making import paragraph, reading_of
from faxflow.adapters.letters.checking.font_cover import FontCover
from faxflow.adapters.letters.survey.font_fit import fitted, font_findings
from faxflow.adapters.letters.survey.signs import families_of_signs
from faxflow.domain.letter_survey import Severity

GOTHIC = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>'
BOXES = FontCover(frozenset({0x2610, 0x2612}))
STATES = (
    '<w14:checkbox><w14:checkedState w14:val="{}" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def box(text: str, checked: str = "2612") -> str:
    states = STATES.format(checked)
    held = paragraph(text, GOTHIC)
    return f"<w:sdt><w:sdtPr>{states}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("body", [box("☐"), box("☐") + paragraph("plain"), paragraph("☐", GOTHIC)])
def test_a_family_of_check_boxes_only_is_one_of_signs(body: str) -> None:
    assert families_of_signs(reading_of(body), BOXES) == {"MS Gothic"}


@pytest.mark.parametrize(
    ("body", "cover"),
    [
        (box("☐") + paragraph("words", GOTHIC), BOXES),
        (box("☐", "2611"), BOXES),
        (box("☐"), FontCover(frozenset({0x2610}))),
        (box("☐"), None),
        (paragraph("5 ☐", GOTHIC), BOXES),
        (box("x", "no number"), BOXES),
    ],
)
def test_a_family_of_words_or_of_signs_that_nothing_draws_is_none(
    body: str, cover: FontCover | None
) -> None:
    assert families_of_signs(reading_of(body), cover) == frozenset()


def test_a_family_of_signs_is_a_note() -> None:
    fonts = fitted({"MS Gothic": 1}, {"MS Gothic": "DejaVuSans"}, drawn=True)

    [found] = font_findings(fonts, "libreoffice", frozenset({"MS Gothic"}))

    assert found.severity is Severity.NOTE
    assert found.what == (
        "MS Gothic is not installed; only signs as of check boxes ask for it, and another font"
        " draws them"
    )
