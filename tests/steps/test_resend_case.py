"""resend: a failed fax goes anew, a sent one only on a person's word, and each leaves its trace."""

import pytest

from conftest import Office
from faxflow.domain.because import ResendBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.incident import IncidentKind
from faxflow.domain.letter import Letter, LetterOrder, LetterResult
from faxflow.steps.add_case import Adding, add_case
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.new_fax import NewFax
from faxflow.steps.record_incident import Astray, record_incident
from faxflow.steps.resend_case import Resending, resend_case
from faxflow.store import cases, events


def stamped(order: LetterOrder, pdf: bytes) -> LetterResult:
    return Letter(order.case_id, pdf + order.case_name.encode(), 2)


def resend(
    office: Office, name: str = "FX-000001", *, again: bool = False, dry_run: bool = False
) -> Mended:
    adding = Adding(office.vault, stamped, dry_run=dry_run)
    resending = Resending(ResendBecause.NOT_LEGIBLE, adding, again)
    return resend_case(office.work(), name, resending)


def decide(office: Office, decision: Decision, name: str = "FX-000001") -> None:
    assert mend_case(office.work(), name, Asked(decision, "not-wanted")).done


def case(office: Office, case_id: int) -> cases.Case:
    with office.store.read() as tx:
        found = cases.get(tx, CaseId(case_id))
    assert found
    return found


def count(office: Office) -> int:
    with office.store.read() as tx:
        return int(tx.execute("SELECT count(*) AS n FROM cases").fetchone()["n"])


def told_of(office: Office, name: str) -> list[str]:
    with office.store.read() as tx:
        return [f"{one['cause']}: {one['detail']}" for one in events.history(tx, name)]


@pytest.fixture
def sent(office: Office) -> Office:
    """One fax, and the gateway has it."""
    office.load_cases(1)
    office.send()
    assert case(office, 1).state is State.SENT
    return office


def test_a_sent_fax_is_not_sent_again_without_the_word(sent: Office) -> None:
    answer = resend(sent)

    assert not answer.done
    assert "faxflow case resend FX-000001 --again --because not-legible" in answer.told
    assert count(sent) == 1


def test_with_the_word_it_goes_as_a_new_fax_and_the_first_stays_as_it_was(sent: Office) -> None:
    first = case(sent, 1)

    answer = resend(sent, again=True)

    new = case(sent, 2)
    assert answer.told.startswith("FX-000002 is FX-000001 once more")
    assert case(sent, 1) == first
    assert (new.number, new.fields, new.letter) == (first.number, first.fields, first.letter)
    assert new.state is State.READY


def test_both_histories_say_whose_it_is_and_why(sent: Office) -> None:
    resend(sent, again=True)

    assert "sent again by a person: as FX-000002, not-legible" in told_of(sent, "FX-000001")
    assert "made to send a fax again: FX-000001, not-legible" in told_of(sent, "FX-000002")


def test_the_same_command_given_twice_makes_one_fax(sent: Office) -> None:
    resend(sent, again=True)

    second = resend(sent, again=True)

    assert second.told == "FX-000001 is being sent again already: FX-000002 is ready."
    assert count(sent) == 2


def test_the_new_fax_goes_out_under_a_reference_of_its_own(sent: Office) -> None:
    decide(sent, Decision.DELIVERED)
    resend(sent, again=True)

    sent.send()

    assert [str(one.reference) for one in sent.gateway.taken] == ["FX-000001-A1", "FX-000002-A1"]


def test_a_dry_run_makes_nothing(sent: Office) -> None:
    answer = resend(sent, again=True, dry_run=True)

    assert "a new fax like it would be made" in answer.told
    assert count(sent) == 1


def test_a_fax_that_was_cancelled_goes_again_as_a_new_one(office: Office) -> None:
    office.load_cases(1)
    decide(office, Decision.CANCEL)

    answer = resend(office, again=True)

    assert answer.done
    assert [case(office, at).state for at in (1, 2)] == [State.CANCELLED, State.READY]


@pytest.mark.parametrize("again", [False, True])
def test_a_fax_in_doubt_is_not_sent_again_before_somebody_asked(sent: Office, again: bool) -> None:
    decide(sent, Decision.NOT_ARRIVED)

    answer = resend(sent, again=again)

    assert not answer.done
    assert "faxflow case resolve FX-000001 --not-sent" in answer.told
    assert count(sent) == 1


def test_a_failed_fax_has_all_its_tries_anew_and_stays_the_same_fax(sent: Office) -> None:
    decide(sent, Decision.DELIVERED)
    with sent.store.write() as tx:
        tx.execute("UPDATE cases SET evidence = 'silence'")
    decide(sent, Decision.NOT_ARRIVED)
    assert case(sent, 1).state is State.FAILED

    answer = resend(sent)

    assert answer.state is State.READY
    assert count(sent) == 1


def test_one_that_went_astray_is_not_sent_there_again(sent: Office) -> None:
    astray = Astray(IncidentKind.WRONG_NUMBER)
    assert record_incident(sent.work(), sent.vault, "FX-000001", astray).done

    answer = resend(sent, again=True)

    assert not answer.done
    assert "reached somebody else at this number" in answer.told


def test_a_letter_that_was_given_goes_again_as_it_was(office: Office) -> None:
    given = NewFax("+15552010151", "pdf", {}, pdf=b"%PDF", quiet_hours="none")
    add_case(office.work(), given, Adding(office.vault, stamped))
    office.send()

    answer = resend(office, again=True)

    new = case(office, 2)
    assert answer.done
    assert (new.letter_given, new.letter_pages, new.quiet_hours) == (True, 2, "none")


def test_a_given_letter_that_is_not_kept_any_more_is_asked_for(office: Office) -> None:
    given = NewFax("+15552010151", "pdf", {}, pdf=b"%PDF")
    add_case(office.work(), given, Adding(office.vault, stamped))
    office.send()
    office.vault.files.clear()

    answer = resend(office, again=True)

    assert not answer.done
    assert "not kept any more" in answer.told


def test_what_is_not_there_is_said(office: Office) -> None:
    answer = resend(office, "FX-000099")

    assert not answer.known
