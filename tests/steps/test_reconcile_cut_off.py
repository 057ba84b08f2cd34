"""A reconcile that is cut off at any transaction comes, given again, to what a whole one does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from nights import Night

from conftest import Office, reference, staged
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load
from faxflow.store.connection import Connection, Store

_STANDS = (
    "SELECT id, state, attempt FROM cases ORDER BY id",
    "SELECT reference, outcome, reason FROM attempts ORDER BY reference",
    "SELECT reference, number, said, case_id, settled_at FROM lost_attempts ORDER BY reference",
    "SELECT task_key, title FROM tasks WHERE closed_at IS NULL ORDER BY task_key",
    "SELECT reconciled_at IS NULL, lifted_at IS NULL FROM restores",
)
LOST = "+15552010001"


class CutOff(Exception):
    """The machine is gone."""


def a_night(office: Office) -> Night:
    """With faxes that failed, arrived and went out, and one of another id."""
    night = Night(office)
    office.load_cases(4)
    night.restore()
    night.copy(1)
    night.was_told(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1)))
    night.copy(1, attempt=2)
    night.copy(2)
    night.was_told(Verdict(VerdictKind.DELIVERED, reference=reference(2)))
    night.was_told(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(3)))
    night.copy(77, number=LOST)
    night.was_told(Verdict(VerdictKind.DELIVERED, reference=reference(77)))
    office.stage(staged(9, number=LOST))
    load(office.work())
    return night


def stands(night: Night) -> list[list[tuple[object, ...]]]:
    return [night.office.rows(sql) for sql in _STANDS]


@contextmanager
def cut_off_at(store: Store, transaction: int) -> Iterator[list[int]]:
    """The power goes in the middle of that transaction of the block; gives the count."""
    whole, begun = store.write, [0]

    @contextmanager
    def write() -> Iterator[Connection]:
        begun[0] += 1
        with whole() as tx:
            yield tx
            if begun[0] == transaction:
                raise CutOff

    store.write = write  # type: ignore[method-assign]
    try:
        yield begun
    finally:
        store.write = whole  # type: ignore[method-assign]


def test_given_again_it_comes_to_the_same(make_office: Callable[..., Office]) -> None:
    whole = a_night(make_office())
    with cut_off_at(whole.office.store, 0) as transactions:
        whole.reconcile()
    expected = stands(whole)
    assert transactions[0] > 5

    for at in range(1, transactions[0] + 1):
        whole.office.store.close()
        for left in whole.office.store.path.parent.glob("faxflow.db*"):
            left.unlink()
        night = whole = a_night(make_office())
        with pytest.raises(CutOff), cut_off_at(night.office.store, at):
            night.reconcile()

        night.reconcile()

        assert stands(night) == expected, f"cut off at transaction {at}"
        assert night.office.gateway.taken == []
