"""A run chart shows every point where it belongs, from zero, with labels that can be read."""

from itertools import pairwise

import pytest
from charted import charted, marks, overlapping, reaching_out, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.statistics.measure import Better, Unit
from faxflow.views.charts.inks import DATA, LIMIT
from faxflow.views.charts.run_chart import run_chart
from faxflow.views.charts.shapes import NARROW, WIDE, Anchor, Form, Path, Picture, Size, Text

RISING = [float(value) for value in range(1, 21)]
WAVE = [4.0, 6.0] * 10


def tick_heights(picture: Picture, ending: str) -> dict[float, float]:
    """The y of each tick of the upright axis, by the value that its label says."""
    labels = [one for one in picture.shapes if isinstance(one, Text) and one.anchor is Anchor.END]
    return {
        float(one.words.removesuffix(ending).replace(",", "")): one.y - one.size * 0.35
        for one in labels
    }


def test_every_point_stands_at_the_height_that_the_ticks_say() -> None:
    picture = run_chart(charted(RISING))

    ticks = tick_heights(picture, " h")
    (low, foot), (high, top) = min(ticks.items()), max(ticks.items())
    read = [low + (foot - mark.y) / (foot - top) * (high - low) for mark in marks(picture)]
    assert sorted(read) == pytest.approx(RISING, abs=1e-6)


def test_points_a_week_apart_stand_as_far_apart_each() -> None:
    picture = run_chart(charted(WAVE))

    across = sorted(mark.x for mark in marks(picture))
    steps = [later - former for former, later in pairwise(across)]
    assert steps == pytest.approx([steps[0]] * 19)


@pytest.mark.parametrize("unit", [Unit.HOURS, Unit.MINUTES, Unit.DAYS, Unit.COUNT, Unit.RATIO])
def test_counts_and_durations_begin_at_zero(unit: Unit) -> None:
    picture = run_chart(charted([500.0, 501.0] * 10, unit))

    ticks = [words for words in texts(picture) if words.split()[0] in {"0", "0.0", "0.00"}]
    assert ticks


def test_a_share_that_is_shown_from_further_up_says_so() -> None:
    high = run_chart(charted([0.93, 0.95] * 10, Unit.SHARE, Better.HIGHER))
    low = run_chart(charted([0.3, 0.4] * 10, Unit.SHARE, Better.HIGHER))

    assert "The upright axis begins at 85 %, not at zero." in texts(high)
    assert "not at zero" not in " ".join(texts(low))
    assert "0 %" in texts(low)


def test_levels_are_labelled_with_their_values() -> None:
    picture = run_chart(charted(WAVE, target=8.0, baseline=12.0))

    assert {
        "Mean 5 h",
        "Upper limit 10.3 h",
        "Lower limit 0 h",
        "Target 8 h",
        "Before 12 h",
    } <= set(texts(picture))


def test_what_stands_out_differs_in_form_and_the_legend_says_what_it_means() -> None:
    values = [5.0, 6.0] * 10 + [30.0]

    worse = run_chart(charted(values, better=Better.LOWER))
    better = run_chart(charted(values, better=Better.HIGHER))
    changed = run_chart(charted(values, better=Better.NEITHER))

    assert [marks(one)[-1].form for one in (worse, better, changed)] == [
        Form.SQUARE,
        Form.DIAMOND,
        Form.TRIANGLE,
    ]
    assert "worse than ordinary" in texts(worse)
    assert "better than ordinary" in texts(better)


def test_without_anything_that_stands_out_there_is_no_legend() -> None:
    assert "ordinary variation" not in texts(run_chart(charted(WAVE)))


def test_the_line_is_broken_where_nothing_was_measured() -> None:
    picture = run_chart(charted([*WAVE[:6], None, None, *WAVE[6:]]))

    lines = [one for one in picture.shapes if isinstance(one, Path) and one.stroke is DATA]
    assert [len(line.places) for line in lines] == [6, 14]
    assert len(marks(picture)) == 20
    assert "2 weeks without a measurement." in picture.description


def test_few_points_have_no_limits_and_a_note() -> None:
    picture = run_chart(charted(WAVE[:7]))

    assert not [one for one in picture.shapes if isinstance(one, Path) and one.stroke is LIMIT]
    assert "13 are needed" in " ".join(texts(picture))


def test_provisional_limits_are_called_so() -> None:
    assert "The limits are provisional: they rest on 15 weeks." in texts(
        run_chart(charted(WAVE[:15]))
    )


@pytest.mark.parametrize("values", [[], [None] * 13])
def test_nothing_measured_is_said_and_not_drawn_as_zero(values: list[float | None]) -> None:
    picture = run_chart(charted(values))

    assert "Nothing was measured in this time." in texts(picture)
    assert marks(picture) == []


def test_a_page_with_a_heading_of_its_own_leaves_out_the_chart_s() -> None:
    picture = run_chart(charted(WAVE), headed=False)

    assert "Time until scheduled, by week" not in texts(picture)
    assert picture.title == "Time until scheduled, by week"


shares = st.floats(0, 1)
amounts = st.one_of(st.floats(0, 3), st.floats(0, 1e5), st.integers(0, 40).map(float), st.just(7.0))


@settings(max_examples=100, deadline=None)
@given(
    st.data(),
    st.sampled_from(list(Unit)),
    st.sampled_from(list(Better)),
    st.sampled_from([WIDE, NARROW, Size(500, 180)]),
)
def test_no_text_lies_on_another_and_nothing_reaches_beyond_the_edge(
    data: st.DataObject, unit: Unit, better: Better, size: Size
) -> None:
    kinds = {Unit.SHARE: shares, Unit.POINTS: st.floats(1, 5), Unit.CLOCK: st.floats(0, 1439)}
    one = kinds.get(unit, amounts)
    values = data.draw(st.lists(st.one_of(one, one, one, st.none()), max_size=53))
    line = st.one_of(st.none(), one)
    chart = charted(values, unit, better, target=data.draw(line), baseline=data.draw(line))

    picture = run_chart(chart, size)

    assert overlapping(picture) == []
    assert reaching_out(picture) == []
