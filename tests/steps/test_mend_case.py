"""hold, release, cancel, resolve: carried out once, or refused with what can be done instead."""

from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.store import attempts, events
from faxflow.store.connection import open_store
from making import work_with

FAX = "FX-000001"
BUSY = Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1))
DEAD = Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1))


def mend(office: Office, decision: Decision, because: str = "", *, name: str = FAX) -> Mended:
    return mend_case(office.work(), name, Asked(decision, because))


def open_tasks(office: Office) -> list[object]:
    found = office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL ORDER BY id")
    return [kind for (kind,) in found]


def in_doubt(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")]
    office.send()


def failed(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(DEAD)


def test_a_held_fax_does_not_go_out_until_it_is_released(office: Office) -> None:
    office.load_cases(1)

    mend(office, Decision.HOLD, "not-yet")
    office.send()
    assert office.gateway.taken == []
    mend(office, Decision.RELEASE, "number-checked")
    office.send()

    assert len(office.gateway.taken) == 1


def test_a_decision_stands_in_the_history_with_its_reason(office: Office) -> None:
    office.load_cases(1)

    mend(office, Decision.HOLD, "recipient-asked")

    with office.store.read() as tx:
        last = events.history(tx, FAX)[-1]
    told = (last["source"], last["target"], last["cause"], last["detail"], last["actor"])
    assert told == ("ready", "held", "decided by a person", "recipient-asked", "tester")


def test_a_released_fax_has_all_its_tries_anew(office: Office) -> None:
    failed(office)
    mend(office, Decision.RELEASE, "recipient-ready")
    office.send()

    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.NO_FAX_TONE, reference=reference(1, 2)))

    assert office.state(1) is State.WAITING
    assert office.rows("SELECT tries_from FROM cases") == [(2,)]


def test_hand_overs_that_were_cut_off_before_a_release_count_no_more(office: Office) -> None:
    in_doubt(office)

    mend(office, Decision.NOT_SENT)

    assert office.rows("SELECT outcome, attempt FROM attempts") == [("not-reached", 1)]
    assert office.rows("SELECT tries_from FROM cases") == [(2,)]


def test_a_fax_that_never_went_out_is_sent_again_under_a_new_reference(office: Office) -> None:
    in_doubt(office)

    mend(office, Decision.NOT_SENT)
    office.send()

    assert [str(fax.reference) for fax in office.gateway.taken] == ["FX-000001-A2"]
    assert open_tasks(office) == ["follow-up"]


def test_a_doubtful_fax_that_went_out_waits_for_its_verdict_and_a_follow_up(office: Office) -> None:
    in_doubt(office)

    mend(office, Decision.SENT)

    assert (office.state(1), open_tasks(office)) == (State.SENT, ["follow-up"])
    found = office.rows("SELECT sent_at = submitted_at, window_from IS NOT NULL FROM attempts")
    assert found == [(1, 1)]
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))
    assert office.state(1) is State.DELIVERED


@pytest.mark.parametrize("doubtful", [True, False])
def test_the_recipients_word_delivers_a_fax_and_says_so(office: Office, doubtful: bool) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")] if doubtful else []
    office.send()

    mend(office, Decision.DELIVERED)

    assert office.rows("SELECT state, evidence FROM cases") == [("delivered", "recipient")]
    assert office.rows("SELECT outcome FROM attempts") == [("delivered",)]
    assert open_tasks(office) == []


def test_a_failure_after_the_recipients_word_goes_to_a_person(office: Office) -> None:
    office.load_cases(1)
    office.send()
    mend(office, Decision.DELIVERED)

    office.hear(BUSY)

    assert (office.state(1), open_tasks(office)) == (State.DELIVERED, ["review-mail"])


def test_a_fax_that_did_not_arrive_is_in_doubt_and_not_sent_again(office: Office) -> None:
    office.load_cases(1)
    office.send()

    mend(office, Decision.NOT_ARRIVED)
    office.send()

    assert (office.state(1), len(office.gateway.taken)) == (State.IN_DOUBT, 1)
    assert open_tasks(office) == ["resolve-doubt"]


def test_the_task_that_a_decision_opens_is_named(office: Office) -> None:
    office.load_cases(1)
    office.send()

    answer = mend(office, Decision.NOT_ARRIVED)

    task = office.rows("SELECT id FROM tasks WHERE kind = 'resolve-doubt'")[0][0]
    assert answer.opened == [task]
    assert answer.told.endswith(f"Its task is T-{task}.")


def test_a_cancelled_fax_is_never_sent_and_has_no_task(office: Office) -> None:
    failed(office)

    mend(office, Decision.CANCEL, "not-wanted")
    office.send()

    assert (office.state(1), len(office.gateway.taken)) == (State.CANCELLED, 1)
    assert open_tasks(office) == []


def test_a_sent_fax_is_not_cancelled(office: Office) -> None:
    office.load_cases(1)
    office.send()

    answer = mend(office, Decision.CANCEL, "duplicate")

    assert (answer.done, answer.state, office.state(1)) == (False, State.SENT, State.SENT)
    assert "faxflow case incident FX-000001 --kind …" in answer.instead


def test_a_fax_whose_number_may_not_be_dialled_is_not_released(office: Office) -> None:
    office.load_cases(1)
    mend(office, Decision.HOLD, "number-doubted")
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET number = '+12021110000'")

    answer = mend(office, Decision.RELEASE, "number-checked")

    assert (answer.done, office.state(1)) == (False, State.HELD)
    assert answer.instead[0].startswith("faxflow case correct FX-000001")


@pytest.mark.parametrize("name", ["FX-000099", "99", "nonsense"])
def test_a_case_that_is_not_there_is_told_as_such(office: Office, name: str) -> None:
    answer = mend(office, Decision.CANCEL, "duplicate", name=name)

    assert (answer.done, answer.was) == (False, None)
    assert name in answer.told


def test_a_dry_run_says_what_would_be_and_changes_nothing(office: Office) -> None:
    office.load_cases(1)
    before = office.rows("SELECT * FROM cases")

    answer = mend_case(office.work(), FAX, Asked(Decision.HOLD, "not-yet", dry_run=True))

    assert answer.told == "FX-000001 is ready and would be held."
    assert office.rows("SELECT * FROM cases") == before


def cancel_beside(office: Office) -> Mended:
    """What another process answers while a run is at work."""
    with closing(open_store(office.store.path, "rehearsal", config="faxflow.toml")) as store:
        work = work_with(store, office.new_run(store), office.config)
        return mend_case(work, FAX, Asked(Decision.CANCEL, "duplicate"))


def test_a_fax_that_a_run_is_handing_over_is_left_to_it(office: Office) -> None:
    office.load_cases(1)
    answers: list[Mended] = []
    office.gateway.before_finish = lambda: answers.append(cancel_beside(office))

    office.send()

    assert [answer.done for answer in answers] == [False]
    assert "a run is handing it over just now" in answers[0].told
    assert office.state(1) is State.SENT


def test_a_fax_that_is_cancelled_before_its_turn_in_a_run_is_not_handed_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.load_cases(2)
    real = office.engine.render

    def cancelled_meanwhile(orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        cancel_beside(office)
        return real(orders)

    monkeypatch.setattr(office.engine, "render", cancelled_meanwhile)

    office.send()

    assert [str(fax.reference) for fax in office.gateway.taken] == ["FX-000002-A1"]
    assert office.state(1) is State.CANCELLED


def test_a_fax_that_the_gateway_refused_can_be_released(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Refused(550, "no such user")]
    office.send()

    mend(office, Decision.RELEASE, "number-checked")

    assert office.state(1) is State.READY
    assert office.rows("SELECT outcome FROM attempts") == [("refused",)]


def test_an_attempt_that_a_person_says_never_went_out_is_told_as_such(office: Office) -> None:
    office.load_cases(1)
    office.send()
    mend(office, Decision.NOT_ARRIVED)

    mend(office, Decision.NOT_SENT)

    with office.store.read() as tx:
        (attempt,) = attempts.of_case(tx, CaseId(1))
    assert attempt["outcome"] == "not sent, by a person"
