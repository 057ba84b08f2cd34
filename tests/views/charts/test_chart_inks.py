"""Colours can be told from white paper: text by 4.5 : 1, lines and marks by 3 : 1 (WCAG 2.2)."""

import pytest

from faxflow.views.charts import inks
from faxflow.views.charts.inks import Ink
from faxflow.views.charts.point_marks import CHANGED, CONCERNING, IMPROVING, ORDINARY

TEXT = [Ink.TEXT, Ink.SOFT_TEXT, Ink.TARGET, Ink.BASELINE, Ink.DATA]
DRAWN = [ink for ink in Ink if ink not in {Ink.GRID, Ink.PAPER}]


def luminance(ink: Ink) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: Ink) -> float:
    return 1.05 / (luminance(ink) + 0.05)


@pytest.mark.parametrize("ink", TEXT)
def test_text_stands_out_from_paper(ink: Ink) -> None:
    assert contrast(ink) >= 4.5


@pytest.mark.parametrize("ink", DRAWN)
def test_lines_and_marks_stand_out_from_paper(ink: Ink) -> None:
    assert contrast(ink) >= 3


def test_points_that_mean_something_else_have_another_form() -> None:
    looks = [ORDINARY, IMPROVING, CONCERNING, CHANGED]

    assert len({look.form for look in looks}) == len(looks)


def test_lines_that_mean_something_else_have_other_dashes() -> None:
    lines = [inks.MEAN, inks.LIMIT, inks.TARGET, inks.BASELINE]

    assert len({line.dash for line in lines}) == len(lines)
