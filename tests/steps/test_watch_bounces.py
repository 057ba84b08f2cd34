"""watch-bounces: each verdict settles the fax it speaks of, and no other."""

from collections.abc import Callable

import pytest

from conftest import Office, reference, staged
from faxflow.domain.delivery import State
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import LoginRefused
from faxflow.steps.load import load
from faxflow.steps.retry import retry

BUSY = Reason.BUSY
NUMBER = "+15552010001"


def delivered(case_id: int = 1, attempt: int = 1) -> Verdict:
    return Verdict(VerdictKind.DELIVERED, reference=reference(case_id, attempt))


def failed(reason: Reason = BUSY, case_id: int = 1, attempt: int = 1) -> Verdict:
    return Verdict(VerdictKind.FAILED, reason=reason, reference=reference(case_id, attempt))


def test_a_confirmation_delivers_and_closes_the_follow_up(office: Office) -> None:
    office.load_cases(1)
    office.send()

    office.hear(delivered())

    assert office.state(1) is State.DELIVERED
    assert office.rows("SELECT evidence FROM cases") == [("M-000001",)]
    assert office.rows("SELECT count(*) FROM tasks WHERE closed_at IS NULL") == [(0,)]
    assert list(office.inbox.filed.values()) == [Folder.HANDLED]


def test_a_busy_line_is_tried_four_times_and_then_given_to_a_person(office: Office) -> None:
    office.load_cases(1)

    for attempt in range(1, 8):
        office.send()
        if len(office.gateway.taken) == attempt:
            office.hear(failed(attempt=attempt))
        office.clock.forward(hours=2)
        retry(office.work())

    assert [str(fax.reference) for fax in office.gateway.taken] == [
        f"FX-000001-A{n}" for n in (1, 2, 3, 4)
    ]
    assert office.state(1) is State.FAILED
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'mend-fax'") == [(1,)]


def test_a_number_out_of_service_is_not_dialled_again(office: Office) -> None:
    office.load_cases(1)
    office.send()

    office.hear(failed(Reason.NOT_IN_SERVICE))

    assert office.state(1) is State.FAILED


def test_the_same_mail_twice_changes_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed())
    office.inbox.mails[9] = b"mail 0"
    before = office.rows("SELECT count(*) FROM events")

    watched = office.watch()

    assert watched.seen_before == 1
    assert office.rows("SELECT count(*) FROM events") == before
    assert 9 not in office.inbox.mails


def test_a_bare_failure_finds_the_only_fax_to_its_number(office: Office) -> None:
    office.load_cases(1)
    office.send()

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert office.state(1) is State.WAITING


def test_a_bare_failure_that_two_faxes_match_goes_to_a_person(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    office.send()
    office.clock.forward(minutes=10)
    office.send()

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert [office.state(n) for n in (1, 2)] == [State.SENT, State.SENT]
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(1,)]
    assert list(office.inbox.filed.values()) == [Folder.REVIEW]


@pytest.mark.parametrize(
    "verdict",
    [
        delivered(77),
        Verdict(VerdictKind.DELIVERED, "+15552019999"),
        Verdict(VerdictKind.UNRECOGNISED),
        Verdict(VerdictKind.DELIVERED, "+15552019999", reference=reference(1)),
    ],
    ids=["unknown reference", "unknown number", "unrecognised", "our reference, another's number"],
)
def test_a_verdict_that_fits_no_fax_changes_none(office: Office, verdict: Verdict) -> None:
    office.load_cases(1)
    office.send()

    office.hear(verdict)

    assert office.state(1) is State.SENT
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(1,)]


def test_noise_asks_nobody(office: Office) -> None:
    office.hear(Verdict(VerdictKind.NOISE))

    assert office.rows("SELECT count(*) FROM tasks") == [(0,)]
    assert list(office.inbox.filed.values()) == [Folder.REVIEW]


def test_our_reference_settles_a_doubt_but_a_number_alone_does_not(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")]
    office.send()

    office.hear(Verdict(VerdictKind.DELIVERED, NUMBER))
    by_number = office.state(1)
    office.hear(delivered())

    assert by_number is State.IN_DOUBT
    assert office.state(1) is State.DELIVERED


def test_a_late_success_of_an_earlier_attempt_stops_the_next(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed())

    office.hear(delivered())
    office.clock.forward(days=1)
    retry(office.work())
    office.send()

    assert office.state(1) is State.DELIVERED
    assert len(office.gateway.taken) == 1


def test_a_late_failure_of_an_earlier_attempt_changes_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed())
    office.clock.forward(hours=1)
    retry(office.work())
    office.send()

    office.hear(failed(Reason.NOT_IN_SERVICE))

    assert office.state(1) is State.SENT


def test_a_verdict_waits_until_its_attempt_has_settled(office: Office) -> None:
    office.load_cases(1)
    office.gateway.before_finish = lambda: office.hear(delivered()) and None

    office.send()
    early = office.state(1)
    office.watch()

    assert early is State.SENT
    assert office.state(1) is State.DELIVERED


def test_an_account_failure_halts_the_gateway_and_keeps_the_fax(office: Office) -> None:
    office.load_cases(1)
    office.send()

    office.hear(failed(Reason.ACCOUNT))

    assert office.state(1) is State.WAITING
    assert office.rows("SELECT halted_for FROM gateways") == [("account",)]


def test_silence_past_the_window_is_in_doubt_if_we_listened(office: Office) -> None:
    office.load_cases(3)
    office.send()
    office.hear(delivered(2))

    for _ in range(26):
        office.clock.forward(hours=1)
        office.watch()
    before_it_spoke_again = office.state(1)
    office.hear(delivered(3))

    assert before_it_spoke_again is State.SENT
    assert office.state(1) is State.IN_DOUBT


def test_silence_proves_nothing_while_nobody_listened(office: Office) -> None:
    office.load_cases(2)
    office.send()
    office.hear(delivered(2))

    office.clock.forward(days=3)
    office.watch()

    assert office.state(1) is State.SENT


def test_silence_of_a_gateway_never_heard_proves_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()

    for _ in range(30):
        office.clock.forward(hours=1)
        office.watch()

    assert office.state(1) is State.SENT


def test_a_failure_after_delivery_by_silence_asks_a_person_and_resends_nothing(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(silence_means="delivered", silence_hours=1)
    office.load_cases(2)
    office.send()
    office.hear(delivered(2))
    office.clock.forward(hours=1)
    office.watch()
    by_silence = office.state(1)

    office.hear(failed())

    assert by_silence is State.DELIVERED
    assert office.state(1) is State.FAILED
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'mend-fax'") == [(1,)]


def test_a_delay_extends_the_window(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(hours=5)

    office.hear(Verdict(VerdictKind.DELAYED, reason=BUSY, reference=reference(1)))

    assert str(office.rows("SELECT window_from FROM attempts")[0][0])[:13] == "2026-11-23T16"
    assert office.state(1) is State.SENT


def test_a_verdict_that_came_early_never_passes_to_a_fax_sent_after_it(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    bare = Verdict(VerdictKind.FAILED, NUMBER, BUSY)
    office.gateway.before_finish = lambda: office.said or office.hear(bare)  # type: ignore[assignment]
    office.gateway.finishes = [Refused(451, "later")]
    office.send()
    office.send()

    office.watch()

    assert office.state(2) is State.SENT
    assert office.rows("SELECT outcome FROM verdicts") == [("unmatched",)]


def test_a_verdict_that_waits_is_no_new_sign_of_life(office: Office) -> None:
    office.load_cases(1)
    told = "SELECT proved_alive_at FROM gateways"
    heard = []

    def hear_and_look_again() -> None:
        office.hear(delivered())
        heard.extend(office.rows(told))
        office.clock.forward(hours=5)
        office.watch()

    office.gateway.before_finish = hear_and_look_again
    office.send()

    assert office.rows(told) == heard != []


@pytest.mark.parametrize(
    "verdict",
    [Verdict(VerdictKind.UNRECOGNISED), failed(), delivered(77)],
    ids=["unrecognised", "contradicts a delivery", "unknown reference"],
)
def test_a_mail_for_a_person_lies_where_its_task_says_even_after_a_crash(
    office: Office, verdict: Verdict
) -> None:
    office.load_cases(1)
    office.send()
    office.hear(delivered())
    office.hear(verdict)
    uid, folder = list(office.inbox.filed.items())[-1]
    office.inbox.mails[uid] = list(office.said)[-1]  # as if it had never been moved

    office.watch()

    assert (folder, office.inbox.filed[uid]) == (Folder.REVIEW, Folder.REVIEW)
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(1,)]


def test_a_refused_mailbox_login_is_one_task_until_it_works_again(office: Office) -> None:
    refused = LoginRefused(server="mail.example", user="service", secret="MAILBOX_PASSWORD")
    office.inbox.failure = refused
    for _ in range(2):
        with pytest.raises(LoginRefused):
            office.watch()
        office.clock.forward(hours=1)
    while_refused = office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL")
    office.inbox.failure = None

    office.watch()

    assert while_refused == [("mend-account",)]
    assert office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL") == []


def test_a_bare_failure_that_came_before_a_fax_went_out_is_not_that_faxs(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed())
    earlier = office.clock.at
    office.clock.forward(hours=1)
    retry(office.work())
    office.send()
    office.inbox.received_at = earlier

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert office.state(1) is State.SENT
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(1,)]


def test_a_bare_failure_that_came_after_is_its(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=9)
    office.inbox.received_at = office.clock.at

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert office.state(1) is State.WAITING


def delivered_by_silence(make_office: Callable[..., Office]) -> Office:
    """Case 1 to a number, settled by silence; case 2, to another, proves the gateway alive."""
    office = make_office(silence_means="delivered", silence_hours=1)
    office.load_cases(2)
    office.send()
    office.hear(delivered(2))
    office.clock.forward(hours=1)
    office.watch()
    assert office.state(1) is State.DELIVERED
    return office


def test_a_late_bare_failure_still_finds_a_delivery_by_silence(
    make_office: Callable[..., Office],
) -> None:
    office = delivered_by_silence(make_office)

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert office.state(1) is State.FAILED


def test_a_bare_failure_that_may_mean_a_silent_delivery_or_a_newer_fax_asks_a_person(
    make_office: Callable[..., Office],
) -> None:
    office = delivered_by_silence(make_office)
    office.stage(staged(7, number=NUMBER))
    load(office.work())
    office.send()

    office.hear(Verdict(VerdictKind.FAILED, NUMBER, Reason.UNKNOWN))

    assert (office.state(1), office.state(3)) == (State.DELIVERED, State.SENT)
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(1,)]
