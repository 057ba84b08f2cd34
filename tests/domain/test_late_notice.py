"""A result by number alone is taken for the next attempt's only where it cannot be an old one's."""

from datetime import timedelta

import pytest

from faxflow.domain.ids import CaseId
from faxflow.domain.late_notice import SHORTEST_CALL, SpentAttempt, may_be_late_notice
from faxflow.domain.verdict import Verdict, VerdictKind
from making import MORNING

LATE = timedelta(minutes=30)
NEXT_AT = MORNING + timedelta(minutes=40)
BARE = Verdict(VerdictKind.FAILED, "+12025550101")


def spent(*job_ids: str, notices: int = 1) -> SpentAttempt:
    return SpentAttempt(CaseId(7), 1, MORNING, LATE, frozenset(job_ids), notices)


@pytest.mark.parametrize(
    ("minutes", "may_be_late"), [(-5, True), (0, True), (41, True), (42, False), (300, False)]
)
def test_the_mails_date_tells_them_apart(minutes: int, may_be_late: bool) -> None:
    sent_at = MORNING + timedelta(minutes=minutes)

    told = may_be_late_notice(BARE, spent(), sent_at=sent_at, next_at=NEXT_AT)

    assert told is may_be_late


def test_a_next_attempt_within_the_gateways_lateness_waits_for_that_to_pass() -> None:
    next_at = MORNING + timedelta(minutes=10)

    told = [
        may_be_late_notice(BARE, spent(), sent_at=MORNING + after, next_at=next_at)
        for after in (timedelta(minutes=10) + SHORTEST_CALL, LATE)
    ]

    assert told == [True, False]


def test_a_mail_without_a_date_and_a_gateway_that_told_twice_leave_it_open() -> None:
    long_after = NEXT_AT + timedelta(hours=5)

    undated = may_be_late_notice(BARE, spent(), sent_at=None, next_at=NEXT_AT)
    twice = may_be_late_notice(BARE, spent(notices=2), sent_at=long_after, next_at=NEXT_AT)

    assert (undated, twice) == (True, True)


@pytest.mark.parametrize(("job_id", "may_be_late"), [("7", True), ("8", False)])
def test_job_ids_tell_them_apart_whatever_the_date(job_id: str, may_be_late: bool) -> None:
    named = Verdict(VerdictKind.FAILED, "+12025550101", job_id=job_id)

    told = may_be_late_notice(named, spent("7"), sent_at=None, next_at=NEXT_AT)

    assert told is may_be_late
