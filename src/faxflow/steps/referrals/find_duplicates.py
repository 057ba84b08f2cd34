"""Looks for the person and the request of a referral among those that are there already."""

from dataclasses import dataclass

from faxflow.domain.ids import PairId, PatientId, ReferralId
from faxflow.domain.matching.grade import Grade
from faxflow.domain.referrals.fields import PATIENT
from faxflow.domain.referrals.pair import Likeness, Pair, PairKind, PairState
from faxflow.domain.referrals.same_person import Alike, to_ask, to_link
from faxflow.domain.referrals.same_request import COMPARED
from faxflow.steps.referrals.likeness import alike_patients, likeness
from faxflow.steps.referrals.same_persons import ask, refresh, settle
from faxflow.steps.referrals.same_requests import ask_about_requests
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import duplicates, patients, records
from faxflow.store.referrals.duplicates import Decision
from faxflow.store.referrals.patients import Patient

LOOKED_AT = PATIENT | COMPARED
"""Who changes one of these fields looks again."""


@dataclass(frozen=True, slots=True)
class Found:
    """`linked` is the pair that was linked by itself, None where none was; `queued` are those
    that a person must judge from now on."""

    linked: PairId | None = None
    queued: tuple[PairId, ...] = ()


def find_duplicates(tx: Connection, work: Work, referral_id: ReferralId) -> Found:
    """Links what is certain, and asks about all else that is close.

    It does so for the referral as it is now: after a correction, what was linked by itself
    and is certain no more is asked about, and what is not alike any more is asked no more.
    """
    referral = records.get(tx, referral_id)
    patient = patients.get(tx, referral.patient_id) if referral else None
    if patient is None:
        return Found()
    before = _asked(tx, patient.id, referral_id)
    _judge_anew(tx, work, patient)
    alike = alike_patients(tx, patient)
    linked = _link(tx, work, patient.id, alike)
    _ask(tx, work, patient.id, alike)
    ask_about_requests(tx, work, _person_of(tx, patient.id))
    return Found(linked, tuple(sorted(_asked(tx, patient.id, referral_id) - before)))


def _asked(tx: Connection, patient_id: PatientId, referral_id: ReferralId) -> set[PairId]:
    """The open questions about the two."""
    about = duplicates.about_person(tx, _person_of(tx, patient_id))
    own = [one.pair for one in about if patient_id in one.pair.ids]
    own += duplicates.of_referral(tx, referral_id)
    return {pair.id for pair in own if pair.state is PairState.OPEN}


def _judge_anew(tx: Connection, work: Work, patient: Patient) -> None:
    """Grades what was found before by what the two say now."""
    about = duplicates.about_person(tx, patient.person_id)
    for pair in [one.pair for one in about]:
        if patient.id not in pair.ids or pair.state is PairState.DISTINCT:
            continue
        known = patients.get(tx, PatientId(*(pair.ids - {patient.id})))
        # Of one whose details retention has removed, a decision stands as it was made.
        if known and any(known.fields.values()):
            _regrade(tx, work, pair, likeness(tx, patient, known))
    if about:
        refresh(tx, work, _person_of(tx, patient.id))


def _regrade(tx: Connection, work: Work, pair: Pair, like: Likeness) -> None:
    duplicates.grade(tx, pair, like)
    if pair.linked_by_itself and like.grade != Grade.CERTAIN:
        cause = "certain no more after a correction"
        settle(tx, work, pair, Decision(PairState.OPEN), cause=cause)


def _link(tx: Connection, work: Work, patient_id: PatientId, alike: list[Alike]) -> PairId | None:
    own = _person_of(tx, patient_id)
    found = to_link(own, _as_they_are(tx, alike), duplicates.about_person(tx, own))
    if found is None:
        return None
    pair = _put(tx, work, patient_id, found)
    settle(tx, work, pair, Decision(PairState.LINKED), cause="linked by itself")
    return pair.id


def _ask(tx: Connection, work: Work, patient_id: PatientId, alike: list[Alike]) -> None:
    own = _person_of(tx, patient_id)
    for found in to_ask(own, _as_they_are(tx, alike), duplicates.about_person(tx, own)):
        ask(tx, work, _put(tx, work, patient_id, found))


def _put(tx: Connection, work: Work, patient_id: PatientId, found: Alike) -> Pair:
    ids = (patient_id, found.patient_id)
    now = work.run.now()
    return duplicates.put(tx, PairKind.PATIENT, ids, like=found.likeness, now=now)


def _as_they_are(tx: Connection, alike: list[Alike]) -> list[Alike]:
    """With the persons that a link may have made them meanwhile."""
    return [Alike(one.patient_id, _person_of(tx, one.patient_id), one.likeness) for one in alike]


def _person_of(tx: Connection, patient_id: PatientId) -> PatientId:
    patient = patients.get(tx, patient_id)
    return patient.person_id if patient else patient_id
