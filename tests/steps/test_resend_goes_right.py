"""resend: never to a number found wrong, never twice beside itself, never one fax for another."""

from dataclasses import replace

from conftest import Office, staged
from faxflow.domain.because import ResendBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import Letter, LetterOrder, LetterResult
from faxflow.domain.reasons import Reason
from faxflow.steps.add_case import Adding, add_case
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.moving import move
from faxflow.steps.new_fax import NewFax
from faxflow.steps.resend_case import Resending, resend_case
from faxflow.store import cases

NUMBER, RIGHT = "+15552010150", "+15552010151"


def stamped(order: LetterOrder, pdf: bytes) -> LetterResult:
    return Letter(order.case_id, pdf + order.case_name.encode(), 2)


def resend(office: Office, name: str = "FX-000001") -> Mended:
    resending = Resending(ResendBecause.NOT_LEGIBLE, Adding(office.vault, stamped), again=True)
    return resend_case(office.work(), name, resending)


def cancel(office: Office, name: str) -> None:
    assert mend_case(office.work(), name, Asked(Decision.CANCEL, "not-wanted")).done


def told(office: Office) -> list[tuple[object, ...]]:
    return office.rows("SELECT letter, service_date, number, state FROM cases ORDER BY id")


def test_faxes_that_differ_in_their_letter_alone_both_go_again(office: Office) -> None:
    first = staged(1, number=NUMBER)
    office.stage(first, replace(staged(2, number=NUMBER), letter="results"))
    load(office.work())
    cancel(office, "FX-000001")
    cancel(office, "FX-000002")

    answers = [resend(office, "FX-000001"), resend(office, "FX-000002")]

    assert [one.told.partition(" is ")[0] for one in answers] == ["FX-000003", "FX-000004"]
    assert [row[0] for row in told(office)[2:]] == ["referral", "results"]


def test_faxes_that_differ_in_their_service_date_alone_both_go_again(office: Office) -> None:
    later = replace(staged(2, number=NUMBER), service_date="2026-11-25")
    office.stage(staged(1, number=NUMBER), later)
    load(office.work())
    cancel(office, "FX-000001")
    cancel(office, "FX-000002")

    resend(office, "FX-000001")
    resend(office, "FX-000002")

    assert [row[1] for row in told(office)[3:]] == ["2026-11-25"]


def test_a_number_that_was_found_wrong_when_it_went_again_is_not_dialled_once_more(
    office: Office,
) -> None:
    office.load_cases(1, NUMBER)
    cancel(office, "FX-000001")
    resend(office)
    corrected = correct_case(office.work(), "FX-000002", Correction(RIGHT, "mistyped"))
    assert corrected.done

    once_more = resend(office)

    assert not once_more.done
    assert "this number was corrected" in once_more.told
    assert [row[2] for row in told(office)] == [NUMBER, RIGHT]


def test_one_that_comes_back_meanwhile_does_not_go_twice(office: Office) -> None:
    given = NewFax(NUMBER, "pdf", {}, pdf=b"%PDF")
    add_case(office.work(), given, Adding(office.vault, stamped))
    office.send()

    def failing_meanwhile(order: LetterOrder, pdf: bytes) -> LetterResult:
        """The verdict comes while the letter is looked at."""
        work = office.work()
        with office.store.write() as tx:
            case = cases.get(tx, CaseId(1))
            assert case
            back = Change(case.standing(), Cause.REJECTED, State.FAILED, Reason.BUSY)
            assert move(tx, work, back)
        return stamped(order, pdf)

    adding = Adding(office.vault, failing_meanwhile)
    answer = resend_case(
        office.work(), "FX-000001", Resending(ResendBecause.NOT_LEGIBLE, adding, again=True)
    )

    assert not answer.done
    assert "FX-000001 is failed" in answer.told
    assert len(told(office)) == 1
