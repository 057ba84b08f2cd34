"""A reject keeps what it was, and beside it what became of it, by compare-and-set."""

from datetime import date
from pathlib import Path

import pytest

from faxflow.domain.case import Reject
from faxflow.domain.ids import BatchId, CaseId, RejectId
from faxflow.domain.ledger import Ledger
from faxflow.domain.row_beside import RowBeside
from faxflow.domain.settled_reject import Became
from faxflow.store import batches, case_loading, corrected_rows, migration, rejects
from faxflow.store.corrected_rows import CaseBeside
from faxflow.store.rejects import KeptReject, Settlement
from making import MORNING, new_store
from stocked import DAY, Stocked, row

THIRD = RejectId(BatchId(1), 3)
OPEN = KeptReject(THIRD, DAY, "Fax", "it is empty")
ASIDE = Settlement(Became.SET_ASIDE, "no-row")

BEFORE_0007 = """
INSERT INTO runs (id, command, actor, started_at) VALUES ('r', 'load', 'mara', '06:00');
INSERT INTO batches (id, sha256, day, name, source, fetched_at, state)
VALUES (1, 'a', '2026-11-23', 'a', 'test', '06:00', 'loaded'),
    (2, 'b', '2026-11-24', 'b', 'test', '06:00', 'loaded');
INSERT INTO rejects (batch_id, line, column_name, reason)
VALUES (1, 3, 'Fax', 'it is empty'), (2, 4, 'Fax', 'it is empty');
INSERT INTO tasks (kind, task_key, title, batch_id, run_id, opened_at, due_at, closed_at, closed_by)
VALUES ('review-rejects', 'review-rejects:B-000001', '', 1, 'r', '06:00', '06:00', '07:00', 'mara'),
    ('review-rejects', 'review-rejects:B-000002', '', 2, 'r', '06:00', '06:00', NULL, NULL)
"""


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    """A loaded batch of two faxes and two rejects."""
    made = Stocked(tmp_path)
    made.load(row(1), row(2))
    with made.store.write() as tx:
        found = [Reject(3, "Fax", "it is empty"), Reject(4, "Day", "it is no date")]
        batches.add_rejects(tx, BatchId(1), found)
        tx.execute("UPDATE batches SET rows_read = 4")
    return made


def test_a_reject_is_open_until_a_person_has_seen_to_it(stocked: Stocked) -> None:
    settlement = Settlement(Became.LOADED, "mistyped", ("Fax", "Größe"), CaseId(2))

    with stocked.store.write() as tx:
        before = rejects.get(tx, THIRD)
        assert rejects.settle(tx, stocked.run, THIRD, settlement)
        after = rejects.get(tx, THIRD)

    assert before == OPEN
    assert after == KeptReject(
        THIRD,
        DAY,
        "Fax",
        "it is empty",
        Became.LOADED,
        MORNING,
        "tester",
        "mistyped",
        ("Fax", "Größe"),
        CaseId(2),
    )


def test_the_second_to_see_to_it_changes_nothing(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        rejects.settle(tx, stocked.run, THIRD, ASIDE)

        again = rejects.settle(tx, stocked.run, THIRD, Settlement(Became.LOADED, "mistyped"))

        kept = rejects.get(tx, THIRD)
    assert not again
    assert kept is not None
    assert kept.became is Became.SET_ASIDE


def test_only_what_is_set_aside_is_opened_again(stocked: Stocked) -> None:
    fourth = RejectId(BatchId(1), 4)
    with stocked.store.write() as tx:
        rejects.settle(tx, stocked.run, THIRD, ASIDE)
        fixed = Settlement(Became.LOADED, "mistyped", case_id=CaseId(1))
        rejects.settle(tx, stocked.run, fourth, fixed)

        opened = [rejects.reopen(tx, one) for one in (THIRD, fourth)]

        assert opened == [True, False]
        assert rejects.get(tx, THIRD) == OPEN


def test_lists_hold_the_open_ones_of_a_batch_or_a_day(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        rejects.settle(tx, stocked.run, THIRD, ASIDE)

        still = [one.id.line for one in rejects.listed(tx)]
        every = [one.id.line for one in rejects.listed(tx, batch_id=BatchId(1), settled=True)]
        other_day = rejects.listed(tx, day=date(2026, 11, 24), settled=True)

        assert (still, every, other_day) == ([4], [3, 4], [])
        assert rejects.count_open(tx, BatchId(1)) == 1


def test_the_ledger_counts_what_became_of_them_and_keeps_that_of_the_load(
    stocked: Stocked,
) -> None:
    at_load = Ledger(read=4, loaded=2, rejected=2)
    with stocked.store.write() as tx:
        fixed = Settlement(Became.UNCHANGED, "mistyped", case_id=CaseId(1))
        rejects.settle(tx, stocked.run, THIRD, fixed)

        assert batches.ledger_at_load(tx, BatchId(1)) == at_load
        assert batches.ledger_of(tx, BatchId(1)) == Ledger(
            read=4, loaded=2, unchanged=1, rejected=1, corrected=1
        )


def test_a_corrected_row_stands_in_its_lines_place(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        for number in ("+12025550103", "+12025550104"):
            new = row(3, number=number)
            corrected_rows.restage(tx, BatchId(1), new, number_given=True)

        found = case_loading.candidate(tx, BatchId(1), 3)

    kept = stocked.rows("SELECT number, number_given FROM batch_rows WHERE line = 3")
    assert kept == [("+12025550104", 1)]
    assert (found.case_key, found.known) == ("key-3", None)


def test_it_meets_the_rows_of_its_identity_but_those_set_aside(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        for line in (3, 4):
            corrected_rows.restage(tx, BatchId(1), row(line, case_key="key-1"), number_given=False)
        rejects.settle(tx, stocked.run, THIRD, ASIDE)

        found = corrected_rows.beside(tx, BatchId(1), ["key-1"])

        assert found == [
            RowBeside(1, "key-1", "content-1", rejected=False),
            RowBeside(4, "key-1", "content-4", rejected=True),
        ]
        known = corrected_rows.case_of(tx, "key-1")
        assert known == CaseBeside(CaseId(1), BatchId(1), "content-1")
        assert corrected_rows.case_of(tx, "key-9") is None


def test_a_number_that_a_person_gave_is_contested_by_another_of_a_report(
    stocked: Stocked,
) -> None:
    with stocked.store.write() as tx:
        tx.execute("UPDATE batch_rows SET number_given = 1 WHERE line = 1")
        for line, number in ((3, "+12025550001"), (4, "+12025550199")):
            new = row(line, case_key="key-1", number=number)
            corrected_rows.restage(tx, BatchId(1), new, number_given=False)

        found = [case_loading.candidate(tx, BatchId(1), line).known for line in (3, 4)]

    assert [one.contested for one in found if one] == [False, True]


def test_rejects_whose_task_a_person_closed_before_count_as_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        older = [one for one in migration._files() if one[0] < "0007"]
        earlier.setattr(migration, "_files", lambda: older)
        store = new_store(tmp_path)
    with store.write() as tx:
        for statement in BEFORE_0007.split(";"):
            tx.execute(statement)
        migrating = [sql for name, sql in migration._files() if name.startswith("0007")]

        for statement in migration._statements(migrating[0]):
            tx.execute(statement)

        kept = tx.execute("SELECT became, because, settled_at, settled_by FROM rejects").fetchall()
    assert [tuple(one) for one in kept] == [
        ("set-aside", "done-otherwise", "07:00", "mara"),
        (None, None, None, None),
    ]
