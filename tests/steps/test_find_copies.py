"""A copy in the Sent folder settles a doubt; its absence, or a doubt by silence, does not."""

from collections.abc import Callable

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.handover import Unclear
from faxflow.domain.verdict import Verdict, VerdictKind


def in_doubt(office: Office) -> Office:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")]
    office.send()
    assert office.state(1) is State.IN_DOUBT
    return office


def test_a_copy_shows_that_the_fax_was_sent_and_its_window_begins_anew(office: Office) -> None:
    in_doubt(office)
    office.inbox.sent = {reference(1)}
    office.clock.forward(hours=1)

    watched = office.watch()

    assert watched.copies == 1
    assert office.state(1) is State.SENT
    assert str(office.rows("SELECT window_from FROM attempts")[0][0])[:13] == "2026-11-23T12"
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'resolve-doubt'"
                       " AND closed_at IS NULL") == [(0,)]  # fmt: skip


def test_a_missing_copy_proves_nothing(office: Office) -> None:
    in_doubt(office)

    office.watch()

    assert office.inbox.asked_for == [reference(1)]
    assert office.state(1) is State.IN_DOUBT


def test_nobody_looks_while_nothing_is_in_doubt(office: Office) -> None:
    office.load_cases(1)
    office.send()

    office.watch()

    assert office.inbox.asked_for == []


def test_nobody_looks_where_the_practice_does_not_want_it(office: Office) -> None:
    in_doubt(office)
    mailbox = office.config.mailbox.model_copy(update={"sent_folder": ""})
    office.config = office.config.model_copy(update={"mailbox": mailbox})

    office.watch()

    assert office.inbox.asked_for == []


def test_a_doubt_that_silence_made_is_not_undone_by_the_copy_again_and_again(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(silence_hours=1)
    office.load_cases(2)
    office.send()
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(2)))
    office.clock.forward(hours=1)
    office.watch()
    office.inbox.sent = {reference(1)}
    by_silence = office.state(1)

    office.watch()

    assert (by_silence, office.state(1)) == (State.IN_DOUBT, State.IN_DOUBT)
