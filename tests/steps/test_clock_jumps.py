"""Promise 8: a clock that jumps, or an hour that comes twice or never, sends no fax twice.

Every fax meets busy lines and unanswered calls; cron runs every quarter of a true hour.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from conftest import Office
from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.retry import retry
from faxflow.steps.send import send
from proof.fateful import FatefulGateway
from proof.promises import breaches

FAXES = 6
QUARTER = timedelta(minutes=15)
MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
BEFORE_SPRING_GAP = datetime(2027, 3, 14, 4, 0, tzinfo=UTC)
BEFORE_AUTUMN_FOLD = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
"""Saturday, 22 o'clock in Chicago, four hours before the clock is put forward or back."""

FAILURES = (Reason.BUSY, Reason.LINE_DROPPED, Reason.UNKNOWN)
LONGEST_WAIT = timedelta(minutes=30) + 2 * QUARTER


class Day:
    """`true` is the time as it is; the office's clock may show another."""

    def __init__(self, office: Office, start: datetime) -> None:
        self.office, self.true, self.gateway = office, start, FatefulGateway()
        office.gateway = self.gateway  # type: ignore[assignment]
        office.clock.at = start
        self.answered: set[str] = set()
        self.starts: dict[str, datetime] = {}
        office.load_cases(FAXES)

    def quarter_hour(self) -> None:
        """The gateway answers what it has, cron runs, and time goes on."""
        for reference in self.gateway.taken:
            if reference not in self.answered:
                self.answered.add(reference)
                self.office.hear(verdict_on(references_in(reference)[0]))
        retry(self.office.work("retry"))
        had = len(self.gateway.taken)
        send(self.office.work("send"), self.office.tools(), let_go=True)
        self.starts |= dict.fromkeys(self.gateway.taken[had:], self.true)
        self.true += QUARTER
        self.office.clock.at += QUARTER

    def over(self) -> bool:
        """Whether every fax has come to rest."""
        return {row[0] for row in self.office.rows("SELECT state FROM cases")} <= {
            "delivered",
            "failed",
        }

    def waits(self) -> list[timedelta]:
        """How long each next try was waited for, in true time."""
        found = []
        for reference, start in self.starts.items():
            case, _, attempt = reference.rpartition("-A")
            before = self.starts.get(f"{case}-A{int(attempt) - 1}")
            if before is not None:
                found.append(start - before)
        return found


def verdict_on(reference: Reference) -> Verdict:
    """Each fax fails as often as its number says, up to three times, and then arrives."""
    number = f"+1555201{reference.case_id:04d}"
    if reference.attempt > reference.case_id % 4:
        return Verdict(VerdictKind.DELIVERED, number, None, reference)
    reason = FAILURES[reference.case_id % len(FAILURES)]
    return Verdict(VerdictKind.FAILED, number, reason, reference)


JUMPS = [timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.parametrize("quarter", [1, 2, 4])
def test_a_clock_that_jumps_between_runs_sends_nothing_twice_and_starves_nobody(
    office: Office, jump: timedelta, quarter: int
) -> None:
    day = Day(office, MONDAY)

    for _ in range(quarter):
        day.quarter_hour()
    office.clock.at += jump
    longest = LONGEST_WAIT - min(jump, timedelta())
    while not day.over() and day.true < MONDAY + timedelta(days=2):
        day.quarter_hour()

    assert day.over()
    assert_all_kept(day)
    assert max(day.waits()) <= longest


@pytest.mark.parametrize("start", [BEFORE_SPRING_GAP, BEFORE_AUTUMN_FOLD], ids=["gap", "fold"])
def test_the_days_of_the_changed_clock_are_days_like_any_other(
    make_office: Callable[..., Office], start: datetime
) -> None:
    office = make_office(quiet_hours="none")
    day = Day(office, start)

    while not day.over() and day.true < start + timedelta(hours=12):
        day.quarter_hour()

    assert day.over()
    assert_all_kept(day)
    assert timedelta(minutes=5) <= min(day.waits())
    assert max(day.waits()) <= LONGEST_WAIT


def assert_all_kept(day: Day) -> None:
    """No promise is broken, and every fax went as often as it had to and no more."""
    with day.office.store.read() as tx:
        assert breaches(tx, day.gateway.taken) == []
    went = Counter(reference.rpartition("-A")[0] for reference in day.gateway.taken)
    assert went == {f"FX-{case:06d}": case % 4 + 1 for case in range(1, FAXES + 1)}
