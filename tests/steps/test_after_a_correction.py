"""What comes in about a number that a person has found wrong: results, and newer reports."""

from dataclasses import replace

import pytest

from conftest import Office, reference, staged
from faxflow.domain.because import HoldBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.store.batches import StagedRow

FAX = "FX-000001"
WRONG, RIGHT, THIRD = "+15552010001", "+15552010177", "+15552010178"
DEAD = Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1))
ARRIVED = Verdict(VerdictKind.DELIVERED, reference=reference(1))


def row(number: str, shown: str, **more: str) -> StagedRow:
    """A row whose letter repeats the number."""
    return staged(1, number=number, fax=shown, fax_e164=number, **more)


def corrected(office: Office) -> None:
    """One ready fax, about to go to its right number."""
    office.stage(row(WRONG, "(555) 201-0001"))
    load(office.work())
    _correct(office)


def failed_and_corrected(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(DEAD)
    _correct(office)


def _correct(office: Office) -> None:
    assert correct_case(office.work(), FAX, Correction(RIGHT, "mistyped", field="fax")).done


def open_tasks(office: Office) -> list[tuple[object, ...]]:
    return office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL AND kind <> 'follow-up'")


def test_a_late_success_at_the_wrong_number_does_not_keep_the_fax_from_the_right_one(
    office: Office,
) -> None:
    failed_and_corrected(office)

    office.hear(ARRIVED)
    office.send()

    assert [fax.number for fax in office.gateway.taken] == [WRONG, RIGHT]
    ((title,),) = office.rows("SELECT title FROM tasks WHERE kind = 'review-mail'")
    assert "(its fax has another number by now, it names FX-000001-A1)" in str(title)
    assert office.rows("SELECT outcome FROM verdicts ORDER BY mail_id DESC LIMIT 1") == [
        ("former-number",)
    ]


def test_a_late_success_at_the_wrong_number_delivers_no_fax_that_is_out_to_the_right_one(
    office: Office,
) -> None:
    failed_and_corrected(office)
    office.send()

    office.hear(ARRIVED)

    assert office.state(1) is State.SENT
    assert open_tasks(office) == [("review-mail",)]


@pytest.mark.parametrize("valid", [True, False])
def test_a_newer_row_with_the_wrong_number_brings_all_but_the_number(
    office: Office, *, valid: bool
) -> None:
    corrected(office)

    office.stage(replace(row(WRONG, "(555) 201-0001", reason="knee pain"), number_valid=valid))
    load(office.work())
    office.send()

    (fax,) = office.gateway.taken
    assert fax.number == RIGHT
    assert "knee pain" in fax.pdf.decode()
    assert "(555) 201-0177" in fax.pdf.decode()
    assert "2010001" not in fax.pdf.decode()
    assert "201-0001" not in fax.pdf.decode()


def test_a_correction_outlasts_every_newer_row(office: Office) -> None:
    corrected(office)

    for reason in ("knee pain", "hip pain"):
        office.stage(row(WRONG, "(555) 201-0001", reason=reason))
        load(office.work())

    assert office.rows("SELECT number FROM cases") == [(RIGHT,)]


def test_a_newer_row_with_a_third_number_waits_for_a_person(office: Office) -> None:
    corrected(office)

    office.stage(row(THIRD, "(555) 201-0178"))
    load(office.work())
    office.send()

    assert office.gateway.taken == []
    assert office.state(1) is State.HELD
    assert set(open_tasks(office)) == {("release-held",), ("review-number",)}


def test_a_third_number_is_told_of_where_the_fax_is_held_for_something_else(
    office: Office,
) -> None:
    corrected(office)
    mend_case(office.work(), FAX, Asked(Decision.HOLD, HoldBecause.NOT_YET))

    office.stage(row(THIRD, "(555) 201-0178"))
    load(office.work())

    assert set(open_tasks(office)) == {("release-held",), ("review-number",)}


def test_a_newer_row_that_has_the_right_number_too_changes_no_more_than_it_says(
    office: Office,
) -> None:
    corrected(office)

    office.stage(row(RIGHT, "(555) 201-0177"))
    load(office.work())

    assert office.state(1) is State.READY
    assert office.rows("SELECT number FROM cases") == [(RIGHT,)]
