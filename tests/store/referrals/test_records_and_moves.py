"""A referral is kept whole, and changed only by who saw it as it is."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel, Referral
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection, Store
from faxflow.store.referrals import moves, patients, records
from faxflow.store.referrals.moves import Move, NewFields
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due, NewReferral
from making import MORNING, RunMaker, new_store

DUE = Due(MORNING + timedelta(hours=4), MORNING + timedelta(hours=2), "v1")
FOUND_BY = FoundBy(frozenset({"k:1"}), frozenset({"ode"}))
NAMED = {Field.SURNAME: "Ode", Field.DATE_OF_BIRTH: "1961-04-03", Field.SERVICE: "MRI"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path)) as made:
        yield made


def one(tx: Connection, run: Run) -> Referral:
    patient = patients.insert(tx, NAMED, FOUND_BY, MORNING)
    new = NewReferral(
        patient,
        Channel.FAX,
        "+12025550101",
        MORNING,
        NAMED,
        Stage.INTAKE_RECEIVED,
        Queue.INTAKE,
        DUE,
    )
    return found(tx, records.insert(tx, run, new))


def found(tx: Connection, referral_id: ReferralId) -> Referral:
    referral = records.get(tx, referral_id)
    assert referral
    return referral


def onward(referral: Referral) -> Move:
    return Move(referral, Stage.ELIGIBILITY, Queue.ELIGIBILITY, replace(DUE, calendar="v2"))


def test_a_referral_is_read_as_it_was_made(store: Store) -> None:
    run = RunMaker()(store)

    with store.write() as tx:
        referral = one(tx, run)

    assert {f: t for f, t in referral.fields.items() if t} == NAMED
    assert (referral.stage, referral.queue, referral.owner) == ("intake-received", "intake", None)
    assert (referral.due_at, referral.due_round, referral.changes) == (DUE.due_at, 1, 0)


def test_a_move_closes_one_visit_and_opens_the_next(store: Store) -> None:
    run = RunMaker()(store)
    with store.write() as tx:
        referral = one(tx, run)

        moved = moves.move(tx, run, onward(referral))

        first, second = records.visits(tx, referral.id)
    assert moved
    assert first.left_at == second.entered_at
    assert (second.came_from, second.stage, second.left_at) == (first.stage, "eligibility", None)


def test_what_was_decided_on_an_older_state_is_not_written(store: Store) -> None:
    run = RunMaker()(store)
    with store.write() as tx:
        referral = one(tx, run)
        moves.assign(tx, run, referral, queue=Queue.INTAKE, owner="mara")

        moved = moves.move(tx, run, onward(referral))

        assert not moved
        assert len(records.visits(tx, referral.id)) == 1
        assert found(tx, referral.id).stage is Stage.INTAKE_RECEIVED


def test_the_trail_of_a_changed_field_holds_no_value(store: Store) -> None:
    run = RunMaker()(store)
    with store.write() as tx:
        referral = one(tx, run)
        new = NewFields({Field.SURNAME: "Odell", Field.SERVICE: "MRI"}, (Field.PHONE,), FOUND_BY)

        moves.set_fields(tx, run, referral, new, key=store.info.hash_key)

        changed = found(tx, referral.id)
        trail = str(events.history(tx, "RF-000001"))
    assert (changed.fields[Field.SURNAME], changed.missing) == ("Odell", (Field.PHONE,))
    assert "surname" in trail
    assert "Ode" not in trail
    assert "'service'" not in trail


def test_patients_are_found_by_a_key_they_share(store: Store) -> None:
    with store.write() as tx:
        one_id = patients.insert(tx, NAMED, FOUND_BY, MORNING)
        other_id = patients.insert(tx, NAMED, FOUND_BY, MORNING)
        patients.insert(tx, NAMED, FoundBy(frozenset({"k:2"}), frozenset()), MORNING)

        sharing = patients.sharing_keys(tx, {"k:1": 1, "k:9": 1}, but=other_id)

    assert [patient.id for patient in sharing.patients] == [one_id]
    assert sharing.patients[0].person_id == one_id
    assert sharing.crowded == frozenset()


def test_a_key_that_many_patients_have_finds_nobody(store: Store) -> None:
    with store.write() as tx:
        for _ in range(3):
            last = patients.insert(tx, NAMED, FOUND_BY, MORNING)

        within, beyond = (patients.sharing_keys(tx, {"k:1": most}, but=last) for most in (2, 1))

    assert (len(within.patients), within.crowded) == (2, frozenset())
    assert (len(beyond.patients), beyond.crowded) == (0, {"k:1"})
