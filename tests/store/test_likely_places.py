"""Rows that came before are looked for where they likely are, and found wherever they are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from faxflow.domain.ids import BatchId
from faxflow.store import batches, plain_rows
from faxflow.store.batches import StagedRow
from faxflow.store.likely_places import Span, likely_places
from faxflow.store.plain_rows import PlainRows
from stocked import Stocked, row

COUNT = 400


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    stocked = Stocked(tmp_path)
    stocked.load(*(row(line) for line in range(2, COUNT + 2)))
    return stocked


def again(first_line: int = 2) -> list[StagedRow]:
    """The same rows once more, from another line on."""
    return [replace(row(at), line=at - 2 + first_line, alone=True) for at in range(2, COUNT + 2)]


def staged(stocked: Stocked, rows: Sequence[StagedRow]) -> BatchId:
    batch_id = stocked.batch(sha256="b" * 64)
    in_order = [replace(one, line=at) for at, one in enumerate(rows, start=rows[0].line)]
    with stocked.store.write() as tx:
        batches.stage(tx, batch_id, rows=in_order, rejects=[], rows_read=len(rows))
    return batch_id


def counted(stocked: Stocked, rows: Sequence[StagedRow]) -> PlainRows:
    batch_id = staged(stocked, rows)
    with stocked.store.read() as tx:
        return plain_rows.count(tx, batch_id)


def with_new_ones(rows: list[StagedRow]) -> list[StagedRow]:
    new = [replace(row(at), case_key=f"new-{at}", alone=True) for at in range(3)]
    return [*rows[:50], new[0], *rows[50:200], *new[1:], *rows[200:]]


def changed(rows: list[StagedRow]) -> list[StagedRow]:
    return [
        replace(one, content_hash="other") if at % 100 == 7 else one for at, one in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (list, PlainRows(0, COUNT, 0)),
        (with_new_ones, PlainRows(3, COUNT, 0)),
        (changed, PlainRows(0, COUNT - 4, 4)),
        (lambda rows: rows[::-1], PlainRows(0, COUNT, 0)),
        (lambda rows: rows[130:] + rows[:130], PlainRows(0, COUNT, 0)),
        (lambda rows: rows[90:91], PlainRows(0, 1, 0)),
        (lambda rows: changed(with_new_ones(rows[::-1])), PlainRows(3, COUNT - 4, 4)),
    ],
)
def test_every_row_is_found_wherever_it_stands_now(
    edited: Callable[[list[StagedRow]], list[StagedRow]], expected: PlainRows, stocked: Stocked
) -> None:
    assert counted(stocked, edited(again(first_line=30))) == expected


def test_the_same_report_is_looked_for_in_one_piece(stocked: Stocked) -> None:
    batch_id = staged(stocked, again())

    with stocked.store.read() as tx:
        spans = list(likely_places(tx, batch_id))

    assert spans == [Span(2, (1 << 63) - 2, -1)]


def test_rows_without_a_case_say_nothing_of_others(tmp_path: Path) -> None:
    empty = Stocked(tmp_path)

    assert counted(empty, again()) == PlainRows(COUNT, 0, 0)


def test_a_report_without_rows_has_none_to_look_for(stocked: Stocked) -> None:
    batch_id = stocked.batch(sha256="c" * 64)

    with stocked.store.read() as tx:
        assert plain_rows.count(tx, batch_id) == PlainRows(0, 0, 0)
