"""A recipient who is suddenly to be reached at another number is pointed out, or held."""

from dataclasses import replace

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.store import batches

OLD, NEW = "+12025550117", "+12025550118"
CLINIC = "c0ffee" * 10
TASKS = "SELECT title, case_id FROM tasks WHERE kind = 'review-number' AND closed_at IS NULL"


def for_clinic(line: int, number: str, key: str | None = None) -> batches.StagedRow:
    return replace(staged(line, number=number, key=key), recipient_key=CLINIC)


def bring(office: Office, *rows: batches.StagedRow) -> BatchId:
    batch_id = office.stage(*rows)
    load(office.work())
    return batch_id


@pytest.fixture
def reached(office: Office) -> Office:
    """An office whose clinic has had a fax at its old number."""
    bring(office, for_clinic(1, OLD))
    office.send()
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))
    return office


def holding(office: Office) -> Office:
    numbers = office.config.numbers.model_copy(update={"changed_number": "hold"})
    office.config = office.config.model_copy(update={"numbers": numbers})
    return office


def test_a_new_number_for_a_known_recipient_is_a_task_and_goes_out(reached: Office) -> None:
    bring(reached, for_clinic(2, NEW), for_clinic(3, NEW))

    reached.send()

    ((title, case_id),) = reached.rows(TASKS)
    assert case_id == 2
    assert str(title).startswith("FX-000002 and 1 more of its recipient go to another number")
    assert NEW[1:] not in str(title)
    assert reached.state(2) is State.SENT


def test_where_the_practice_wants_it_held_nothing_goes_before_a_person_looked(
    reached: Office,
) -> None:
    holding(reached)
    batch_id = reached.stage(for_clinic(2, NEW), for_clinic(3, OLD))
    (loaded,) = load(reached.work())

    reached.send()

    assert (loaded.batch_id, loaded.held) == (batch_id, 1)
    assert (reached.state(2), reached.state(3)) == (State.HELD, State.SENT)
    told = reached.rows("SELECT title FROM tasks WHERE kind = 'release-held'")
    assert "another number than its recipient's last delivered fax" in str(told)


def test_a_row_whose_number_changed_before_it_was_sent_is_seen_too(reached: Office) -> None:
    bring(reached, for_clinic(2, OLD, key="same"))

    bring(reached, for_clinic(2, NEW, key="same"))

    assert [case_id for _, case_id in reached.rows(TASKS)] == [2]


@pytest.mark.parametrize("wants", ["flag", "hold"])
def test_a_number_that_changed_while_its_fax_was_held_is_seen_too(
    reached: Office, wants: str
) -> None:
    bring(holding(reached) if wants == "hold" else reached, for_clinic(2, OLD, key="same"))
    mend_case(reached.work(), "FX-000002", Asked(Decision.HOLD, "not-yet"))

    bring(reached, for_clinic(2, NEW, key="same"))

    assert [case_id for _, case_id in reached.rows(TASKS)] == [2]
    assert reached.state(2) is State.HELD


def test_a_fax_held_for_an_invalid_number_has_one_task(reached: Office) -> None:
    bring(reached, replace(for_clinic(2, "+12025550"), number_valid=False))

    assert reached.rows(TASKS) == []
    assert reached.rows("SELECT count(*) FROM tasks WHERE kind = 'release-held'") == [(1,)]


def test_the_same_number_and_a_recipient_without_history_are_no_news(reached: Office) -> None:
    other = replace(staged(3, number=NEW), recipient_key="feed" * 16)

    bring(reached, for_clinic(2, OLD), other, staged(4, number=NEW))

    assert reached.rows(TASKS) == []


def test_once_a_fax_has_arrived_there_the_new_number_is_the_known_one(reached: Office) -> None:
    bring(reached, for_clinic(2, NEW))
    reached.send()
    reached.hear(Verdict(VerdictKind.DELIVERED, reference=reference(2)))
    with reached.store.write() as tx:
        tx.execute("UPDATE tasks SET closed_at = due_at WHERE kind = 'review-number'")

    bring(reached, for_clinic(3, NEW))

    assert reached.rows(TASKS) == []
    assert reached.rows("SELECT number FROM recipients") == [(NEW,)]


def test_the_register_keeps_no_name(reached: Office) -> None:
    assert reached.rows("SELECT recipient_key, number FROM recipients") == [(CLINIC, OLD)]
