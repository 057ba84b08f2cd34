"""Referrals a second that are looked up, judged and asked about, each by itself, in a store of
240,000 people with every seventh in question; beside the promise of 20 ms for one."""

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from faxflow.config.load import load_config
from faxflow.domain.ids import ReferralId, RunId
from faxflow.domain.matching.columns import Vocabulary, table_of_people
from faxflow.domain.matching.keys import KEYS, key_texts
from faxflow.domain.matching.person import Person
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.referrals.find_duplicates import find_duplicates
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.connection import Connection, create_store, open_store
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.records import Due, NewReferral
from matching_population import Resident, Town
from matching_slips import Desk

_PEOPLE = 240_000
_INCOMING = 200
_MOST_SECONDS = 0.020
_NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)

_PATIENT = """
INSERT INTO patients (id, person_id, given_name, surname, date_of_birth, sex, phone, street,
    suburb, postcode, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
"""
_PAIR = """
INSERT INTO possible_duplicates (kind, one_id, other_id, grade, score, reasons, state, found_at)
VALUES ('patient', ?, ?, 'possible', 9.0, '[]', 'open', '2026-11-23T15:00:00.000+00:00')
"""
_KEY = "INSERT INTO patient_keys (key, patient_id) VALUES (?, ?)"


def measure() -> tuple[str, float, str, float]:
    """What is measured, our referrals a second, what was promised, that a second."""
    took = sorted(seconds())
    ours = len(took) / sum(took)
    what = f"duplicates found in a store ({_PEOPLE:,} people)"
    return what, ours, f"promised: {1000 * _MOST_SECONDS:.0f} ms for one", 1 / _MOST_SECONDS


def seconds() -> list[float]:
    """How long each of the incoming took, in their order."""
    seed = random.randrange(10**6)  # noqa: S311 - a town to be invented again
    town = Town(seed)
    residents = town.residents(_PEOPLE)[:_PEOPLE]
    with tempfile.TemporaryDirectory() as name:
        work = _work(Path(name))
        with work.store.write() as tx:
            _fill(tx, [one.person for one in residents])
        desk = Desk(town)
        incoming = [desk.written(one) for one in _some(residents, town)]
        took = [_one(work, person) for person in incoming]
        work.store.close()
    return took


def _some(residents: list[Resident], town: Town) -> Iterator[Resident]:
    """As many who are there already as strangers."""
    yield from town.random.sample(residents, _INCOMING // 2)
    yield from town.residents(_INCOMING // 2)[: _INCOMING // 2]


def _one(work: Work, person: Person) -> float:
    fields = {Field(name): getattr(person, name) for name in Person.__slots__}
    with work.store.write() as tx:
        referral_id = _referral(tx, work, fields)
        began = time.perf_counter()
        find_duplicates(tx, work, referral_id)
        return time.perf_counter() - began


def _referral(tx: Connection, work: Work, fields: dict[Field, str]) -> ReferralId:
    patient = patients.insert(tx, fields, found_by(fields), _NOW)
    stage = Stage.INTAKE_RECEIVED
    told = {**fields, Field.SERVICE: "cardiology"}
    due, queue = Due(_NOW, _NOW, ""), STAGES[stage].queue
    new = NewReferral(patient, Channel.FAX, "", _NOW, told, stage, queue, due)
    return records.insert(tx, work.run, new)


def _fill(tx: Connection, people: list[Person]) -> None:
    rows = ([n, n, *(getattr(one, f) for f in Person.__slots__)] for n, one in _counted(people))
    tx.executemany(_PATIENT, rows)
    table = table_of_people(people, Vocabulary())
    keys = (
        (text, n)
        for n, _ in _counted(people)
        for key in KEYS
        for text in key_texts(table, n - 1, key)
    )
    tx.executemany(_KEY, sorted(set(keys)))
    tx.executemany(_PAIR, [(n, n - 1) for n in range(7, len(people), 7)])


def _counted(people: list[Person]) -> Iterator[tuple[int, Person]]:
    return enumerate(people, start=1)


def _work(folder: Path) -> Work:
    config = load_config(write_practice(folder, Servers(1, 1, 1, None)), {})
    path = folder / "bench.db"
    create_store(path, "rehearsal", _NOW)
    store = open_store(path, "rehearsal", config="bench")
    run = Run(RunId("bench"), "bench", lambda: _NOW)
    with store.write() as tx:
        runs.begin(tx, run, "bench")
    return Work(store, run, config)
