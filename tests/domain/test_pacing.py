"""Who may go: never two to one number, never to a number whose line is in use."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ids import CaseId
from faxflow.domain.pacing import Candidate, FaxOut, LineRule, choose, engaged_numbers, free_at

Sent = list[datetime]

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NUMBERS = st.sampled_from(["+12025550117", "+12025550118", "+12025550119"])
CANDIDATES = st.lists(st.tuples(NUMBERS, st.booleans()), max_size=12).map(
    lambda rows: [Candidate(CaseId(n), *row) for n, row in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("rule", "pages", "minutes"),
    [
        (LineRule(5), 1, 5),
        (LineRule(5), None, 5),
        (LineRule(5), 12, 12),
        (LineRule(5, 60), 1, 5),
        (LineRule(5, 60, echoes_reference=False), 1, 60),
        (LineRule(5, None, echoes_reference=False), 1, 90),
        (LineRule(5, 10, echoes_reference=False), 40, 40),
    ],
)
def test_a_line_is_free_once_the_call_and_its_failure_are_past(
    rule: LineRule, pages: int | None, minutes: float
) -> None:
    assert free_at(FaxOut("+12025550117", NOW, pages), rule) - NOW == timedelta(minutes=minutes)


@given(candidates=CANDIDATES, engaged=st.frozensets(NUMBERS))
def test_no_number_gets_two_faxes_and_every_other_fax_is_counted(
    candidates: list[Candidate], engaged: frozenset[str]
) -> None:
    choice = choose(candidates, engaged)

    dialled = [candidates[case_id].number for case_id in choice.go]
    assert len(dialled) == len(set(dialled))
    assert not set(dialled) & engaged
    assert not any(candidates[case_id].quiet for case_id in choice.go)
    assert len(choice.go) + choice.spaced + choice.quiet == len(candidates)


@given(candidates=CANDIDATES)
def test_a_number_that_could_get_a_fax_gets_its_first(candidates: list[Candidate]) -> None:
    choice = choose(candidates, frozenset())

    awake = [fax for fax in candidates if not fax.quiet]
    first = {fax.number: fax.case_id for fax in reversed(awake)}
    assert sorted(first.values()) == choice.go


def test_a_number_is_engaged_until_its_last_fax_is_past() -> None:
    rule, number = LineRule(5), "+12025550117"
    out = [(FaxOut(number, NOW - timedelta(minutes=m)), rule) for m in (20, 4)]

    assert engaged_numbers(out, NOW) == {number}
    assert engaged_numbers(out, NOW + timedelta(minutes=1)) == frozenset()


def sent_at(faxes: int, rule: LineRule, told_after: timedelta | None, *, pages: int = 1) -> Sent:
    """When each of so many faxes to one number goes, tried every five minutes."""
    gone: Sent = []
    now = NOW
    while len(gone) < faxes:
        out = [FaxOut("+12025550117", at, pages) for at in gone if not told(at, now, told_after)]
        waiting = [Candidate(CaseId(n), "+12025550117") for n in range(len(gone), faxes)]
        choice = choose(waiting, engaged_numbers([(fax, rule) for fax in out], now))
        gone += [now + timedelta(seconds=20) for _ in choice.go]
        now += timedelta(minutes=5)
    return gone


def told(at: datetime, now: datetime, after: timedelta | None) -> bool:
    """Whether the verdict on a fax that went at `at` has been read by now."""
    return after is not None and at + after <= now


RULES = st.builds(LineRule, st.integers(1, 20), st.integers(1, 120), st.booleans())


@given(
    rule=RULES,
    told_after=st.none() | st.integers(1, 200).map(lambda minutes: timedelta(minutes=minutes)),
    pages=st.integers(1, 40),
)
def test_whatever_the_gateway_the_next_fax_meets_no_call_and_no_failure_of_the_last(
    rule: LineRule, told_after: timedelta | None, pages: int
) -> None:
    gone = sent_at(5, rule, told_after, pages=pages)

    for earlier, later in pairwise(gone):
        over = free_at(FaxOut("", earlier, pages), rule)
        assert later >= min(over, earlier + told_after if told_after else over)


@pytest.mark.parametrize(
    ("rule", "told_after", "hours"),
    [
        (LineRule(5), None, 6.5),
        (LineRule(5), timedelta(minutes=4), 3.25),
        (LineRule(5, 90, echoes_reference=False), timedelta(minutes=4), 3.25),
        (LineRule(5, 90, echoes_reference=False), timedelta(minutes=12), 9.75),
        (LineRule(5, 30, echoes_reference=False), None, 22.75),
        # The price of silence: nothing tells such faxes' failures apart but time.
        (LineRule(5, 90, echoes_reference=False), None, 61.75),
    ],
)
def test_what_forty_faxes_to_one_number_take(
    rule: LineRule, told_after: timedelta | None, hours: float
) -> None:
    gone = sent_at(40, rule, told_after)

    assert (gone[-1] - gone[0]) / timedelta(hours=1) == hours
