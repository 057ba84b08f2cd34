"""prune removes handled mails from their mailboxes, and only such as the store knows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from retaining import FakeHandled, Keeper

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.reasons import Reason
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import ServerUnreachable
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.retention.mails import _sha256
from faxflow.store.referrals import arrivals
from faxflow.store.referrals.arrivals import NewArrival

DAYS = 40


@pytest.fixture
def keeper(make_office: Callable[..., Office]) -> Keeper:
    """Two faxes went out; a mail says that one has arrived, another that the second was busy."""
    keeper = Keeper(make_office(), results=FakeHandled(), referrals=FakeHandled())
    keeper.keeps(mails_days=DAYS)
    keeper.load(1, 2)
    office = keeper.office
    office.send()
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(2)))
    for uid, raw in enumerate(office.said, 1):
        keeper.results.mails[uid] = (office.clock.at, raw)  # type: ignore[union-attr]
    return keeper


def left(box: FakeHandled | None) -> list[int]:
    assert box
    return sorted(box.mails)


def test_the_mail_of_a_fax_that_is_over_goes_and_that_of_an_open_one_stays(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    done = keeper.prune()

    assert (done.counts.mails, left(keeper.results)) == (1, [2])
    assert keeper.office.rows("SELECT count(*) FROM mails") == [(2,)]


def test_once_the_other_is_over_too_its_mail_goes(keeper: Keeper) -> None:
    mend_case(keeper.office.work(), "FX-000002", Asked(Decision.CANCEL, "not-wanted"))
    keeper.office.clock.forward(days=DAYS + 1)

    keeper.prune()

    assert left(keeper.results) == []


def test_before_its_days_a_mail_stays(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS - 1)

    assert keeper.prune().counts.mails == 0


def test_a_mail_that_the_store_does_not_know_stays(keeper: Keeper) -> None:
    assert keeper.results
    keeper.results.mails[9] = (keeper.office.clock.at, b"put there by a person")
    keeper.office.clock.forward(days=DAYS + 1)

    keeper.prune()

    assert left(keeper.results) == [2, 9]


def test_a_dry_run_counts_and_removes_none(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    done = keeper.prune(dry_run=True)

    assert (done.counts.mails, left(keeper.results)) == (1, [1, 2])


def test_a_mailbox_that_cannot_be_reached_stops_nothing_else(keeper: Keeper) -> None:
    assert keeper.results
    keeper.keeps(mails_days=DAYS, reports_days=DAYS)
    keeper.results.failure = ServerUnreachable(server="imap.hilltop.example", what="it is down")
    keeper.office.clock.forward(days=DAYS + 1)

    done = keeper.prune()

    assert done.counts.rows == 1
    assert "left for another time" in done.problems[0]
    assert keeper.results.closed == 1


@pytest.mark.parametrize(("outcome", "stays"), [("not-a-referral", []), ("task", [1])])
def test_a_mail_to_the_intake_goes_once_nobody_is_to_look_at_it(
    keeper: Keeper, outcome: str, stays: list[int]
) -> None:
    office, raw = keeper.office, b"From: somebody"
    assert keeper.referrals
    keeper.referrals.mails[1] = (office.clock.at - timedelta(days=1), raw)
    sha256, work = _sha256(raw), office.work("intake")
    with office.store.write() as tx:
        new = NewArrival(
            *(Channel.EMAIL, office.clock.at, "any", f"{sha256}.eml", sha256),
            *(Outcome(outcome), "told"),
        )
        arrival_id = arrivals.insert(tx, work.run, new)
        if outcome == "task":
            tx.execute(
                "INSERT INTO tasks (kind, task_key, title, run_id, opened_at, due_at)"
                " VALUES ('review-arrival', :key, '', :run, '2026', '2026')",
                {"key": f"review-arrival:A-{arrival_id:06d}", "run": work.run.id},
            )
    office.clock.forward(days=DAYS + 1)

    keeper.prune()

    assert left(keeper.referrals) == stays
