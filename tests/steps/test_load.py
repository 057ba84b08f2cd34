"""load: one case per fax, and a ledger that balances."""

import pytest

from conftest import Office, staged
from faxflow.domain.ledger import Ledger
from faxflow.errors import LedgerUnbalanced
from faxflow.steps.load import load

ONE, TWO = "+15552010101", "+15552010102"


def test_a_second_report_makes_no_second_case(office: Office) -> None:
    office.stage(staged(1, number=ONE), staged(2, number=TWO))
    load(office.work())
    office.stage(staged(5, number=ONE, key="key-1"), staged(6, number=TWO, key="key-2"))

    second = load(office.work())

    assert second[0].ledger == Ledger(read=2, unchanged=2)
    assert office.rows("SELECT count(*) FROM cases") == [(2,)]


def test_loading_again_changes_nothing(office: Office) -> None:
    office.stage(staged(1, number=ONE))
    load(office.work())

    again = load(office.work())

    assert again == []


def test_the_same_row_twice_in_a_report_is_one_case(office: Office) -> None:
    office.stage(staged(1, number=ONE, key="k"), staged(2, number=ONE, key="k"))

    loaded = load(office.work())

    assert loaded[0].ledger == Ledger(read=2, loaded=1, duplicate=1)


def test_rows_that_contradict_each_other_are_rejected_not_guessed(office: Office) -> None:
    office.stage(staged(1, number=ONE, key="k"), staged(2, number=TWO, key="k"))

    loaded = load(office.work())

    assert loaded[0].ledger == Ledger(read=2, rejected=2)
    assert office.rows("SELECT count(*) FROM cases") == [(0,)]
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-rejects'") == [(1,)]


def test_a_changed_row_changes_a_case_that_is_still_unsent(office: Office) -> None:
    office.stage(staged(1, number=ONE))
    load(office.work())
    office.stage(staged(1, number=TWO))

    load(office.work())

    assert office.rows("SELECT number, letter_sha256 FROM cases") == [(TWO, None)]


def test_a_row_changed_after_sending_opens_one_task_and_no_second_fax(office: Office) -> None:
    office.stage(staged(1, number=ONE))
    load(office.work())
    office.send()
    office.stage(staged(1, number=TWO))
    load(office.work())
    office.stage(staged(1, number=TWO))
    load(office.work())

    office.send()

    assert len(office.gateway.taken) == 1
    assert office.rows("SELECT number FROM cases") == [(ONE,)]
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-change'") == [(1,)]


def test_a_number_that_may_not_be_dialled_holds_its_case(office: Office) -> None:
    row = staged(1, number=ONE)
    office.stage(type(row)(**{**_fields(row), "number_valid": False}))

    loaded = load(office.work())

    assert loaded[0].held == 1
    assert office.rows("SELECT state FROM cases") == [("held",)]
    assert office.rows("SELECT case_id FROM tasks WHERE kind = 'release-held'") == [(1,)]


def test_an_unbalanced_ledger_loads_nothing(office: Office) -> None:
    batch_id = office.stage(staged(1, number=ONE))
    with office.store.write() as tx:
        tx.execute("UPDATE batches SET rows_read = 7 WHERE id = :id", {"id": batch_id})

    with pytest.raises(LedgerUnbalanced, match="7 rows read, but 1"):
        load(office.work())

    assert office.rows("SELECT count(*) FROM cases") == [(0,)]


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in type(row).__slots__}  # type: ignore[attr-defined]
