"""What a refused hand-over does to its case."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from faxflow.domain.delivery import Standing, State, allowed
from faxflow.domain.handover import Refused
from faxflow.domain.ids import CaseId
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.reasons import Reason
from faxflow.domain.refusal_effect import after_refusal
from faxflow.domain.retry import POLICY, RetryPolicy
from faxflow.domain.verdict_effect import Judgement

NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)
SHIPPED = RetryPolicy(4, POLICY, OfficeHours(ZoneInfo("UTC"), frozenset(), ()))
LAST_TRY = Judgement([Reason.BUSY] * 3, SHIPPED, NOW)
SENDING = Standing(CaseId(1), State.SENDING, 4, "run")
SUBMITTING = Standing(CaseId(1), State.SUBMITTING, 4, "run")
ACCOUNT = Refused(550, "5.7.60 no such sender", account=True)
BUSY = Refused(421, "4.7.0 too many", busy=True)


def test_a_refused_account_fails_no_fax_even_at_its_last_try() -> None:
    before, at_the_dot = (after_refusal(s, ACCOUNT, LAST_TRY) for s in (SENDING, SUBMITTING))

    assert before.target is State.READY
    assert (at_the_dot.target, at_the_dot.next_action_at) == (
        State.WAITING,
        NOW + timedelta(minutes=15),
    )


def test_a_busy_server_gives_the_fax_back_as_if_it_was_never_offered() -> None:
    change = after_refusal(SENDING, BUSY, LAST_TRY)

    assert (change.target, change.reason, change.detail) == (
        State.READY,
        None,
        "421 4.7.0 too many",
    )


def test_a_refused_fax_is_judged_by_the_policy() -> None:
    change = after_refusal(SENDING, Refused(550, "5.1.1 no such fax"), LAST_TRY)

    assert (change.target, change.reason) == (State.FAILED, Reason.EMAIL_REJECTED)


def test_every_refusal_leads_where_the_table_allows() -> None:
    first = Judgement([], SHIPPED, NOW)
    changes = [
        after_refusal(standing, refusal, first)
        for standing in (SENDING, SUBMITTING)
        for refusal in (ACCOUNT, BUSY, Refused(550, "no"), Refused(450, "later"))
    ]

    assert all(allowed(c.standing.state, c.cause, c.target) for c in changes)
