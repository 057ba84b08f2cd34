"""Bars and histograms begin at zero; marks and sparklines say what they show."""

from itertools import product

import pytest
from charted import overlapping, reaching_out, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.figure import Bin, Distribution
from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.variation import Variation
from faxflow.views.charts.bars import Bar, bar_chart
from faxflow.views.charts.distribution import histogram
from faxflow.views.charts.marks import assurance_mark, variation_mark
from faxflow.views.charts.shapes import NARROW, WIDE, Box, Path, Size
from faxflow.views.charts.sparkline import spark_words, sparkline

CYCLE = Measure("cycle", "Received until scheduled", Unit.HOURS, Better.LOWER, "hours")


def spread(counts: list[int], median: float | None, ninetieth: float | None) -> Distribution:
    """Bins of eight hours, the last one open."""
    last = len(counts) - 1
    bins = [Bin(8 * at, None if at == last else 8 * at + 8, one) for at, one in enumerate(counts)]
    return Distribution(CYCLE, bins, median, ninetieth, sum(counts))


def test_bars_are_as_long_as_their_values_from_zero() -> None:
    picture = bar_chart("Why", [Bar("busy", 40), Bar("no answer", 10), Bar("other", 0)], Unit.COUNT)

    lengths = [shape.width for shape in picture.shapes if isinstance(shape, Box)]
    assert lengths == pytest.approx([lengths[0], lengths[0] / 4, 0])
    assert {"busy", "40", "10", "0"} <= set(texts(picture))


def test_a_bar_without_a_value_is_not_shown_as_zero() -> None:
    picture = bar_chart("Why", [Bar("busy", None), Bar("other", 2)], Unit.COUNT)

    assert "–" in texts(picture)
    assert "busy: –" in picture.description


def test_bars_that_were_left_out_are_told() -> None:
    assert "3 smaller ones are not shown." in texts(
        bar_chart("Why", [Bar("busy", 2)], Unit.COUNT, more=3)
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(Bar, st.text("abc defghij", max_size=80), st.none() | st.floats(0, 1e7)),
        max_size=12,
    ),
    st.sampled_from([WIDE.width, NARROW.width]),
)
def test_texts_of_bars_do_not_overlap(bars: list[Bar], width: float) -> None:
    picture = bar_chart("Why faxes fail", bars, Unit.HOURS, width=width)

    assert overlapping(picture) == []
    assert reaching_out(picture) == []


def test_columns_are_as_high_as_their_counts() -> None:
    picture = histogram(spread([10, 40, 20], 11, 19))

    heights = [shape.height for shape in picture.shapes if isinstance(shape, Box)]
    assert heights == pytest.approx([heights[1] / 4, heights[1], heights[1] / 2])


def test_the_median_and_the_ninetieth_stand_where_their_bins_say() -> None:
    picture = histogram(spread([10, 10, 10, 10], 12, 22))

    columns = [shape for shape in picture.shapes if isinstance(shape, Box)]
    flags = [
        shape.places[0][0]
        for shape in picture.shapes
        if isinstance(shape, Path)
        and shape.places[0][0] == shape.places[1][0]
        and shape.places[1][1] < columns[0].y
    ][-2:]
    middle = [column.x + column.width / 2 for column in columns]
    assert flags[0] == pytest.approx(middle[1])
    assert flags[1] == pytest.approx(columns[2].x + 0.75 * (columns[2].width + 2) - 1)
    assert {"Half within 12 h", "9 of 10 within 22 h"} <= set(texts(picture))


def test_the_open_bin_says_and_more() -> None:
    assert "24 h and more" in texts(histogram(spread([10, 10, 10, 10], 12, 22)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 90_000), min_size=1, max_size=40),
    st.floats(0, 400),
    st.floats(0, 400),
    st.sampled_from([WIDE, NARROW, Size(500, 170)]),
)
def test_texts_of_histograms_do_not_overlap(
    counts: list[int], median: float, ninetieth: float, size: Size
) -> None:
    picture = histogram(spread(counts, median, ninetieth), size)

    assert overlapping(picture) == []
    assert reaching_out(picture) == []


def test_a_histogram_of_nothing_says_so() -> None:
    picture = histogram(Distribution(CYCLE, (), None, None, 0))

    assert "Nothing was measured in this time." in texts(picture)


def test_every_mark_has_its_own_form_and_words() -> None:
    variations = [variation_mark(one) for one in Variation]
    assurances = [assurance_mark(one) for one in Assurance if one is not Assurance.NONE]
    pictures = [one for one in (*variations, *assurances) if one]

    drawn = [tuple(str(shape) for shape in one.shapes) for one in pictures]
    assert len(set(drawn)) == len(pictures) == 11
    assert all(one.title and one.description for one in pictures)
    assert assurance_mark(Assurance.NONE) is None


@pytest.mark.parametrize(
    ("values", "unit", "line"),
    [
        ([], Unit.COUNT, ""),
        ([None, None], Unit.COUNT, "  "),
        ([0, 7, None, 14], Unit.COUNT, "▁▅ █"),
        ([7, 7, 7], Unit.COUNT, "███"),
        ([0, 0], Unit.COUNT, "▁▁"),
        ([0.93, 0.97, 1.0], Unit.SHARE, "▁▅█"),
        ([1.0, 1.0], Unit.SHARE, "▅▅"),
        ([0.0, 0.5, 1.0], Unit.SHARE, "▁▅█"),
    ],
)
def test_a_sparkline_stands_on_zero_but_for_high_shares(
    values: list[float | None], unit: Unit, line: str
) -> None:
    assert sparkline(values, unit) == line


def test_a_sparkline_has_a_sign_for_each_value() -> None:
    for unit, values in product(Unit, ([4.0, None, 2.0], [3.0], [1.0, 1.0, 1.5, None])):
        assert len(sparkline(values, unit)) == len(values)


def test_a_sparkline_in_words_says_its_course() -> None:
    words = spark_words([0.93, None, 0.91, 1.0], Unit.SHARE)

    assert words == "from 93 % to 100 %, lowest 91 %, highest 100 %, 1 not measured"
