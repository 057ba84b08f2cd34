"""How alike a patient is to those whom the store knows already."""

from collections.abc import Sequence

from faxflow.domain.matching.grade import Candidate, Match
from faxflow.domain.matching.judge import judge
from faxflow.domain.matching.keys import blocking_keys, key_limit
from faxflow.domain.matching.person import Person
from faxflow.domain.referrals.pair import NOT_ALIKE, Likeness
from faxflow.domain.referrals.same_person import Alike
from faxflow.steps.referrals.found_by import person_of
from faxflow.store.connection import Connection
from faxflow.store.referrals import patients
from faxflow.store.referrals.patients import Patient


def alike_patients(tx: Connection, patient: Patient) -> list[Alike]:
    """Those that may be the same person, the likeliest first."""
    sharing = patients.sharing_keys(tx, _limits(person_of(patient.fields)), but=patient.id)
    known = {str(one.id): one for one in sharing.patients}
    match = _match(patient, sharing.patients, sharing.crowded)
    return [
        Alike(known[one.id].id, known[one.id].person_id, _likeness(one)) for one in match.candidates
    ]


def likeness(tx: Connection, patient: Patient, known: Patient) -> Likeness:
    """How alike two are, whether they share a key or not."""
    sharing = patients.sharing_keys(tx, _limits(person_of(patient.fields)), but=patient.id)
    found = _match(patient, [known], sharing.crowded).candidates
    return _likeness(found[0]) if found else Likeness(NOT_ALIKE, 0.0, ())


def _match(patient: Patient, known: Sequence[Patient], crowded: frozenset[str]) -> Match:
    told = [(str(one.id), person_of(one.fields)) for one in known]
    persons = [one.person_id for one in known]
    return judge(person_of(patient.fields), told, crowded, persons=persons)


def _likeness(candidate: Candidate) -> Likeness:
    return Likeness(candidate.grade, candidate.score, candidate.reasons)


def _limits(person: Person) -> dict[str, int]:
    return {key: key_limit(key) for key in blocking_keys(person)}
