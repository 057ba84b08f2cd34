"""Links patients and takes links back; every question and task about them keeps step."""

from faxflow.domain.ids import PatientId, pair_name, patient_name, referral_name
from faxflow.domain.referrals.pair import Pair, PairKind, PairState
from faxflow.domain.referrals.same_person import due_state, roots
from faxflow.steps.referrals.duplicate_tasks import close_task, open_task
from faxflow.steps.referrals.same_requests import ask_about_requests
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.referrals import duplicates, patients
from faxflow.store.referrals.duplicates import Decision


def settle(tx: Connection, work: Work, pair: Pair, decision: Decision, *, cause: str) -> bool:
    """Decides about a pair, with all that follows for the two; False where it was decided since.

    `cause` says it in the history of the pair and of both referrals.
    """
    if not duplicates.decide(tx, pair, decision, work.run.now()):
        return False
    note(tx, work, pair, to=decision.to, cause=cause)
    if pair.kind is PairKind.PATIENT:
        _root_anew(tx, _persons(tx, pair))
        for person in _persons(tx, pair):
            refresh(tx, work, person)
    keep_task(tx, work, pair)
    return True


def ask(tx: Connection, work: Work, pair: Pair) -> None:
    """Asks a person about a pair that nobody has decided."""
    if pair.state is not PairState.OPEN:
        duplicates.decide(tx, pair, Decision(PairState.OPEN), work.run.now())
    note(tx, work, pair, to=PairState.OPEN, cause="asked about")
    keep_task(tx, work, pair)


def refresh(tx: Connection, work: Work, person: PatientId) -> None:
    """Lets every question about a person that nobody decided stand as all decisions now have it."""
    said = duplicates.about_person(tx, person)
    for one in said:
        due = due_state(one, said)
        if due is not one.pair.state:
            duplicates.decide(tx, one.pair, Decision(due), work.run.now())
            keep_task(tx, work, one.pair)
    ask_about_requests(tx, work, person)


def note(tx: Connection, work: Work, pair: Pair, *, to: PairState, cause: str) -> None:
    """Puts a decision on record: ids alone."""
    told = _names(tx, pair)
    both = " ".join(told)
    happened = [events.Event(pair_name(pair.id), cause, pair.state, to, detail=both)]
    happened += [
        events.Event(name, cause, detail=f"{pair_name(pair.id)} {both}")
        for name in told
        if name.startswith("RF-")
    ]
    events.record(tx, work.run, happened)


def keep_task(tx: Connection, work: Work, pair: Pair) -> None:
    """A task stands while the question is open."""
    listed = duplicates.get(tx, pair.id)
    if listed and listed.pair.state is PairState.OPEN:
        open_task(tx, work, listed)
    else:
        close_task(tx, work, pair)


def _names(tx: Connection, pair: Pair) -> list[str]:
    """The two referrals; a patient by itself where it is of none."""
    listed = duplicates.get(tx, pair.id)
    if listed is None or listed.one is None or listed.other is None:
        return [patient_name(PatientId(pair.one_id)), patient_name(PatientId(pair.other_id))]
    return [referral_name(listed.one), referral_name(listed.other)]


def _persons(tx: Connection, pair: Pair) -> frozenset[PatientId]:
    found = (patients.get(tx, PatientId(one)) for one in (pair.one_id, pair.other_id))
    return frozenset(patient.person_id for patient in found if patient)


def _root_anew(tx: Connection, persons: frozenset[PatientId]) -> None:
    """Gives each patient of these the person that the links which now stand make it.

    Nothing is remembered beside the links: whoever takes one back has what was before it.
    """
    members = [patient for person in persons for patient in patients.of_person(tx, person)]
    said = [one.pair for person in persons for one in duplicates.about_person(tx, person)]
    links = [
        (PatientId(pair.one_id), PatientId(pair.other_id))
        for pair in said
        if pair.state is PairState.LINKED
    ]
    root = roots((patient.id for patient in members), links)
    for patient in members:
        if patient.person_id != root[patient.id]:
            patients.link(tx, patient.id, root[patient.id])
