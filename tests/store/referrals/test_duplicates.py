"""A pair is kept once, whichever way round it is found, and decided by one of two at once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from faxflow.domain.referrals.pair import Likeness, Pair, PairKind, PairState
from faxflow.store.connection import Connection, Store
from faxflow.store.referrals import duplicates
from faxflow.store.referrals.duplicates import Decision
from making import MORNING, new_store

LIKE = Likeness("possible", 9.5, ("same name",))
LIKER = Likeness("probable", 16.0, ("same name", "same phone"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path)) as made:
        yield made


def found(tx: Connection, *ids: int, like: Likeness = LIKE) -> Pair:
    one, other = ids
    return duplicates.put(tx, PairKind.REFERRAL, (one, other), like=like, now=MORNING)


def test_the_later_of_the_two_stands_first_whichever_way_round_it_is_found(store: Store) -> None:
    with store.write() as tx:
        first, second = found(tx, 3, 7), found(tx, 7, 3, like=LIKER)

    assert (first.one_id, first.other_id) == (7, 3)
    assert second.id == first.id
    assert second.likeness == LIKER


def test_what_is_found_again_stays_decided(store: Store) -> None:
    with store.write() as tx:
        pair = found(tx, 7, 3)
        duplicates.decide(tx, pair, Decision(PairState.DISTINCT, "mara"), MORNING)

        again = found(tx, 7, 3, like=LIKER)

    assert (again.state, again.decided_by) == (PairState.DISTINCT, "mara")


def test_of_two_who_decide_at_once_the_second_is_told(store: Store) -> None:
    with store.write() as tx:
        read_by_both = found(tx, 7, 3)
        first = duplicates.decide(tx, read_by_both, Decision(PairState.LINKED, "mara"), MORNING)

        second = duplicates.decide(tx, read_by_both, Decision(PairState.DISTINCT, "ivo"), MORNING)

        listed = duplicates.get(tx, read_by_both.id)
    assert (first, second) == (True, False)
    assert listed
    assert (listed.pair.state, listed.pair.decided_by) == (PairState.LINKED, "mara")


def test_the_likeliest_are_listed_first(store: Store) -> None:
    with store.write() as tx:
        found(tx, 2, 1)
        found(tx, 4, 3, like=LIKER)

        listed = duplicates.listed(tx, PairState.OPEN, 1)

    assert [(one.one, one.other) for one in listed] == [(4, 3)]
