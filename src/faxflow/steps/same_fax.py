"""same: a person says that a fax is one that went out in the lost time, under another id."""

from dataclasses import dataclass

from faxflow.domain.delivery import Cause, State, allowed
from faxflow.domain.ids import CaseId, Reference, case_name, parse_case, references_in
from faxflow.errors import BadUsage, UnknownCase
from faxflow.steps.apply_verdict import Arrival, give
from faxflow.steps.doubted_faxes import alone, may_be, tell_of_doubts
from faxflow.steps.lost_time import adopt
from faxflow.steps.work import Work
from faxflow.store import attempt_views, cases, let_go, lost_attempts, mails, restores
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import LostAttempt, Sign


@dataclass(frozen=True, slots=True)
class Same:
    """A fax as it is known now, the reference that it went out by, and where it stands."""

    case_id: CaseId
    reference: Reference
    state: State


def same_fax(work: Work, case: str, reference: str, *, dry_run: bool = False) -> Same:
    """Makes the attempts of the lost fax those of this one, with what was said of them since.

    Raises UnknownCase, or BadUsage where nothing is known of the reference or the fax is out.
    """
    with work.store.trial() if dry_run else work.store.write() as tx:
        case_id, named = parse_case(case), references_in(reference)
        found = cases.get(tx, case_id) if case_id is not None else None
        if found is None:
            raise UnknownCase(case=case)
        lost = lost_attempts.get(tx, named[0]) if named else None
        if lost is None or lost.case_id is not None:
            what = f"Nothing is known of a fax of the lost time that went out by {reference}."
            raise BadUsage(what=what, todo="`faxflow store guard` lists them; nothing was changed.")
        _require_unsent(found)
        return _same(tx, work, found.id, lost.reference)


def same_pairs(work: Work, *, dry_run: bool = False) -> list[Same]:
    """The same for all that stand alone on their numbers: one fax here, one of the lost time.

    Those of a later report, or added by hand since, are other faxes as likely as not: a person
    names them.
    """
    with work.store.trial() if dry_run else work.store.write() as tx:
        restore = restores.last(tx)
        pairs = alone(may_be(tx)) if restore else []
        return [
            _same(tx, work, case_id, reference)
            for case_id, reference in pairs
            if restore
            and let_go.is_of_lost_days(tx, case_id, restore)
            and _has_its_number(tx, case_id, reference)
        ]


def _has_its_number(tx: Connection, case_id: CaseId, reference: Reference) -> bool:
    """What was corrected since says something else than what went out: a person looks at it."""
    case, lost = cases.get(tx, case_id), lost_attempts.get(tx, reference)
    return bool(case and lost and case.number == lost.number)


def _require_unsent(case: cases.Case) -> None:
    if case.attempt or not allowed(case.state, Cause.LOST_TIME, State.SENT):
        what = f"{case_name(case.id)} is {case.state} and has tries of its own."
        raise BadUsage(what=what, todo=f"`faxflow case show {case_name(case.id)}` names them.")


def _same(tx: Connection, work: Work, case_id: CaseId, reference: Reference) -> Same:
    """Attempt by attempt, each with its results before the next one."""
    for lost in lost_attempts.of_lost_case(tx, reference.case_id):
        case = cases.get(tx, case_id)
        if case and lost.reference.attempt > case.attempt:
            adopt(tx, work, case.standing(), _sign(work, lost), number=case.number)
            _say_again(tx, work, lost.reference)
        lost_attempts.explain(tx, lost.reference, case_id, work.run.now())
    tell_of_doubts(tx)
    now = cases.get(tx, case_id)
    return Same(case_id, reference, now.state if now else State.SENT)


def _sign(work: Work, lost: LostAttempt) -> Sign:
    evidence = f"{lost.evidence}, as a person says"
    return Sign(lost.reference, lost.went_at, evidence, work.gateway.name, lost.number)


def _say_again(tx: Connection, work: Work, reference: Reference) -> None:
    for kept in mails.unmet(tx, reference):
        view = attempt_views.by_reference(tx, reference)
        if view is not None:
            give(tx, work, kept, view, arrival=Arrival())
