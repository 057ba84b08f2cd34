"""Which attempt a verdict means, where its marks are weak, late, doubled or contradictory."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import Unclear
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.retry import retry

NUMBER = "+15552010001"
BARE = Verdict(VerdictKind.FAILED, NUMBER, Reason.BUSY)


def named(kind: VerdictKind, case_id: int = 1, attempt: int = 1, **more: str) -> Verdict:
    reason = Reason.BUSY if kind is VerdictKind.FAILED else None
    return Verdict(kind, reason=reason, reference=reference(case_id, attempt), **more)


def by_job(kind: VerdictKind, job_id: str, number: str | None = None) -> Verdict:
    reason = Reason.BUSY if kind is VerdictKind.FAILED else None
    return Verdict(kind, number, reason, job_id=job_id)


def second_attempt_out(office: Office, first: Verdict = BARE) -> None:
    """The first attempt failed by `first`; the second went out an hour later."""
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    office.hear(first)
    office.clock.forward(hours=1)
    retry(office.work())
    office.send()
    assert office.state(1) is State.SENT


def asked(office: Office) -> int:
    return len(office.rows("SELECT id FROM tasks WHERE kind = 'review-mail' AND closed_at IS NULL"))


@pytest.mark.parametrize(
    "sent_after",
    [None, timedelta(minutes=-30), timedelta(minutes=1)],
    ids=["mail without a date", "dated before the second attempt", "sooner than any call"],
)
def test_a_second_bare_failure_never_fails_the_attempt_after_it(
    office: Office, sent_after: timedelta | None
) -> None:
    second_attempt_out(office)
    office.inbox.sent_at = None if sent_after is None else office.clock.at + sent_after
    office.clock.forward(minutes=20)

    office.hear(BARE)

    assert office.state(1) is State.SENT
    assert asked(office) == 1


def test_a_bare_failure_dated_well_after_the_second_attempt_is_its(office: Office) -> None:
    second_attempt_out(office)
    office.clock.forward(minutes=20)
    office.inbox.sent_at = office.clock.at

    office.hear(BARE)

    assert office.state(1) is State.WAITING


def test_a_gateway_that_reports_one_failure_twice_is_trusted_by_number_no_more(
    office: Office,
) -> None:
    office.load_cases(1)
    office.send()
    office.hear(by_job(VerdictKind.FAILED, "7", NUMBER))
    office.hear(by_job(VerdictKind.FAILED, "7", NUMBER))
    office.clock.forward(hours=1)
    retry(office.work())
    office.send()
    office.clock.forward(minutes=20)
    office.inbox.sent_at = office.clock.at

    office.hear(BARE)

    assert office.state(1) is State.SENT
    assert asked(office) == 1


def test_the_job_id_of_an_earlier_failure_is_known_again(office: Office) -> None:
    second_attempt_out(office, by_job(VerdictKind.FAILED, "7", NUMBER))
    office.inbox.sent_at = office.clock.at - timedelta(hours=1)

    office.hear(by_job(VerdictKind.FAILED, "7", NUMBER))

    assert office.state(1) is State.SENT
    assert asked(office) == 0


def test_another_job_id_tells_the_second_failure_from_the_first(office: Office) -> None:
    second_attempt_out(office, by_job(VerdictKind.FAILED, "7", NUMBER))

    office.hear(by_job(VerdictKind.FAILED, "8", NUMBER))

    assert office.state(1) is State.WAITING


def test_a_job_id_finds_the_attempt_that_an_earlier_verdict_gave_it_to(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    office.send()
    office.clock.forward(hours=1)
    office.send()
    office.hear(named(VerdictKind.ACCEPTED, 1, job_id="71"))
    office.hear(named(VerdictKind.ACCEPTED, 2, job_id="72"))

    office.hear(by_job(VerdictKind.DELIVERED, "72"))

    assert (office.state(1), office.state(2)) == (State.SENT, State.DELIVERED)


def test_a_job_id_and_a_number_that_contradict_each_other_ask_a_person(office: Office) -> None:
    office.load_cases(2)
    office.send()
    office.hear(named(VerdictKind.ACCEPTED, 2, job_id="72"))

    office.hear(by_job(VerdictKind.FAILED, "72", NUMBER))

    assert (office.state(1), office.state(2)) == (State.SENT, State.SENT)
    assert asked(office) == 1


def test_the_same_job_id_of_another_sender_means_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(named(VerdictKind.ACCEPTED, job_id="71"))
    office.inbox.sender_domain = "elsewhere.example"

    office.hear(by_job(VerdictKind.FAILED, "71"))

    assert office.state(1) is State.SENT
    assert asked(office) == 1


def test_a_reference_whose_job_id_is_another_attempts_asks_a_person(office: Office) -> None:
    office.load_cases(2)
    office.send()
    office.hear(named(VerdictKind.ACCEPTED, 2, job_id="71"))

    office.hear(named(VerdictKind.FAILED, 1, job_id="71"))

    assert office.state(1) is State.SENT
    assert asked(office) == 1


def test_a_number_that_stands_by_the_reference_outvotes_a_job_id(office: Office) -> None:
    office.load_cases(2)
    office.send()
    office.hear(named(VerdictKind.DELIVERED, 2, job_id="customer 9"))

    office.hear(named(VerdictKind.DELIVERED, 1, job_id="customer 9", number=NUMBER))

    assert office.state(1) is State.DELIVERED


def test_a_failure_that_an_earlier_attempts_success_overtook_asks_nobody(office: Office) -> None:
    second_attempt_out(office)
    office.hear(named(VerdictKind.DELIVERED, 1, 1))

    office.hear(named(VerdictKind.FAILED, 1, 2))

    assert office.state(1) is State.DELIVERED
    assert asked(office) == 0


def test_a_verdict_that_becomes_a_doubt_after_its_mail_was_filed_says_where_it_lies(
    office: Office,
) -> None:
    office.load_cases(1)
    office.send()
    office.hear(named(VerdictKind.DELIVERED))
    office.hear(named(VerdictKind.DELIVERED))
    with office.store.write() as tx:  # as if it had waited for its attempt, and that had changed
        tx.execute(
            "UPDATE verdicts SET outcome = 'pending', kind = 'failed', reason = 'busy'"
            " WHERE mail_id = 2"
        )

    office.watch()

    [(title,)] = office.rows("SELECT title FROM tasks WHERE kind = 'review-mail'")
    assert list(office.inbox.filed.values()) == [Folder.HANDLED] * 2
    assert f"lies in folder {Folder.HANDLED} " in str(title)


def two_to_one_number(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    office.send()
    office.clock.forward(minutes=1)


def decide(office: Office, decision: Decision) -> None:
    assert mend_case(office.work(), "FX-000001", Asked(decision)).done


@pytest.mark.parametrize("kind", [VerdictKind.DELIVERED, VerdictKind.FAILED])
def test_a_bare_result_is_not_the_next_faxs_after_a_person_settled_the_one_before(
    office: Office, kind: VerdictKind
) -> None:
    two_to_one_number(office)
    decide(office, Decision.DELIVERED)
    office.send()
    office.clock.forward(minutes=5)

    office.hear(replace(BARE, kind=kind))

    assert office.state(2) is State.SENT
    assert asked(office) == 1


def test_a_bare_result_is_not_the_next_faxs_after_a_doubtful_one_was_cancelled(
    office: Office,
) -> None:
    office.gateway.finishes = [Unclear("cut off")]
    two_to_one_number(office)
    office.clock.forward(hours=3)
    office.send()
    decide(office, Decision.CANCEL)

    office.hear(Verdict(VerdictKind.DELIVERED, NUMBER))

    assert office.state(2) is State.SENT
    assert asked(office) == 1


def given_up_and_sent_again(office: Office) -> None:
    """A fax whose second attempt is out, after a person gave up its first."""
    office.load_cases(1)
    office.send()
    decide(office, Decision.NOT_ARRIVED)
    decide(office, Decision.NOT_SENT)
    office.send()


def test_a_bare_failure_does_not_fail_the_attempt_after_one_that_a_person_gave_up(
    office: Office,
) -> None:
    given_up_and_sent_again(office)
    office.clock.forward(minutes=5)

    office.hear(BARE)

    assert office.state(1) is State.SENT
    assert asked(office) == 1


def test_a_bare_success_delivers_the_case_whichever_of_its_attempts_it_was(
    office: Office,
) -> None:
    given_up_and_sent_again(office)

    office.hear(Verdict(VerdictKind.DELIVERED, NUMBER))

    assert office.state(1) is State.DELIVERED


def test_a_job_id_that_the_gateway_counts_anew_means_the_fax_that_is_out(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(replace(by_job(VerdictKind.FAILED, "17", NUMBER), reason=Reason.NOT_IN_SERVICE))
    decide(office, Decision.CANCEL)
    office.clock.forward(days=30)
    office.stage(staged(2, number=NUMBER))
    load(office.work())
    office.send()

    office.hear(by_job(VerdictKind.FAILED, "17", NUMBER))

    assert office.state(2) is State.WAITING
