"""How alike a patient is to those whom the store knows already."""

from collections.abc import Iterable

from faxflow.domain.matching.grade import Match
from faxflow.domain.matching.judge import judge
from faxflow.domain.matching.keys import blocking_keys, key_limit
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.pair import NOT_ALIKE, Likeness
from faxflow.domain.referrals.same_person import Alike
from faxflow.store.connection import Connection
from faxflow.store.referrals import patients
from faxflow.store.referrals.patients import Patient


def alike_patients(tx: Connection, patient: Patient) -> list[Alike]:
    """Those that may be the same person, the likeliest first."""
    sharing = patients.sharing_keys(tx, _limits(_as_told(patient)), but=patient.id)
    known = {str(one.id): one for one in sharing.patients}
    match = _match(patient, sharing.patients, sharing.crowded)
    return [
        Alike(
            known[one.id].id,
            known[one.id].person_id,
            Likeness(one.grade, one.score, one.reasons),
        )
        for one in match.candidates
    ]


def likeness(tx: Connection, patient: Patient, known: Patient) -> Likeness:
    """How alike two are, whether they share a key or not."""
    sharing = patients.sharing_keys(tx, _limits(_as_told(patient)), but=patient.id)
    found = _match(patient, [known], sharing.crowded).candidates
    if not found:
        return Likeness(NOT_ALIKE, 0.0, ())
    return Likeness(found[0].grade, found[0].score, found[0].reasons)


def _match(patient: Patient, known: Iterable[Patient], crowded: frozenset[str]) -> Match:
    return judge(_as_told(patient), [(str(one.id), _as_told(one)) for one in known], crowded)


def _limits(person: Person) -> dict[str, int]:
    return {key: key_limit(key) for key in blocking_keys(person)}


def _as_told(patient: Patient) -> Person:
    return Person(**{name: patient.fields[Field(name)] for name in PERSON_FIELDS})
