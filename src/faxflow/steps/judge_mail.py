"""mail assign, mail ignore: a person decides what a mail means, and for which fax."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import State
from faxflow.domain.ids import MailId, mail_name, parse_case, parse_mail, references_in
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import BadUsage, MailNotWaiting, OtherNumber, UnknownCase, UnknownMail
from faxflow.steps.apply_verdict import Arrival, give
from faxflow.steps.review_task import review_key
from faxflow.steps.work import Work
from faxflow.store import attempt_views, cases, events, mail_queue, mails, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person reads in a mail: delivered, or failed for a reason.

    `other_number` where it speaks of the fax although it names another number.
    """

    reason: Reason | None = None
    other_number: bool = False

    @property
    def kind(self) -> VerdictKind:
        return VerdictKind.FAILED if self.reason else VerdictKind.DELIVERED


@dataclass(frozen=True, slots=True)
class Assigned:
    """`outcome` as of any verdict; `left` counts what the mail says of other faxes still."""

    mail: str
    reference: str
    outcome: str
    state: State
    left: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """What became of one mail that a person named; `known` is False where there is none."""

    mail: str
    done: bool
    told: str
    known: bool = True


def assign_mail(work: Work, mail: str, fax: str, finding: Finding) -> Assigned:
    """Gives the finding to the attempt that `fax` names (FX-000123: its newest).

    It counts as a verdict with our reference does. Raises UnknownMail, UnknownCase, BadUsage
    for a fax that never went out, MailNotWaiting, or OtherNumber.
    """
    with work.store.write() as tx:
        mail_id, view = _known_mail(tx, mail), _attempt(tx, fax)
        _require_waiting(tx, mail_id)
        named = mails.numbers_in(tx, mail_id)
        other = bool(named) and view.number not in named
        if other and not finding.other_number:
            raise OtherNumber(mail=mail_name(mail_id), fax=fax)
        reference = attempt_views.reference_of(tx, view)
        verdict = Verdict(finding.kind, reason=finding.reason, reference=reference)
        kept = mails.one_more(tx, mail_id, verdict)
        outcome = give(tx, work, kept, view, arrival=_arrival(tx, mail_id))
        although = ", although it names another number" if other else ""
        said = f"{finding.reason or finding.kind}{although}"
        _note(tx, work, mail_id, f"assigned to {reference}: {said}")
        left = _answer(tx, mail_id, view, named if len(named) == 1 else {view.number})
        if not left:
            _close(tx, work, mail_id)
        stands = attempt_views.by_reference(tx, reference) or view
    return Assigned(mail_name(mail_id), str(reference), outcome, stands.state, left)


def ignore_mail(work: Work, mail: str) -> Ignored:
    """Closes the question about a mail, so that it settles no fax; else says why not."""
    try:
        with work.store.write() as tx:
            mail_id = _known_mail(tx, mail)
            _require_waiting(tx, mail_id)
            _note(tx, work, mail_id, "ignored")
            _close(tx, work, mail_id)
    except (UnknownMail, MailNotWaiting) as problem:
        known = isinstance(problem, MailNotWaiting)
        return Ignored(mail, done=False, told=str(problem), known=known)
    name = mail_name(mail_id)
    return Ignored(name, done=True, told=f"{name} is ignored.")


def _known_mail(tx: Connection, name: str) -> MailId:
    mail_id = parse_mail(name)
    if mail_id is None or mail_queue.get(tx, mail_id) is None:
        raise UnknownMail(mail=name)
    return mail_id


def _require_waiting(tx: Connection, mail_id: MailId) -> None:
    """A slip of the pen in a mail's id must not deliver a fax."""
    if tasks.is_open(tx, review_key(mail_id)):
        return
    settled = mails.settled_by(tx, mail_id)
    did = f"settled {', '.join(settled)} and " if settled else ""
    raise MailNotWaiting(mail=mail_name(mail_id), did=did)


def _arrival(tx: Connection, mail_id: MailId) -> Arrival:
    mail = mail_queue.get(tx, mail_id)
    return Arrival(received_at=mail.received_at if mail else None)


def _last_sent(tx: Connection, case: Case) -> AttemptView | None:
    """The newest attempt of a case that went out: a later one may have been cut off before."""
    numbers = range(case.attempt, 0, -1)
    views = (attempt_views.by_number(tx, case.id, one) for one in numbers)
    return next((one for one in views if one and one.submitted_at), None)


def _attempt(tx: Connection, name: str) -> AttemptView:
    case_id, references = parse_case(name), references_in(name)
    if case_id is not None:
        case = cases.get(tx, case_id)
        view = _last_sent(tx, case) if case else None
    else:
        case = cases.get(tx, references[0].case_id) if references else None
        view = attempt_views.by_reference(tx, references[0]) if references else None
    if case is None:
        raise UnknownCase(case=name)
    if view is None or view.submitted_at is None:
        raise BadUsage(what=f"{name} never went out.", todo="`faxflow case show` names its tries.")
    return view


def _answer(tx: Connection, mail_id: MailId, view: AttemptView, answered: AbstractSet[str]) -> int:
    """How many statements of the mail are still unanswered: those about other numbers."""
    left = 0
    for kept in mails.unanswered(tx, mail_id):
        if kept.verdict.number is None or kept.verdict.number in answered:
            mails.settle(tx, kept, "no-change", (view.case_id, view.attempt))
        else:
            left += 1
    return left


def _note(tx: Connection, work: Work, mail_id: MailId, what: str) -> None:
    events.record(
        tx, work.run, [events.Event(mail_name(mail_id), "decided by a person", detail=what)]
    )


def _close(tx: Connection, work: Work, mail_id: MailId) -> None:
    mail_queue.close_review(tx, work.run, mail_id)
    mail_queue.refile(tx, mail_id, Folder.HANDLED)
