"""correct: the new number is dialled and stands on the letter, and the wrong one stays gone."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.number_record import Block, BlockReason
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.store import events, numbers

FAX = "FX-000001"
WRONG, RIGHT = "+15552010001", "+15552010177"
DEAD = Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1))


def correct(office: Office, number: str = RIGHT, *, dry_run: bool = False) -> Mended:
    correction = Correction(number, "mistyped", field="fax", dry_run=dry_run)
    return correct_case(office.work(), FAX, correction)


def block(office: Office, number: str) -> None:
    with office.store.write() as tx:
        entry = Block(office.clock(), "tester", BlockReason.ASKED_TO_STOP)
        numbers.block(tx, number, entry)


def load_with_number(office: Office) -> None:
    """One case whose letter repeats the number."""
    row = staged(1, number=WRONG, fax="(555) 201-0001", fax_e164=WRONG)
    office.stage(row)
    load(office.work())


def failed(office: Office) -> None:
    load_with_number(office)
    office.send()
    office.hear(DEAD)


def test_a_failed_fax_goes_to_its_new_number_with_a_new_letter(office: Office) -> None:
    failed(office)

    answer = correct(office)
    office.send()

    assert answer.state is State.READY
    last = office.gateway.taken[-1]
    assert (last.number, str(last.reference)) == (RIGHT, "FX-000001-A2")
    assert "(555) 201-0177" in last.pdf.decode()
    assert "201-0001" not in last.pdf.decode()


def test_the_history_keeps_keyed_hashes_and_neither_number(office: Office) -> None:
    failed(office)

    correct(office)

    with office.store.read() as tx:
        history = json.dumps(events.history(tx, FAX))
        assert events.verify(tx)
    assert "number corrected" in history
    assert "mistyped; it was N-" in history
    assert "2010001" not in history
    assert "2010177" not in history


def test_the_same_row_in_the_next_report_brings_the_wrong_number_not_back(office: Office) -> None:
    load_with_number(office)
    correct(office)

    office.stage(staged(1, number=WRONG, fax="(555) 201-0001", fax_e164=WRONG))
    loaded = load(office.work())

    assert loaded[0].ledger.unchanged == 1
    assert office.rows("SELECT number FROM cases") == [(RIGHT,)]


@pytest.mark.parametrize(
    ("because", "state"), [("number-doubted", State.READY), ("recipient-asked", State.HELD)]
)
def test_only_a_hold_for_the_number_ends_with_its_correction(
    office: Office, because: str, state: State
) -> None:
    load_with_number(office)
    mend_case(office.work(), FAX, Asked(Decision.HOLD, because))

    answer = correct(office)

    assert (answer.state, office.state(1)) == (state, state)


def test_a_fax_held_for_its_number_goes_once_it_is_corrected(office: Office) -> None:
    office.stage(replace(staged(1, number="+12021110000"), number_valid=False))
    load(office.work())
    assert office.state(1) is State.HELD

    correct(office)

    assert office.state(1) is State.READY


def test_a_fax_that_waits_for_its_next_try_goes_on_waiting_but_not_long(office: Office) -> None:
    load_with_number(office)
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1)))

    correct(office)

    assert office.state(1) is State.WAITING
    now = office.clock().isoformat(timespec="milliseconds")
    assert office.rows("SELECT next_action_at FROM cases") == [(now,)]


def test_a_number_that_it_has_already_is_no_correction(office: Office) -> None:
    failed(office)

    answer = correct(office, WRONG)

    assert (answer.done, office.state(1)) == (False, State.FAILED)
    assert "has that very number already" in answer.told


def test_a_fax_is_not_given_a_number_on_the_do_not_fax_list(office: Office) -> None:
    failed(office)
    block(office, RIGHT)

    answer = correct(office)

    assert (answer.done, office.state(1)) == (False, State.FAILED)
    assert "its new number is on the do-not-fax list (asked-to-stop)" in answer.told
    assert answer.instead[0].startswith("faxflow number unblock N-")


def test_a_sent_fax_is_not_corrected(office: Office) -> None:
    load_with_number(office)
    office.send()

    answer = correct(office)

    assert (answer.done, answer.state) == (False, State.SENT)
    assert office.rows("SELECT number FROM cases") == [(WRONG,)]


@pytest.mark.parametrize("because", ["number-doubted", None])
def test_a_letter_that_was_given_is_looked_at_before_it_goes_to_another_number(
    office: Office, because: str | None
) -> None:
    load_with_number(office)
    office.send()
    office.hear(DEAD)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET letter_given = 1")
    if because:  # one that is held already, too
        mend_case(office.work(), FAX, Asked(Decision.RELEASE))
        mend_case(office.work(), FAX, Asked(Decision.HOLD, because))

    answer = correct(office)
    office.send()

    assert (answer.state, office.state(1), len(office.gateway.taken)) == (
        State.HELD,
        State.HELD,
        1,
    )
    assert office.rows("SELECT kind, title FROM tasks WHERE closed_at IS NULL") == [
        (
            "release-held",
            (
                "FX-000001 is held: its letter is the one given by hand; check that it suits the"
                " new number, then `faxflow case release FX-000001 --because letter-checked`"
            ),
        )
    ]
    mend_case(office.work(), FAX, Asked(Decision.RELEASE, "letter-checked"))
    office.send()
    assert office.gateway.taken[-1].number == RIGHT


def test_a_dry_run_corrects_nothing(office: Office) -> None:
    failed(office)

    answer = correct(office, dry_run=True)

    assert answer.told == "FX-000001 is failed and would be ready, with the new number."
    assert office.rows("SELECT number, state FROM cases") == [(WRONG, "failed")]


def test_a_correction_while_a_run_draws_letters_keeps_the_old_letter_off(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_with_number(office)
    real = office.engine.render

    def corrected_meanwhile(orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        correct(office)
        return real(orders)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(office.engine, "render", corrected_meanwhile)
        office.send()
    office.send()

    assert [fax.number for fax in office.gateway.taken] == [RIGHT]
    assert "(555) 201-0177" in office.gateway.taken[0].pdf.decode()


def test_a_waiting_fax_forgets_why_its_former_number_failed(office: Office) -> None:
    load_with_number(office)
    office.send()
    office.hear(replace(DEAD, reason=Reason.NO_ANSWER))
    assert office.state(1) is State.WAITING

    correct(office)

    assert office.rows("SELECT state, reason FROM cases") == [("waiting", None)]
