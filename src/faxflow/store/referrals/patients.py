"""Patients, each as one referral told of them, and the words and keys they are found by."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import PatientId
from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

_INSERT = """
INSERT INTO patients (person_id, given_name, surname, date_of_birth, sex, phone, street, suburb,
    state, postcode, outside_id, created_at)
VALUES (0, :given_name, :surname, :date_of_birth, :sex, :phone, :street, :suburb,
    :state, :postcode, :outside_id, :created_at)
RETURNING id
"""

_UPDATE = """
UPDATE patients SET given_name = :given_name, surname = :surname, date_of_birth = :date_of_birth,
    sex = :sex, phone = :phone, street = :street, suburb = :suburb, state = :state,
    postcode = :postcode, outside_id = :outside_id
WHERE id = :id
"""

_WITH_KEY = """
SELECT patient_id FROM patient_keys WHERE key = :key AND patient_id <> :but LIMIT :most
"""

_ALL = "SELECT * FROM patients WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id"


_COLUMNS = tuple((field, field.value) for field in Field if field in PATIENT)


@dataclass(frozen=True, slots=True)
class Patient:
    """`person_id` is the patient that this one is linked to, its own id where to none;
    `fields` has every Field of a patient, empty where it was not told."""

    id: PatientId
    person_id: PatientId
    fields: Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What a patient is found by: keys of likeness, and words that people search for."""

    keys: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Patients that share a key, oldest first; `crowded` keys have too many to find anybody by."""

    patients: Sequence[Patient]
    crowded: frozenset[str]


def insert(
    tx: Connection, fields: Mapping[Field, str], found_by: FoundBy, now: datetime
) -> PatientId:
    """Keeps a patient that is linked to nobody yet."""
    row = tx.execute(_INSERT, {**_columns(fields), "created_at": to_stamp(now)}).fetchone()
    patient_id = PatientId(row["id"])
    tx.execute("UPDATE patients SET person_id = id WHERE id = :id", {"id": patient_id})
    _index(tx, patient_id, found_by)
    return patient_id


def update(
    tx: Connection, patient_id: PatientId, fields: Mapping[Field, str], found_by: FoundBy
) -> None:
    """Writes all of a patient's fields anew, and what it is found by."""
    tx.execute(_UPDATE, {**_columns(fields), "id": patient_id})
    tx.execute("DELETE FROM patient_keys WHERE patient_id = :id", {"id": patient_id})
    tx.execute("DELETE FROM patient_words WHERE patient_id = :id", {"id": patient_id})
    _index(tx, patient_id, found_by)


def get(tx: Connection, patient_id: PatientId) -> Patient | None:
    """The patient with this id, or None."""
    row = tx.execute("SELECT * FROM patients WHERE id = :id", {"id": patient_id}).fetchone()
    return _patient(row) if row else None


def sharing_keys(tx: Connection, limits: Mapping[str, int], *, but: PatientId) -> Sharing:
    """The other patients that share one of these keys, each with the most that may have it."""
    found, crowded = set[int](), set[str]()
    for key, limit in limits.items():
        at = {"key": key, "but": but, "most": limit + 1}
        ids = [row["patient_id"] for row in tx.execute(_WITH_KEY, at)]
        if len(ids) > limit:
            crowded.add(key)
        else:
            found.update(ids)
    # JSON so that one prepared statement serves any number of them.
    sharing = tx.execute(_ALL, {"ids": json.dumps(sorted(found))})
    return Sharing([_patient(row) for row in sharing], frozenset(crowded))


def link(tx: Connection, patient_id: PatientId, person_id: PatientId) -> None:
    """Says that a patient is this person; with its own id, that it is nobody else."""
    tx.execute(
        "UPDATE patients SET person_id = :person WHERE id = :id",
        {"person": person_id, "id": patient_id},
    )


def of_person(tx: Connection, person_id: PatientId) -> Sequence[Patient]:
    """All patients that are this person, oldest first."""
    found = tx.execute(
        "SELECT * FROM patients WHERE person_id = :person ORDER BY id", {"person": person_id}
    )
    return [_patient(row) for row in found]


def _index(tx: Connection, patient_id: PatientId, found_by: FoundBy) -> None:
    tx.executemany(
        "INSERT INTO patient_keys (key, patient_id) VALUES (:key, :id)",
        [{"key": key, "id": patient_id} for key in sorted(found_by.keys)],
    )
    tx.executemany(
        "INSERT INTO patient_words (word, patient_id) VALUES (:word, :id)",
        [{"word": word, "id": patient_id} for word in sorted(found_by.words)],
    )


def _columns(fields: Mapping[Field, str]) -> dict[str, str]:
    return {field.value: fields.get(field, "") for field in PATIENT}


def _patient(row: Row) -> Patient:
    fields = {field: row[column] for field, column in _COLUMNS}
    return Patient(PatientId(row["id"]), PatientId(row["person_id"]), fields)
