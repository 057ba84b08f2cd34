"""What a process shows is said in sentences that need no knowledge of charts."""

from datetime import date, timedelta

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.figure import Point, RunChart
from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.variation import Variation
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_rules import Rule, Side, Signal
from faxflow.views.chart_summary import summary_of
from faxflow.views.process_words import (
    Each,
    assurance_name,
    assurance_sentence,
    each_of,
    reading_of,
    signal_words,
    variation_name,
    variation_sentence,
)

MEASURE = Measure("wait", "Wait", Unit.HOURS, Better.LOWER, "hours")


def chart(values: list[float | None], target: float | None = None, step: int = 7) -> RunChart:
    points = [
        Point(date(2026, 6, 1) + timedelta(days=step * at), value, 9)
        for at, value in enumerate(values)
    ]
    return RunChart(MEASURE, points, xmr(values), target=target)


def test_ordinary_variation_and_a_target_between_the_limits_are_said_in_words() -> None:
    assert reading_of(chart([4.0, 6.0] * 10, target=7.0)) == [
        "Nothing but ordinary variation.",
        "The target will be met some weeks and missed others unless something changes.",
    ]


def test_days_are_called_days() -> None:
    daily = chart([4.0, 6.0] * 10, target=7.0, step=1)

    assert each_of(daily) is Each.DAY
    assert "met some days" in reading_of(daily)[1]


def test_few_points_and_provisional_limits_are_told() -> None:
    assert reading_of(chart([4.0])) == [
        "Too few weeks to tell ordinary variation from a change: 13 are needed."
    ]
    assert "The limits are provisional: they rest on 14 weeks." in reading_of(chart([4.0, 6.0] * 7))


def test_every_meaning_has_a_sentence_and_a_name() -> None:
    said = {variation_sentence(one) for one in Variation}

    assert len(said) == len({variation_name(one) for one in Variation}) == len(Variation)
    assert all(assurance_sentence(one) for one in Assurance if one is not Assurance.NONE)
    assert assurance_sentence(Assurance.NONE) == assurance_name(Assurance.NONE) == ""


def test_every_rule_says_why_a_point_stands_out() -> None:
    said = {signal_words([Signal(rule, side)]) for rule in Rule for side in Side}

    assert len(said) == len(Rule) * len(Side)
    assert signal_words([]) == ""


def test_a_chart_is_told_to_those_who_do_not_see_it() -> None:
    told = summary_of(chart([4.0, None, *[6.0, 4.0] * 10, 13.0], target=7.0))

    assert told.startswith("22 weeks measured, from 4 h (Jun 1, 2026) to 13 h")
    assert "1 week without a measurement." in told
    assert "1 point beyond ordinary variation." in told
    assert "Target 7 h." in told
    assert "Worse than ordinary variation explains: it has gone up." in told


def test_one_week_and_none_are_told_too() -> None:
    assert summary_of(chart([])) == "Nothing was measured."
    assert summary_of(chart([4.0])).startswith("1 week measured: 4 h (Jun 1, 2026).")
