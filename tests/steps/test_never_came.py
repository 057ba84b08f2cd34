"""resolve --not-arrived of a delivery by silence: failed, a person's task, never sent by itself."""

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import CaseId
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.moving import move
from faxflow.store import cases


def mend(office: Office, decision: Decision, because: str = "") -> Mended:
    return mend_case(office.work(), "FX-000001", Asked(decision, because))


def open_tasks(office: Office) -> list[object]:
    found = office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL ORDER BY id")
    return [kind for (kind,) in found]


def delivered_by_silence(office: Office) -> None:
    office.load_cases(1)
    office.send()
    work = office.work()
    with office.store.write() as tx:
        case = cases.get(tx, CaseId(1))
        assert case is not None
        change = Change(case.standing(), Cause.SILENCE, State.DELIVERED, detail="silence")
        move(tx, work, change)


def test_a_delivery_by_silence_that_never_came_has_failed_and_is_not_sent_again(
    office: Office,
) -> None:
    delivered_by_silence(office)

    answer = mend(office, Decision.NOT_ARRIVED)
    office.send()

    assert (answer.done, answer.state, office.state(1)) == (True, State.FAILED, State.FAILED)
    assert (len(office.gateway.taken), open_tasks(office)) == (1, ["mend-fax"])
    assert office.rows("SELECT outcome, reason FROM attempts") == [("failed", "unknown")]
    assert office.rows("SELECT failures_in_row FROM numbers") == [(1,)]
    title = office.rows("SELECT title FROM tasks WHERE closed_at IS NULL")[0][0]
    assert str(title).startswith("FX-000001 failed (its recipient does not have it)")


def test_a_delivery_by_silence_that_never_came_goes_again_once_a_person_releases_it(
    office: Office,
) -> None:
    delivered_by_silence(office)
    mend(office, Decision.NOT_ARRIVED)

    mend(office, Decision.RELEASE, "number-checked")
    office.send()

    assert [str(fax.reference) for fax in office.gateway.taken][1:] == ["FX-000001-A2"]


def test_a_delivery_that_a_mail_proves_is_not_taken_back(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    answer = mend(office, Decision.NOT_ARRIVED)

    assert (answer.done, office.state(1)) == (False, State.DELIVERED)
    assert "M-000001 says so" in answer.told


def test_the_refusal_to_correct_a_delivery_by_silence_names_the_way_to_take_it_back(
    office: Office,
) -> None:
    delivered_by_silence(office)

    answer = correct_case(office.work(), "FX-000001", Correction("+15552010177", "mistyped"))

    assert (answer.done, office.state(1)) == (False, State.DELIVERED)
    assert answer.instead[0] == "faxflow case resolve FX-000001 --not-arrived"
