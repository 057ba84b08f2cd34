"""A figure is compared with what it was only where two periods can be compared by it."""

from datetime import UTC, date, datetime

import pytest

from faxflow.domain.statistics.baselines import captured, comparable, with_baselines
from faxflow.domain.statistics.catalogue import every_measure
from faxflow.domain.statistics.figure import Baseline, Figure, RunChart, Scorecard, Section
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.xmr import xmr

MEASURES = every_measure([14])
PERIOD = Period(date(2026, 6, 1), date(2026, 8, 30))


def card(*figures: Figure) -> Scorecard:
    now = datetime(2026, 9, 1, tzinfo=UTC)
    return Scorecard("Hilltop", PERIOD, PERIOD, now, (Section("one", "One", figures),))


@pytest.mark.parametrize("key", ["sla-kept", "cycle-median", "received-per-week"])
def test_a_share_a_length_and_a_number_per_week_can_be_compared(key: str) -> None:
    assert comparable(MEASURES[key])


@pytest.mark.parametrize(
    "key",
    [*("rework-moves", "open-over-14-days", "oldest-open"), *("touch-total", "hours-saved-least")],
)
def test_a_count_a_sum_and_what_is_of_now_cannot(key: str) -> None:
    assert not comparable(MEASURES[key])


def test_what_was_measured_is_captured_with_its_days_and_what_it_rests_on() -> None:
    kept = MEASURES["sla-kept"]
    found = captured(
        card(Figure(kept, 0.9, 40), Figure(kept, None, 0, "eligibility"), Figure(kept, 0.8, 9, "x"))
    )

    assert found == {
        ("sla-kept", ""): Baseline(0.9, told=False, period=PERIOD, basis=40),
        ("sla-kept", "x"): Baseline(0.8, told=False, period=PERIOD, basis=9),
    }


def test_a_baseline_stands_beside_the_figure_of_its_part_and_its_chart() -> None:
    kept, told = MEASURES["sla-kept"], Baseline(0.6, told=True)
    chart = RunChart(kept, (), xmr([]))
    section = Section("one", "One", (Figure(kept, 0.9, 40), Figure(kept, 0.8, 9, "x")), (chart,))

    [found] = with_baselines([section], {("sla-kept", ""): told})

    assert [one.baseline for one in found.figures] == [told, None]
    assert found.charts[0].baseline == 0.6
