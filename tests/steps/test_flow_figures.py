"""What comes in, goes on, lies, goes back and comes twice is counted as each formula says."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.period import Period
from few_referrals import FewReferrals, at

S = Stage
TWO_WEEKS = Period(date(2026, 11, 2), date(2026, 11, 15))


@pytest.fixture
def few(tmp_path: Path) -> FewReferrals:
    return FewReferrals(tmp_path)


def test_an_empty_store_has_nothing_measured_and_no_charts(few: FewReferrals) -> None:
    found = few.scorecard()

    of_referrals = found.sections[:10]
    assert [one.key for one in of_referrals] == [
        *("aging", "stages", "cycle", "first-touch", "throughput"),
        *("rework", "duplicates", "closed-loop", "experience", "touch-time"),
    ]
    assert all(not figure.value for one in of_referrals for figure in one.figures)
    assert all(not one.charts for one in of_referrals)


def test_one_referral_is_one_of_one(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED))

    assert few.value("received-per-week") == pytest.approx(1)
    assert few.value("open-without-visit") == 1
    assert few.value("rework-rate") is None


def test_a_number_per_week_is_by_the_weeks_since_the_first_referral(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED))
    few.add("11-10 09:00", ("11-10 09:00", S.INTAKE_RECEIVED))

    found = few.figure("received-per-week", period=TWO_WEEKS)

    assert (found.value, found.basis) == (2, 2)


def test_a_week_without_a_referral_is_a_nought_and_one_before_the_first_no_point(
    few: FewReferrals,
) -> None:
    few.add("10-23 09:00", ("10-23 09:00", S.INTAKE_RECEIVED))
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED))

    points = few.chart("received-per-week").points

    assert [one.day for one in points] == [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)]
    assert [one.value for one in points] == [0, 0, 1]


def test_the_channels_add_up(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED), ("11-10 09:00", S.SCHEDULED))
    few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY), ("11-10 09:00", S.CLOSED))
    few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY), channel="portal")

    table = few.table("channels")

    rows = {one.label: tuple(one.values) for one in table.rows}
    assert rows == {"fax": (2, 1, 0, 1, 1), "portal": (1, 0, 0, 0, 1)}
    assert table.total
    assert tuple(table.total.values) == (3, 1, 0, 1, 2)


def test_what_was_closed_twice_counts_twice_and_was_reopened_once(few: FewReferrals) -> None:
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.ELIGIBILITY),
        ("11-10 09:00", S.CLOSED),
        ("11-11 09:00", S.ELIGIBILITY),
        ("11-12 09:00", S.CLOSED),
    )
    few.change_stay(1, S.CLOSED, reason="patient-declined")

    assert few.figure("closed-per-week").basis == 2
    assert few.value("reopened") == 1
    assert few.row("closing-reasons", "patient-declined") == (2, 1)


def test_one_of_three_moves_went_back(few: FewReferrals) -> None:
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.INTAKE_RECEIVED),
        ("11-09 10:00", S.ELIGIBILITY),
        ("11-10 09:00", S.DOCUMENTATION),
        ("11-11 09:00", S.ELIGIBILITY),
    )
    with few.stocked.store.write() as tx:
        tx.execute(
            "UPDATE stage_history SET rework = 1, reason = 'coverage-changed'"
            " WHERE came_from = 'documentation'"
        )

    found = few.figure("rework-rate")

    assert (found.value, found.basis) == (pytest.approx(1 / 3), 3)
    assert few.row("rework", "coverage-changed") == (1, 1)


def test_what_lies_is_counted_by_age_and_names_the_oldest(few: FewReferrals) -> None:
    few.add("11-16 09:00", ("11-16 09:00", S.ELIGIBILITY))  # seven days less a moment: not over
    few.add("11-15 08:00", ("11-16 09:00", S.ELIGIBILITY), due_at=at("11-20 09:00"))
    few.add("10-01 08:00", ("10-01 09:00", S.INTAKE_RECEIVED), ("10-02 09:00", S.SCHEDULED))
    now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # nine o'clock in Chicago

    found = few.scorecard(now=now)

    figures = {one.measure.key: one.value for one in found.figures()}
    assert figures["open-without-visit"] == 2
    assert figures["open-over-7-days"] == 1
    assert figures["open-over-14-days"] == 0
    assert figures["referrals-overdue"] == 1
    assert figures["oldest-open"] == pytest.approx(8 + 1 / 24)
    [row] = [one for one in few.table("aging").rows if one.label == "eligibility"]
    assert row.command == "faxflow referral show RF-000002"
    assert few.row("aging", "scheduled")[:4] == (1, 1, 1, 1)
    assert [one.label for one in few.table("oldest").rows] == [
        "RF-000002, eligibility",
        "RF-000001, eligibility",
    ]


def test_pairs_count_by_how_their_question_stands(few: FewReferrals) -> None:
    states = [
        *(("patient", "linked", None), ("patient", "linked", "mara")),
        *(("patient", "distinct", "mara"), ("referral", "open", None)),
    ]
    for number, (kind, state, by) in enumerate(states, 2):
        few.put(
            "possible_duplicates",
            kind=kind,
            one_id=number,
            other_id=1,
            grade="probable",
            score=9.0,
            reasons="[]",
            state=state,
            found_at=at("11-10 09:00"),
            decided_by=by,
        )

    assert few.row("duplicates", "patients") == (3, 1, 1, 1, 0, 0)
    assert few.row("duplicates", "referrals") == (1, 0, 0, 0, 0, 1)
    assert (few.value("duplicates-confirmed"), few.value("duplicates-found")) == (0.5, 4)
    assert few.value("duplicates-waiting") == 1
    assert few.value("duplicates-waiting", period=Period(date(2026, 3, 2), date(2026, 3, 8))) == 1


def test_an_office_is_answered_when_the_newest_answer_was_delivered(few: FewReferrals) -> None:
    few.add(
        "11-02 09:00",
        ("11-02 09:00", S.SCHEDULED),
        ("11-10 09:00", S.COMPLETED),
        loop_closed_at=at("11-12 09:00"),
    )
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED), ("11-10 09:00", S.COMPLETED))
    few.add(
        "11-02 09:00",
        ("11-02 09:00", S.ELIGIBILITY),
        ("11-10 09:00", S.CLOSED),
        closed_for="duplicate",
    )
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED), loop_closed_at=at("11-12 09:00"))

    share, days = few.figure("loop-closed"), few.figure("loop-days-median")

    assert (share.value, share.basis) == (0.5, 2)
    assert (days.value, days.basis) == (10, 2)


def test_calls_count_to_the_stage_that_the_referral_was_in(few: FewReferrals) -> None:
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.INTAKE_RECEIVED),
        ("11-10 09:00", S.ELIGIBILITY),
    )
    for moment, caller in (
        ("11-10 08:59", "patient"),
        ("11-10 09:00", "referring-office"),
        ("11-12 09:00", "family"),
        ("11-16 00:00", "payer"),
    ):
        few.put("status_calls", referral_id=1, at=at(moment), actor="mara", caller=caller)

    assert few.row("status-calls", "intake-received") == (1, 1, 0, 0)
    assert few.row("status-calls", "eligibility") == (2, 1, 1, 0)
    assert few.value("office-follow-ups") == 1
    assert few.value("status-calls-per-referral") == 3


def test_a_missed_visit_is_one_of_those_whose_outcome_is_noted(few: FewReferrals) -> None:
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED), ("11-10 09:00", S.NO_SHOW))
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED), ("11-10 09:00", S.COMPLETED))
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED))

    found = few.figure("no-show-share")

    assert (found.value, found.basis) == (0.5, 2)


def test_scores_are_of_those_who_gave_one(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED))
    for score, who in ((5, "patient"), (2, "patient"), (None, "patient"), (4, "referring-office")):
        few.put(
            "referral_notes",
            referral_id=1,
            at=at("11-10 09:00"),
            actor="mara",
            kind="satisfaction",
            said_by=who,
            score=score,
            text="Quill Vandersloot was kind",
        )

    found = few.scorecard()

    assert few.row("satisfaction", "patient") == (3, 2, 3.5)
    assert few.figure("satisfaction-mean").value == pytest.approx(11 / 3)
    assert "Vandersloot" not in repr(found)
