"""After a restore, signs of the lost time find their fax, and what is not known stays held."""

from collections.abc import Iterator

import pytest
from nights import Night

from conftest import Office, reference, staged
from faxflow.domain.because import LiftBecause
from faxflow.domain.delivery import State
from faxflow.domain.handover import Refused
from faxflow.domain.ids import CaseId, Reference, case_name
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import BadUsage, NotReconciled, ServerUnreachable
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.lift_guard import guard_state, lift_guard
from faxflow.steps.load import load
from faxflow.steps.retry import retry
from faxflow.steps.same_fax import same_fax, same_pairs
from faxflow.store import restores

NUMBER = "+15552010001"


@pytest.fixture
def night(office: Office) -> Iterator[Night]:
    here = Night(office)
    yield here
    assert here.broken_promises() == []


def failed(ref: Reference | None, reason: Reason = Reason.BUSY, **more: object) -> Verdict:
    return Verdict(VerdictKind.FAILED, reason=reason, reference=ref, **more)  # type: ignore[arg-type]


def delivered(ref: Reference) -> Verdict:
    return Verdict(VerdictKind.DELIVERED, reference=ref)


def test_a_copy_makes_a_held_fax_sent_with_its_attempt(night: Night) -> None:
    night.office.load_cases(2)
    night.restore()
    night.copy(1)

    done = night.reconcile()

    assert night.office.state(1) is State.SENT
    assert night.attempts(1) == [("FX-000001-A1", None, None)]
    assert (night.office.state(2), done.copies) == (State.HELD, 1)


def test_attempts_that_left_no_sign_failed_since_a_later_one_began(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.copy(1, attempt=3)

    night.reconcile()

    assert night.attempts(1) == [
        ("FX-000001-A1", "failed", "unknown"),
        ("FX-000001-A2", "failed", "unknown"),
        ("FX-000001-A3", None, None),
    ]
    assert night.office.rows("SELECT state, attempt FROM cases") == [("sent", 3)]


def test_copies_and_results_are_taken_up_in_the_order_in_which_they_came(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.copy(1, attempt=1)
    night.was_told(failed(reference(1)))
    night.copy(1, attempt=2)
    night.was_told(delivered(reference(1, 2)))

    night.reconcile()

    assert night.office.state(1) is State.DELIVERED
    assert night.attempts(1) == [
        ("FX-000001-A1", "failed", "busy"),
        ("FX-000001-A2", "delivered", None),
    ]


def test_a_result_without_a_reference_finds_the_attempt_that_a_copy_has_shown(
    night: Night,
) -> None:
    night.office.load_cases(1)
    night.restore()
    night.copy(1)
    night.was_told(failed(None, Reason.NOT_IN_SERVICE, number=NUMBER))

    night.reconcile()

    assert night.office.state(1) is State.FAILED


def test_a_filed_mail_that_meets_no_fax_here_is_moved_to_those_that_a_person_looks_at(
    night: Night,
) -> None:
    night.restore()
    night.was_told(failed(None, Reason.NOT_IN_SERVICE, number="+15552019999"))

    night.reconcile()

    assert night.office.rows("SELECT folder FROM mails") == [(Folder.REVIEW,)]


def test_what_failed_in_the_lost_time_is_not_tried_again_by_itself(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.copy(1)
    night.was_told(failed(reference(1)))
    night.reconcile()
    night.office.clock.forward(hours=5)

    retry(night.office.work())
    night.office.send()

    assert night.office.state(1) is State.HELD
    assert night.office.gateway.taken == []


def test_a_result_that_comes_later_finds_its_fax_by_the_usual_pass(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.reconcile()

    night.office.hear(delivered(reference(1)))

    assert night.office.state(1) is State.DELIVERED


def test_it_can_be_done_again_and_changes_nothing_twice(night: Night) -> None:
    night.office.load_cases(2)
    night.restore()
    night.copy(1)
    night.copy(77, number=NUMBER)
    night.was_told(failed(reference(1)))
    night.reconcile()
    was = night.office.rows("SELECT * FROM attempts"), night.office.rows("SELECT * FROM cases")

    again = night.reconcile()

    assert (again.mails, again.read_before) == (1, 1)
    now = night.office.rows("SELECT * FROM attempts"), night.office.rows("SELECT * FROM cases")
    assert now == was


def test_a_claim_of_the_backup_that_went_on_to_be_sent_is_no_attempt_that_never_was(
    night: Night,
) -> None:
    night.office.load_cases(1)
    night.office.gateway.offers = [Refused(450, "later", busy=True)]
    night.office.send()
    assert night.attempts(1)[0][1] == "refused"
    with night.office.store.write() as tx:
        tx.execute("UPDATE attempts SET outcome = 'not-reached'")
    night.restore()
    night.copy(1)

    night.reconcile()

    assert night.office.state(1) is State.SENT
    assert night.attempts(1) == [("FX-000001-A1", None, None)]
    assert night.office.rows("SELECT window_from IS NULL FROM attempts") == [(0,)]


def test_nothing_is_let_go_before_the_mailbox_was_asked(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()

    refused = night.release(1)

    assert (refused.done, refused.instead) == (False, ["faxflow store reconcile"])
    night.reconcile()
    assert night.release(1).done


def test_what_a_person_lets_go_is_sent_under_the_new_generation(night: Night) -> None:
    night.office.load_cases(2)
    night.restore()
    night.reconcile()
    night.release(1)

    night.office.send()

    assert [str(fax.reference) for fax in night.office.gateway.taken] == ["FX-000001-A1G2"]
    assert night.office.state(2) is State.HELD


def test_one_that_was_let_go_is_tried_again_by_itself(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.reconcile()
    night.release(1)
    night.office.send()
    night.office.hear(failed(Reference(CaseId(1), 1, 2)))
    night.office.clock.forward(hours=5)

    retry(night.office.work())
    night.office.send()

    assert len(night.office.gateway.taken) == 2


def test_a_new_fax_to_a_number_of_the_lost_time_is_doubted(night: Night) -> None:
    night.restore()
    night.copy(77, number=NUMBER)
    night.office.stage(staged(1, number=NUMBER), staged(2, number="+15552010002"))
    load(night.office.work())
    night.reconcile()
    first = int(str(night.office.rows("SELECT min(id) FROM cases")[0][0]))

    refused, let_go = night.release(first), night.release(first + 1)

    assert (refused.done, let_go.done) == (False, True)
    assert refused.instead[0] == f"faxflow store same {case_name(CaseId(first))} FX-000077-A1"
    titles = dict(night.office.rows("SELECT case_id, title FROM tasks"))
    assert "FX-000077-A1" in str(titles[first])
    assert night.release(first, although=True).done


def test_a_person_says_which_fax_it_was_and_its_results_are_its_own(night: Night) -> None:
    night.restore()
    night.copy(77, number=NUMBER)
    night.was_told(failed(reference(77)))
    night.copy(77, attempt=2, number=NUMBER)
    night.was_told(delivered(reference(77, 2)))
    night.office.stage(staged(1, number=NUMBER))
    load(night.office.work())
    night.reconcile()
    [(case,)] = night.office.rows("SELECT id FROM cases")
    assert isinstance(case, int)

    same = same_fax(night.office.work(), case_name(CaseId(case)), "FX-000077-A1")

    assert same.state is State.DELIVERED
    assert night.attempts(case) == [
        ("FX-000077-A1", "failed", "busy"),
        ("FX-000077-A2", "delivered", None),
    ]
    assert guard_state(night.office.work()).lost == ()


def test_pairs_are_such_as_stand_alone_on_their_numbers(night: Night) -> None:
    night.restore()
    for case, number in ((77, NUMBER), (78, "+15552010002"), (79, "+15552010002")):
        night.copy(case, number=number)
    rows = (staged(1, number=NUMBER), staged(2, number="+15552010002"))
    night.office.stage(*rows)
    load(night.office.work())
    night.reconcile()

    pairs = same_pairs(night.office.work())

    assert [str(one.reference) for one in pairs] == ["FX-000077-A1"]
    assert len(guard_state(night.office.work()).lost) == 2


def test_a_reference_that_nobody_has_met_is_no_fax_of_the_lost_time(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()

    with pytest.raises(BadUsage):
        same_fax(night.office.work(), "FX-000001", "FX-000077-A1")


def test_a_sign_beside_an_attempt_of_ours_asks_a_person(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.reconcile()
    night.release(1)
    night.office.send()
    night.copy(1)

    night.reconcile()

    assert night.office.state(1) is State.SENT
    [(title,)] = night.office.rows("SELECT title FROM tasks WHERE kind = 'review-restored'")
    assert "may have arrived twice" in str(title)


def test_a_success_of_the_lost_time_stops_what_was_let_go(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.reconcile()
    night.release(1)

    night.office.hear(delivered(reference(1)))
    night.office.send()

    assert night.office.state(1) is State.DELIVERED
    assert night.office.gateway.taken == []


def test_a_mailbox_that_cannot_be_asked_to_its_end_leaves_the_guard_as_it_was(
    night: Night,
) -> None:
    night.office.load_cases(1)
    night.restore()
    night.inbox.failure = ServerUnreachable(server="imap", what="gone")

    with pytest.raises(ServerUnreachable):
        night.reconcile()

    assert not night.release(1).done


def test_without_a_sent_folder_it_says_so(night: Night) -> None:
    night.office.load_cases(1)
    night.restore()
    night.inbox.lost_copies = None

    assert night.reconcile().sent_folder is False


def test_a_batch_is_not_let_go_before_the_mailbox_was_asked(night: Night) -> None:
    night.office.load_cases(1)
    [(batch,)] = night.office.rows("SELECT id FROM batches")
    hold_batch(night.office.work(), batch)  # type: ignore[arg-type]
    night.restore()

    with pytest.raises(NotReconciled):
        release_batch(night.office.work(), batch)  # type: ignore[arg-type]


def test_silence_settles_nothing_before_the_mailbox_was_asked(night: Night) -> None:
    night.office.load_cases(1)
    night.office.send()
    night.office.clock.forward(hours=1)
    night.restore()
    night.office.clock.forward(hours=48)

    watched = night.office.watch()

    assert watched.by_silence == 0
    windows = night.office.rows("SELECT window_from > sent_at FROM attempts")
    assert windows == [(1,)]


def test_once_lifted_new_faxes_go_but_for_doubted_ones_and_reports_of_the_lost_days(
    night: Night,
) -> None:
    night.restore()
    night.copy(77, number=NUMBER)
    night.reconcile()
    lift_guard(night.office.work(), LiftBecause.RECONCILED)
    old_day = night.office.stage(staged(3, number="+15552010003"))
    load(night.office.work())
    night.office.clock.forward(days=1)
    night.office.stage(staged(1, number=NUMBER), staged(2, number="+15552010002"))
    with night.office.store.write() as tx:
        tx.execute("UPDATE batches SET day = '2026-11-24' WHERE id > :id", {"id": old_day})
    load(night.office.work())

    night.office.send()

    assert [fax.number for fax in night.office.gateway.taken] == ["+15552010002"]


def test_the_guard_needs_the_mailbox_to_have_been_asked(night: Night) -> None:
    night.restore()

    with pytest.raises(NotReconciled):
        lift_guard(night.office.work(), LiftBecause.RECONCILED)

    assert night.office.rows("SELECT lifted_at FROM restores") == [(None,)]


def test_a_generation_that_was_given_out_before_is_left_behind(night: Night) -> None:
    night.restore()
    night.copy(200_001, number=NUMBER, generation=2)

    night.reconcile()

    with night.office.store.read() as tx:
        assert restores.generation(tx) == 3
    assert len(guard_state(night.office.work()).lost) == 1


def test_tries_that_left_no_sign_are_those_of_the_fax_that_a_person_named(night: Night) -> None:
    night.restore()
    night.copy(77, attempt=3, number=NUMBER)
    night.office.stage(staged(1, number=NUMBER))
    load(night.office.work())
    night.reconcile()

    [done] = same_pairs(night.office.work())

    assert [row[0] for row in night.attempts(done.case_id)] == [
        "FX-000077-A1",
        "FX-000077-A2",
        "FX-000077-A3",
    ]
    assert night.broken_promises() == []
