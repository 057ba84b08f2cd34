"""A day at the referral desks is counted from one midnight of the practice to the next."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.referral_day import day_of_referrals
from faxflow.store.measures import referral_receipts, stays
from faxflow.store.measures.desk_days import desk_day
from faxflow.store.stamp import to_stamp
from few_referrals import CHICAGO, NOW, FewReferrals, at

S = Stage
DAY = Period(date(2026, 11, 10), date(2026, 11, 10))


@pytest.fixture
def few(tmp_path: Path) -> FewReferrals:
    return FewReferrals(tmp_path)


def section(few: FewReferrals) -> Section:
    with few.stocked.store.read() as tx:
        return day_of_referrals(desk_day(tx, DAY.hours(CHICAGO), NOW))


def figures(few: FewReferrals) -> dict[str, float]:
    """Those that are not nought."""
    found = section(few).figures
    return {one.measure.key: one.value for one in found if one.value}


def test_a_day_on_which_nothing_came_in_is_all_noughts(few: FewReferrals) -> None:
    found = section(few)

    assert (found.key, figures(few)) == ("referrals", {})


def test_the_day_has_what_came_between_its_midnights(few: FewReferrals) -> None:
    for received in ("11-09 23:59", "11-10 00:00", "11-10 23:59", "11-11 00:00"):
        few.add(received, ("11-11 09:00", S.NEEDS_INFO))

    assert figures(few) == {
        "referrals-received": 2,
        "referrals-incomplete": 2,
        "referrals-open": 4,
    }


def test_only_a_first_appointment_counts_as_scheduled(few: FewReferrals) -> None:
    again = ("11-09 09:00", S.SCHEDULED), ("11-09 12:00", S.NO_SHOW), ("11-10 12:00", S.SCHEDULED)
    few.add("11-02 09:00", *again)
    few.add("11-02 09:00", ("11-02 09:00", S.READY_TO_SCHEDULE), ("11-10 12:00", S.SCHEDULED))

    assert figures(few)["referrals-scheduled"] == 1


def test_ends_arrivals_and_alerts_count_on_their_day(few: FewReferrals) -> None:
    few.add("11-02 09:00", ("11-02 09:00", S.SCHEDULED), ("11-10 09:00", S.COMPLETED))
    few.add("11-02 09:00", ("11-02 09:00", S.ELIGIBILITY), ("11-10 09:00", S.CLOSED))
    few.add("11-02 09:00", ("11-02 09:00", S.ELIGIBILITY), due_at=at("11-20 09:00"))
    for outcome in ("known", "known", "task", "referral"):
        few.put(
            "arrivals",
            channel="fax",
            received_at=at("11-10 09:00"),
            read_at=at("11-11 09:00"),
            run_id=few.stocked.run.id,
            profile="",
            name="",
            sha256="",
            outcome=outcome,
            told="",
        )
    few.put("notices", id=1, message_id="m", subject="", body="", decided_at=at("11-10 09:00"))
    for round_, kind, notice in ((1, "reminder", 1), (1, "escalation", 1), (2, "reminder", None)):
        few.put(
            "referral_alerts",
            referral_id=3,
            round=round_,
            kind=kind,
            decided_at=at("11-10 09:00"),
            notice_id=notice,
        )

    assert figures(few) == {
        "known-again": 2,
        "arrivals-to-look-at": 1,
        "referrals-completed": 1,
        "referrals-closed": 1,
        "referrals-open": 1,
        "referrals-overdue": 1,
        "reminders": 1,
        "escalations": 1,
    }


def test_a_stay_is_due_for_no_longer_than_it_lasts(few: FewReferrals) -> None:
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.ELIGIBILITY),
        ("11-10 09:00", S.DOCUMENTATION),
        due_at=at("11-10 17:00"),
    )
    span = at("11-10 00:00"), at("11-11 00:00")

    with few.stocked.store.read() as tx:
        kept, late = stays.kept(tx, span), stays.late(tx, span, to_stamp(NOW))
        early = stays.late(tx, span, to_stamp(NOW - timedelta(days=30)))

    assert (kept, late, early) == ({S.ELIGIBILITY: 1}, {S.DOCUMENTATION: 1}, {})


def test_what_was_received_is_counted_by_channel_and_by_whether_it_was_a_request(
    few: FewReferrals,
) -> None:
    few.add("11-10 09:00", ("11-10 09:00", S.ELIGIBILITY))
    few.add("11-10 09:00", ("11-10 09:00", S.CLOSED), closed_for="not-a-referral")
    few.add(
        "11-10 09:00", ("11-10 09:00", S.CLOSED), closed_for="patient-declined", channel="portal"
    )

    with few.stocked.store.read() as tx:
        found = referral_receipts.received(tx, (at("11-10 00:00"), at("11-11 00:00")))

    assert (dict(found.by_channel), found.requests) == ({"fax": 2, "portal": 1}, 2)
