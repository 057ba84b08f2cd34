"""The figures of faxes are what one reckons by hand from the counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from faxflow.domain.delivery import State
from faxflow.domain.statistics.destinations import Destinations, worst
from faxflow.domain.statistics.fax_columns import (
    ConfirmedTries,
    DeliveredCount,
    Evidence,
    FaxCount,
    ReportRows,
    TryCount,
)
from faxflow.domain.statistics.faxes import FaxColumns, fax_sections
from faxflow.domain.statistics.figure import Breakdown, Figure, RunChart, Section
from faxflow.domain.statistics.period import Period, whole_weeks
from faxflow.domain.statistics.targets import with_targets
from making import MORNING

PERIOD = Period(date(2026, 11, 16), date(2026, 11, 22))
CHARTED = whole_weeks(date(2026, 11, 23), 4)
TUESDAY = date(2026, 11, 17)
EARLIER = TUESDAY - timedelta(weeks=2)
VERDICT = Evidence.VERDICT


def delivered(day: date, tries: int, faxes: int, by: Evidence = VERDICT) -> FaxCount:
    return FaxCount(day, State.DELIVERED, by, None, tries, faxes)


def other(state: State, faxes: int, reason: str | None = None) -> FaxCount:
    return FaxCount(TUESDAY, state, None, reason, 0, faxes)


COLUMNS = FaxColumns(
    counts=(
        delivered(TUESDAY, 1, 60),
        delivered(TUESDAY, 0, 2),
        delivered(TUESDAY, 3, 10),
        delivered(TUESDAY, 1, 8, Evidence.SILENCE),
        other(State.FAILED, 12, "busy"),
        other(State.FAILED, 3),
        other(State.IN_DOUBT, 4),
        other(State.HELD, 1),
        other(State.CANCELLED, 20),
        delivered(EARLIER, 1, 5),
        delivered(EARLIER, 2, 5),
    ),
    confirmed=(
        ConfirmedTries(TUESDAY, "acme", [30.0, 10.0]),
        ConfirmedTries(TUESDAY, "other", [20.0]),
        ConfirmedTries(EARLIER, "acme", [99.0]),
    ),
    rows=(
        ReportRows(TUESDAY, own=False, fetched_at=MORNING, read=120, rejected=6),
        ReportRows(TUESDAY, own=True, fetched_at=MORNING, read=1, rejected=0),
    ),
    failed_for=(TryCount("busy", 0, 30), TryCount("", 0, 2)),
    destinations=Destinations((TryCount("N-1", 1, 3),), TryCount("all", 80, 32), 4),
    by_gateway=(TryCount("acme", 60, 20), TryCount("other", 20, 12)),
    delivered_by=(DeliveredCount("acme", 1, 50), DeliveredCount("acme", 3, 10)),
)


@pytest.fixture
def sections() -> dict[str, Section]:
    return {one.key: one for one in fax_sections(COLUMNS, PERIOD, CHARTED)}


def figures(section: Section) -> dict[str, Figure]:
    return {one.measure.key: one for one in section.figures}


def chart(section: Section, key: str) -> RunChart:
    return next(one for one in section.charts if one.measure.key == key)


def lines(table: Breakdown) -> dict[str, tuple[float | None, ...]]:
    every = [*table.rows, *([table.total] if table.total else [])]
    return {one.label: tuple(one.values) for one in every}


def test_counts_and_shares_are_of_the_period_alone(sections: dict[str, Section]) -> None:
    found = figures(sections["faxes"])

    assert (found["fax-made"].value, found["fax-in-doubt"].value) == (120, 4)
    assert found["fax-held"].value == 1
    assert found["fax-failed-share"].value == 15 / 100
    assert found["fax-failed-share"].basis == 100


def test_cancelled_faxes_count_for_and_against_nothing(sections: dict[str, Section]) -> None:
    found = figures(sections["faxes"])["fax-delivered-share"]

    assert (found.value, found.basis) == (0.8, 100)


def test_a_delivery_of_which_no_hand_over_is_known_counts_as_a_first_try(
    sections: dict[str, Section],
) -> None:
    found = figures(sections["faxes"])

    assert found["fax-first-try"].value == 70 / 80
    assert found["fax-attempts-per-delivery"].value == (70 + 30) / 80


def test_confirmation_is_timed_over_all_gateways(sections: dict[str, Section]) -> None:
    found = figures(sections["faxes"])

    assert (found["fax-confirm-median"].value, found["fax-confirm-median"].basis) == (20, 3)
    assert found["fax-confirm-p90"].value == pytest.approx(28)


def test_rejected_rows_are_a_share_of_those_read(sections: dict[str, Section]) -> None:
    found = figures(sections["faxes"])["fax-rejected-share"]

    assert (found.value, found.basis) == (6 / 121, 121)


def test_what_rests_on_no_result_is_said(sections: dict[str, Section]) -> None:
    (remark,) = sections["faxes"].remarks

    assert remark == (
        "8 deliveries rest on the gateway's silence or the recipient's word;"
        " the time to confirmation leaves them out."
    )
    assert lines(sections["faxes"].breakdowns[0]) == {
        "verdict": (72, 0.9),
        "silence": (8, 0.1),
        "all": (80, 1.0),
    }


def test_a_chart_has_a_point_for_every_week_from_the_first_with_faxes(
    sections: dict[str, Section],
) -> None:
    first_try = chart(sections["faxes"], "fax-first-try")
    made = chart(sections["faxes"], "fax-made")

    assert [one.day for one in made.points] == [date(2026, 11, n) for n in (2, 9, 16)]
    assert [one.value for one in made.points] == [10, 0, 120]
    assert [one.value for one in first_try.points] == [0.5, None, 70 / 80]
    assert [one.value for one in chart(sections["faxes"], "fax-confirm-median").points] == [
        *(99, None, 20)
    ]


def test_failures_stand_by_reason_with_the_faxes_that_they_ended(
    sections: dict[str, Section],
) -> None:
    assert lines(sections["fax-failures"].breakdowns[0]) == {
        "busy": (30, 30 / 32, 12),
        "no reason told": (2, 2 / 32, 3),
        "all": (32, 1.0, 15),
    }


def test_destinations_have_a_command_that_shows_more(sections: dict[str, Section]) -> None:
    (table,) = sections["fax-destinations"].breakdowns

    assert lines(table) == {"N-1": (4, 3, 0.75), "all": (112, 32, 32 / 112)}
    assert (table.rows[0].command, table.more) == ("faxflow number show N-1", 4)


def test_gateways_stand_side_by_side(sections: dict[str, Section]) -> None:
    assert lines(sections["fax-gateways"].breakdowns[0]) == {
        "acme": (80, 0.75, 50 / 60, 20, 28),
        "other": (32, 20 / 32, None, 20, 20),
        "all": (112, 80 / 112, 50 / 60, 20, 28),
    }


def test_nothing_at_all_has_no_shares(sections: dict[str, Section]) -> None:
    nothing = FaxColumns((), (), (), (), Destinations((), TryCount("all", 0, 0), 0), (), ())

    bare = {one.key: one for one in fax_sections(nothing, PERIOD, CHARTED)}

    assert figures(bare["faxes"])["fax-first-try"].value is None
    assert figures(bare["faxes"])["fax-made"].value == 0
    assert all(not one.points for one in bare["faxes"].charts)
    assert bare.keys() == sections.keys()


def test_the_worst_numbers_come_first_and_those_without_a_failure_never() -> None:
    every = [
        *(TryCount("a", 9, 1), TryCount("b", 0, 2), TryCount("c", 7, 0)),
        *(TryCount("d", 3, 2), TryCount("e", 1, 1)),
    ]

    found = worst(every, 3)

    assert [one.label for one in found.rows] == ["b", "d", "e"]
    assert (found.more, found.total) == (1, TryCount("all", 20, 6))


def test_targets_stand_with_their_measures_everywhere(sections: dict[str, Section]) -> None:
    aimed = with_targets(sections.values(), {"fax-first-try": 0.95})

    faxes, gateways = aimed[0], aimed[-1]
    assert figures(faxes)["fax-first-try"].measure.target == 0.95
    assert chart(faxes, "fax-first-try").target == 0.95
    assert gateways.breakdowns[0].measures[2].target == 0.95
    assert figures(faxes)["fax-made"] == figures(sections["faxes"])["fax-made"]


def test_figures_do_not_hang_on_the_order_of_the_counts() -> None:
    backwards = replace(
        COLUMNS, counts=COLUMNS.counts[::-1], confirmed=tuple(reversed(COLUMNS.confirmed))
    )

    assert fax_sections(backwards, PERIOD, CHARTED)[0] == fax_sections(COLUMNS, PERIOD, CHARTED)[0]
