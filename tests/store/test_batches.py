"""Each report is kept once, with its rows, its rejects and its ledger."""

from datetime import date
from pathlib import Path

import pytest

from faxflow.domain.case import Reject
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId
from faxflow.domain.ledger import Ledger
from faxflow.domain.loading import Candidate, Known
from faxflow.store import batches, case_loading, rejects
from faxflow.store.batches import Batch
from stocked import DAY, Stocked, row

NEXT_DAY = date(2026, 11, 24)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return Stocked(tmp_path)


def states(stocked: Stocked) -> list[object]:
    return [found[0] for found in stocked.rows("SELECT state FROM batches ORDER BY id")]


def the_same(day: date = DAY, sha256: str = "a" * 64) -> Batch:
    return Batch(BatchId(0), day, "other name.csv", sha256, "elsewhere")


def test_a_batch_reads_back_as_it_was_kept(stocked: Stocked) -> None:
    made = stocked.batch()

    with stocked.store.read() as tx:
        kept = batches.of_day(tx, DAY)
        other_day = batches.of_day(tx, NEXT_DAY)
    assert kept == [Batch(made, DAY, "2026-11-23.csv", "a" * 64, "test")]
    assert other_day == []


def test_the_same_file_of_the_same_day_is_known_by_its_hash_alone(stocked: Stocked) -> None:
    made = stocked.batch()

    with stocked.store.read() as tx:
        found = batches.same_file(tx, the_same())
        another_day = batches.same_file(tx, the_same(NEXT_DAY))
        another_file = batches.same_file(tx, the_same(sha256="b" * 64))

    assert (found, another_day, another_file) == (made, None, None)


def test_a_newer_report_takes_the_place_of_one_that_nobody_could_normalize(
    stocked: Stocked,
) -> None:
    stocked.load(row(1))
    older = stocked.batch(sha256="b" * 64)
    stocked.batch(sha256="c" * 64, day=NEXT_DAY)
    newer = stocked.batch(sha256="d" * 64)

    with stocked.store.write() as tx:
        aside = batches.supersede(tx, DAY, newer)

    assert aside == [older]
    assert states(stocked) == ["loaded", "unusable", "extracted", "extracted"]


def test_what_is_set_aside_is_no_report_of_its_day_until_it_comes_again(stocked: Stocked) -> None:
    made = stocked.batch()
    with stocked.store.write() as tx:
        batches.set_aside(tx, made)
        while_aside = batches.of_day(tx, DAY)

        batches.revive(tx, made)

        assert while_aside == []
        assert [batch.id for batch in batches.in_state(tx, "extracted")] == [made]


def test_a_loaded_report_is_not_revived(stocked: Stocked) -> None:
    stocked.load(row(1))

    with stocked.store.write() as tx:
        batches.revive(tx, BatchId(1))

    assert states(stocked) == ["loaded"]


def test_rejects_read_back_in_line_order_and_count(stocked: Stocked) -> None:
    made = stocked.batch()
    one, two = Reject(9, "fax", "it is no number"), Reject(4, "visit", "it is no date")

    with stocked.store.write() as tx:
        batches.stage(tx, made, rows=[], rejects=[one], rows_read=3)
        batches.add_rejects(tx, made, [two])

        kept = [(r.id.line, r.column, r.reason) for r in rejects.listed(tx, batch_id=made)]
        assert kept == [(two.line, two.column, two.reason), (one.line, one.column, one.reason)]
        assert batches.ledger_of(tx, made) == Ledger(read=3, rejected=2)


def test_a_ledger_reads_back_as_it_was_written(stocked: Stocked) -> None:
    made = stocked.batch()
    ledger = Ledger(read=15, loaded=5, updated=4, unchanged=3, duplicate=2, rejected=1)

    with stocked.store.write() as tx:
        batches.stage(tx, made, rows=[], rejects=[Reject(2, "fax", "none")], rows_read=15)
        batches.mark_loaded(tx, made, ledger)

        assert batches.ledger_of(tx, made) == ledger
    assert states(stocked) == ["loaded"]


def test_a_row_meets_the_case_that_its_identity_has(stocked: Stocked) -> None:
    stocked.load(row(1))
    later = stocked.batch(day=NEXT_DAY)
    with stocked.store.write() as tx:
        rows = [row(7, case_key="key-1"), row(8, number_valid=False)]
        batches.stage(tx, later, rows=rows, rejects=[], rows_read=2)

        found = case_loading.candidates(tx, later)

    known = Known(stocked.case().id, State.READY, 0, "content-1")
    assert found == [
        Candidate(7, "key-1", "content-7", True, known),
        Candidate(8, "key-8", "content-8", False, None),
    ]


def stage_newer(stocked: Stocked) -> tuple[BatchId, list[Candidate]]:
    """A later report with another number for case 1."""
    later = stocked.batch(day=NEXT_DAY)
    with stocked.store.write() as tx:
        newer = row(7, case_key="key-1", number="+12025550199", fields='{"reason": "new"}')
        batches.stage(tx, later, rows=[newer], rejects=[], rows_read=1)
        return later, case_loading.candidates(tx, later)


def test_an_unsent_case_takes_the_content_of_its_newer_row(stocked: Stocked) -> None:
    stocked.load(row(1))
    later, rows = stage_newer(stocked)

    with stocked.store.write() as tx:
        case_loading.update(tx, stocked.run, later, rows)

    case = stocked.case()
    assert (case.number, case.fields, case.letter_sha256) == (
        "+12025550199",
        {"reason": "new"},
        None,
    )
    assert stocked.rows("SELECT content_hash, batch_id, line FROM cases") == [
        ("content-7", later, 7)
    ]


def test_a_sent_case_keeps_its_content_and_tells_of_a_change_once(stocked: Stocked) -> None:
    stocked.load(row(1))
    stocked.send()
    later, rows = stage_newer(stocked)

    with stocked.store.write() as tx:
        case_loading.update(tx, stocked.run, later, [])
        case_loading.note_late(tx, stocked.run, later, rows)
        again = case_loading.candidates(tx, later)

    assert stocked.case().number == "+12025550001"
    assert [one.known.content_hash for one in again if one.known] == ["content-7"]


@pytest.mark.parametrize("how", ["update", "note_late"])
def test_a_newer_row_leaves_its_event(stocked: Stocked, how: str) -> None:
    stocked.load(row(1))
    later, rows = stage_newer(stocked)
    before = len(stocked.rows("SELECT id FROM events"))

    with stocked.store.write() as tx:
        getattr(case_loading, how)(tx, stocked.run, later, rows)

    assert len(stocked.rows("SELECT id FROM events")) == before + 1
