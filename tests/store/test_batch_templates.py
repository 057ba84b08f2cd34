"""A pin says which version draws a batch's letters, and its history who changed that."""

from pathlib import Path

import pytest

from faxflow.domain.ids import BatchId
from faxflow.domain.retention import Hold
from faxflow.store import batch_templates, events, kept_files
from faxflow.store.batch_templates import Place
from faxflow.store.retention.over import Limit
from making import MORNING
from stocked import Stocked, row

LIMIT = Limit(MORNING, Hold())
USUAL, URGENT = Place(BatchId(1), ""), Place(BatchId(1), "urgent")


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1))
    return made


def pin(stocked: Stocked, place: Place, sha256: str) -> None:
    with stocked.store.write() as tx:
        batch_templates.pin(tx, stocked.run, place, sha256)


def test_each_letter_of_a_batch_has_a_pin_of_its_own(stocked: Stocked) -> None:
    pin(stocked, USUAL, "a" * 64)
    pin(stocked, URGENT, "b" * 64)

    with stocked.store.read() as tx:
        found = batch_templates.of_batches(tx, [BatchId(1)])
        others = batch_templates.of_batches(tx, [BatchId(2)])

    assert found == {USUAL: "a" * 64, URGENT: "b" * 64}
    assert others == {}


def test_a_pin_that_is_taken_away_is_gone_and_the_history_tells_of_it(stocked: Stocked) -> None:
    pin(stocked, URGENT, "b" * 64)

    with stocked.store.write() as tx:
        batch_templates.unpin(tx, stocked.run, URGENT)
        batch_templates.unpin(tx, stocked.run, USUAL)

    with stocked.store.read() as tx:
        assert batch_templates.of_batches(tx, [BatchId(1)]) == {}
        told = [(one["cause"], one["detail"]) for one in events.history(tx, "B-000001")]
    assert told[-2:] == [
        (batch_templates.PINNED, f"urgent {'b' * 64}"),
        (batch_templates.UNPINNED, f"urgent {'b' * 64}"),
    ]


def test_a_version_is_needed_as_long_as_a_case_of_its_batch_is_open(stocked: Stocked) -> None:
    pin(stocked, USUAL, "a" * 64)

    with stocked.store.write() as tx:
        while_open = kept_files.templates_needed(tx, LIMIT)
        tx.execute("UPDATE cases SET state = 'cancelled', changed_at = '2020-01-01T00:00:00.000Z'")
        once_over = kept_files.templates_needed(tx, LIMIT)
        without_days = kept_files.templates_needed(tx, None)

    assert (while_open, once_over, without_days) == ({"a" * 64}, set(), {"a" * 64})
