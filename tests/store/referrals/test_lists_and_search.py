"""Lists and searches read an index, hold what is wanted, and the most urgent first."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.domain.referrals.search_words import search_words, sought
from faxflow.domain.run import Run
from faxflow.store.connection import Connection, Store
from faxflow.store.referrals import desk_tasks, lists, patients, records, search
from faxflow.store.referrals.lists import Pick
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due, NewReferral
from making import MORNING, RunMaker, new_store

ALL = Pick(frozenset(Queue), "mara")
EDITH = {Field.GIVEN_NAME: "Edith", Field.SURNAME: "Holloway", Field.PHONE: "+12025550117"}
EDITHA = {**EDITH, Field.GIVEN_NAME: "Editha", Field.PHONE: "+12025550118"}

Add = Callable[..., ReferralId]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path)) as made:
        yield made


@pytest.fixture
def add(store: Store) -> Add:
    run = RunMaker()(store)

    def make(
        stage: Stage, queue: Queue, hours: float | None, fields: Mapping[Field, str] = EDITH
    ) -> ReferralId:
        with store.write() as tx:
            return _made(tx, run, stage, queue, fields=fields, due_at=hours and due(hours))

    return make


def due(hours: float) -> datetime:
    return MORNING + timedelta(hours=hours)


def _made(
    tx: Connection,
    run: Run,
    stage: Stage,
    queue: Queue,
    *,
    fields: Mapping[Field, str],
    due_at: datetime | None,
) -> ReferralId:
    found_by = FoundBy(frozenset(), search_words(fields))
    patient = patients.insert(tx, fields, found_by, MORNING)
    at = Due(due_at, due_at, "v1")
    new = NewReferral(patient, Channel.FAX, "", MORNING, fields, stage, queue, at)
    return records.insert(tx, run, new)


def ids(store: Store, pick: Pick, most: int = 50) -> list[ReferralId]:
    with store.read() as tx:
        return [one.id for one in lists.listed(tx, pick, most=most)[0]]


def found(store: Store, text: str, pick: Pick = ALL, *, anywhere: bool = False) -> set[ReferralId]:
    with store.read() as tx:
        rows, matching = search.found(tx, sought(text), pick, anywhere=anywhere, most=50)
        assert matching == len(rows)
        return {one.listed.id for one in rows}


def test_the_most_urgent_comes_first_and_what_is_final_last_the_newest_first(
    store: Store, add: Add
) -> None:
    later = add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 5)
    closed = add(Stage.CLOSED, Queue.SUPERVISOR, None)
    sooner = add(Stage.SCHEDULED, Queue.SCHEDULING, 2)
    completed = add(Stage.COMPLETED, Queue.SUPERVISOR, None)

    assert ids(store, ALL) == [sooner, later]
    every = Pick(frozenset(Queue), "mara", final=True)
    assert ids(store, every) == [sooner, later, completed, closed]
    assert ids(store, every, most=3) == [sooner, later, completed]


def test_a_list_says_how_many_there_are_beside_those_on_it(store: Store, add: Add) -> None:
    for hours in range(1, 6):
        add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, hours)

    with store.read() as tx:
        listed, matching = lists.listed(tx, ALL, most=2)

    assert (len(listed), matching) == (2, 5)


def test_a_list_is_narrowed_by_stage_desk_owner_and_due_time(store: Store, add: Add) -> None:
    one = add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1)
    other = add(Stage.DOCUMENTATION, Queue.ELIGIBILITY, 3)
    with store.write() as tx:
        tx.execute("UPDATE referrals SET owner = 'mara' WHERE id = :id", {"id": other})

    assert ids(store, Pick(ALL.desks, "x", stage=Stage.ELIGIBILITY)) == [one]
    assert ids(store, Pick(ALL.desks, "x", queue=Queue.INTAKE)) == []
    assert ids(store, Pick(ALL.desks, "x", owner="mara")) == [other]
    assert ids(store, Pick(ALL.desks, "x", due_before=due(2))) == [one]
    assert ids(store, Pick(frozenset(), "mara")) == [other]
    assert ids(store, Pick(frozenset(), "x", late_before=due(2))) == [one]


def test_all_words_that_are_sought_must_be_of_one_patient(store: Store, add: Add) -> None:
    edith = add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1)
    editha = add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1, EDITHA)

    assert found(store, "hollo edith") == {edith, editha}
    assert found(store, "editha holloway") == {editha}
    assert found(store, "edith hollowell") == set()
    assert found(store, "202-555-0118") == {editha}
    assert found(store, f"RF-{edith}") == {edith}


def test_a_search_stays_at_the_desks_unless_it_may_go_anywhere(store: Store, add: Add) -> None:
    add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1)
    closed = add(Stage.CLOSED, Queue.SUPERVISOR, None)
    intake = Pick(frozenset({Queue.INTAKE}), "ida", final=True)

    assert found(store, "holloway", intake) == set()
    assert closed in found(store, "holloway", intake, anywhere=True)
    assert found(store, "holloway") == {ReferralId(1)}


def test_a_beginning_ends_where_other_words_begin(store: Store, add: Add) -> None:
    add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1, {Field.SURNAME: "Zzyzx"})
    above = add(Stage.ELIGIBILITY, Queue.ELIGIBILITY, 1, {Field.SURNAME: "Żółć王"})

    assert found(store, "zo") == {above}


def test_every_query_reads_an_index(store: Store) -> None:
    patients_query = {"first": "a", "behind": "b", "others": "{}"}
    wanted = {**lists.wanted(ALL), "most": 5}
    sought_for = {**wanted, "id": 1, "patients": "[]", "anywhere": 0, "final": 0}
    queries: list[tuple[str, dict[str, object]]] = [
        (lists.OPEN, wanted),
        (lists.COUNT_OPEN, wanted),
        (lists.CAME, wanted),
        (lists.COUNT_CAME, wanted),
        (lists.COUNT_FINAL, wanted),
        (search.PATIENTS, patients_query),
        (search.FOUND, sought_for),
        (desk_tasks.OPEN, wanted),
    ]

    with store.read() as tx:
        plans = {
            sql: [row["detail"] for row in tx.execute(f"EXPLAIN QUERY PLAN {sql}", given)]
            for sql, given in queries
        }

    scans = ("SCAN referrals", "SCAN r", "SCAN p", "SCAN w", "SCAN v", "SCAN tasks")
    for steps in plans.values():
        assert not [step for step in steps if step in scans], steps
    assert any("referrals_open" in step for step in plans[lists.OPEN])
