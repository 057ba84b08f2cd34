"""Whatever people do to a referral in whatever order, record, history, tasks and audit agree."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from clerks import Clerks
from hypothesis import given, settings
from hypothesis import strategies as st

from a_referral import COMPLETE
from conftest import Office
from faxflow.domain.referral import FINAL, STAGES, ClosingReason, Stage
from faxflow.domain.referrals.contact import How, Outcome, Whom
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import ReopenReason, ReworkReason
from faxflow.domain.referrals.moving import Wish
from faxflow.steps.referrals.advance import Asked, advance_referral, reopen_referral
from faxflow.steps.referrals.answered import Answered
from faxflow.steps.referrals.assign import Assigning, assign_referral, take_referral
from faxflow.steps.referrals.keep_contact import Tried, keep_contact
from faxflow.steps.referrals.set_fields import set_fields
from faxflow.steps.work import Work
from faxflow.store import events
from making import new_store, rehearsal_config

Deed = Callable[[Work, str], Answered]

stages = st.none() | st.sampled_from(Stage)
reasons = st.sampled_from([None, ClosingReason.DECLINED, ReworkReason.STEP_SKIPPED])
values = {**COMPLETE, Field.APPOINTMENT_AT: "2026-12-01 09:30"}


def advancing(to: Stage | None, reason: str | None) -> Deed:
    return lambda work, name: advance_referral(work, name, Asked(Wish(to, reason)))


def reopening(to: Stage | None) -> Deed:
    wish = Wish(to, ReopenReason.BY_MISTAKE)
    return lambda work, name: reopen_referral(work, name, Asked(wish))


def setting(field: Field, filled: bool) -> Deed:
    text = values[field] if filled else ""
    return lambda work, name: set_fields(work, name, {field: text})


def calling(outcome: Outcome) -> Deed:
    tried = Tried(Whom.PATIENT, How.PHONE, outcome)
    return lambda work, name: keep_contact(work, name, tried)


def assigning(taking: bool) -> Deed:
    if taking:
        return take_referral
    return lambda work, name: assign_referral(work, name, Assigning())


deeds = st.one_of(
    st.builds(advancing, stages, reasons),
    st.builds(advancing, st.none(), st.none()),
    st.builds(reopening, stages),
    st.builds(setting, st.sampled_from(sorted(values)), st.booleans()),
    st.builds(calling, st.sampled_from(Outcome)),
    st.builds(assigning, st.booleans()),
)


@pytest.fixture(scope="module")
def clerks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerks]:
    folder = tmp_path_factory.mktemp("casework")
    with closing(new_store(folder)) as store:
        yield Clerks(Office(store, rehearsal_config(folder)))


@settings(max_examples=12, deadline=None)
@given(course=st.lists(deeds, min_size=3, max_size=12))
def test_record_history_tasks_and_audit_agree(clerks: Clerks, course: list[Deed]) -> None:
    name = clerks.new(without=(Field.APPOINTMENT_AT,))

    for deed in course:
        clerks.office.clock.forward(minutes=7)
        before = clerks.referral(name).changes
        answer = deed(clerks.work(), name)

        assert answer.done or clerks.referral(name).changes == before
        assert answer.done or answer.told
        check_record(clerks, name)
        check_history(clerks, name)
        check_tasks(clerks, name)
    with clerks.office.store.write() as tx:
        assert events.verify(tx)


def check_record(clerks: Clerks, name: str) -> None:
    referral = clerks.referral(name)
    ended = referral.stage in FINAL
    assert (referral.due_at is None, referral.remind_at is None) == (ended, ended)
    assert (referral.closed_for is not None) is (referral.stage is Stage.CLOSED)
    assert referral.interrupted is None or STAGES[referral.stage].waits
    assert (
        referral.due_at is None
        or referral.remind_at is None
        or (referral.remind_at <= referral.due_at)
    )


def check_history(clerks: Clerks, name: str) -> None:
    referral, visits = clerks.referral(name), clerks.visits(name)
    assert visits[-1].stage is referral.stage
    assert [one.left_at for one in visits[:-1]] == [one.entered_at for one in visits[1:]]
    assert [one.came_from for one in visits[1:]] == [one.stage for one in visits[:-1]]
    assert visits[-1].left_at is None
    assert sum(one.rework for one in visits) == referral.reworks


def check_tasks(clerks: Clerks, name: str) -> None:
    referral = clerks.referral(name)
    tasks = [one for one in clerks.open_tasks(name) if one["kind"] != "review-duplicate"]
    assert bool(tasks) is (referral.stage not in FINAL)
    assert {one["queue"] for one in tasks} <= {referral.queue}
    assert {one["owner"] for one in tasks} <= {referral.owner}
    for task in tasks:
        assert referral.due_at
        assert str(task["due_at"])[:19] == referral.due_at.isoformat()[:19]
