"""A refused login to the mailbox rests longer and longer, so that no account is locked."""

from datetime import timedelta

import pytest

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.login_pause import next_login
from faxflow.domain.task import TaskKind
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import (
    FilingRefused,
    LoginPaused,
    LoginRefused,
    MailsUnreadable,
    ServerUnreachable,
)
from making import MORNING

REFUSED = LoginRefused(server="mail.example", user="service", secret="MAILBOX_PASSWORD")


def tries_in(office: Office, minutes: int, every: int = 5) -> int:
    """How often the server is asked by a schedule."""
    asked = 0
    for _ in range(0, minutes, every):
        with pytest.raises((LoginRefused, LoginPaused)) as problem:
            office.watch()
        asked += isinstance(problem.value, LoginRefused)
        office.clock.forward(minutes=every)
    return asked


def test_the_pause_grows_to_an_hour_and_no_further() -> None:
    pauses = [next_login(times, MORNING) - MORNING for times in (1, 2, 3, 4, 5, 10_000)]

    assert pauses == [timedelta(minutes=m) for m in (10, 20, 40, 60, 60, 60)]


def test_a_refused_login_is_not_tried_at_every_pass(office: Office) -> None:
    office.inbox.failure = REFUSED

    asked = tries_in(office, minutes=24 * 60)

    assert asked == 26
    assert office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL") == [
        (TaskKind.MEND_ACCOUNT,)
    ]


def test_it_is_tried_at_once_where_a_person_asks_and_rests_no_more_when_it_works(
    office: Office,
) -> None:
    office.inbox.failure = REFUSED
    tries_in(office, minutes=60)
    office.inbox.failure = None

    office.watch(now=True)
    office.watch()

    assert office.rows("SELECT * FROM refused_logins") == []
    assert office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL") == []


def test_a_clock_that_is_set_back_does_not_lengthen_the_pause(office: Office) -> None:
    office.inbox.failure = REFUSED
    tries_in(office, minutes=5)
    office.clock.forward(days=-1)

    asked = tries_in(office, minutes=5)

    assert asked == 1


def test_mails_that_cannot_be_moved_are_all_read_and_told_of_until_they_can(
    office: Office,
) -> None:
    office.load_cases(1)
    office.send()
    office.inbox.filing_failure = FilingRefused(
        server="mail.example", folder="faxflow-handled", what="OVERQUOTA"
    )
    office.hear()
    told = office.rows("SELECT title FROM tasks WHERE kind = 'mend-account'")
    office.inbox.filing_failure = None

    office.watch()

    assert "faxflow-handled: OVERQUOTA" in str(told[0][0])
    assert office.inbox.mails == {}
    assert office.rows(
        "SELECT count(*) FROM tasks WHERE kind = 'mend-account' AND closed_at IS NULL"
    ) == [(0,)]


def test_a_mail_that_cannot_be_shown_is_told_of_and_holds_up_no_other(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.inbox.last_failure = MailsUnreadable(
        server="mail.example", mails="1 mail", folder="INBOX"
    )

    with pytest.raises(MailsUnreadable):
        office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert office.state(1) is State.DELIVERED
    [(title,)] = office.rows("SELECT title FROM tasks WHERE kind = 'mend-account'")
    assert "cannot show 1 mail in INBOX" in str(title)


def test_what_was_fetched_before_the_line_broke_counts(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.inbox.last_failure = ServerUnreachable(server="mail.example", what="it broke off")

    with pytest.raises(ServerUnreachable):
        office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert office.state(1) is State.DELIVERED
    assert office.inbox.mails == {}
