"""mail assign, mail ignore: a person decides what a mail means, and for which fax."""

from dataclasses import dataclass

from faxflow.domain.delivery import State
from faxflow.domain.ids import MailId, mail_name, parse_case, parse_mail, references_in
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_match import AttemptView
from faxflow.errors import BadUsage, UnknownCase, UnknownMail
from faxflow.steps.apply_verdict import give
from faxflow.steps.review_task import review_key
from faxflow.steps.work import Work
from faxflow.store import attempt_views, cases, events, mail_queue, mails, tasks
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person reads in a mail: delivered, or failed for a reason."""

    reason: Reason | None = None

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


def assign_mail(work: Work, mail: str, fax: str, finding: Finding) -> Assigned:
    """Gives the finding to the attempt that `fax` names (FX-000123: its newest).

    It counts as a verdict with our reference does. Raises UnknownMail, UnknownCase, or
    BadUsage for a fax that never went out, or a mail that settled another and waits no more.
    """
    with work.store.write() as tx:
        mail_id, view = _known_mail(tx, mail), _attempt(tx, fax)
        _refuse_anothers(tx, mail_id, view)
        reference = attempt_views.reference_of(tx, view)
        verdict = Verdict(finding.kind, reason=finding.reason, reference=reference)
        kept = mails.one_more(tx, mail_id, verdict)
        outcome = give(tx, work, kept, view, folder=Folder.REVIEW)
        _note(tx, work, mail_id, f"assigned to {reference}: {finding.reason or finding.kind}")
        left = _answer(tx, mail_id, view)
        if not left:
            _close(tx, work, mail_id)
        stands = attempt_views.by_reference(tx, reference) or view
    return Assigned(mail_name(mail_id), str(reference), outcome, stands.state, left)


def ignore_mail(work: Work, mail: str) -> str:
    """Closes the question about a mail; it settles no fax. Raises UnknownMail."""
    with work.store.write() as tx:
        mail_id = _known_mail(tx, mail)
        _note(tx, work, mail_id, "ignored")
        _close(tx, work, mail_id)
    return mail_name(mail_id)


def _known_mail(tx: Connection, name: str) -> MailId:
    mail_id = parse_mail(name)
    if mail_id is None or mail_queue.get(tx, mail_id) is None:
        raise UnknownMail(mail=name)
    return mail_id


def _refuse_anothers(tx: Connection, mail_id: MailId, view: AttemptView) -> None:
    """A slip of the pen in a mail's id must not deliver a fax."""
    settled = mails.settled_by(tx, mail_id)
    if not settled or str(attempt_views.reference_of(tx, view)) in settled:
        return
    if not tasks.is_open(tx, review_key(mail_id)):
        what = f"{mail_name(mail_id)} settled {', '.join(settled)} and waits for nobody."
        todo = "`faxflow mail list` names those that wait; `faxflow case resolve` needs no mail."
        raise BadUsage(what=what, todo=todo)


def _attempt(tx: Connection, name: str) -> AttemptView:
    case_id, references = parse_case(name), references_in(name)
    if case_id is not None:
        case = cases.get(tx, case_id)
        view = attempt_views.by_number(tx, case_id, case.attempt) if case else None
    else:
        case = cases.get(tx, references[0].case_id) if references else None
        view = attempt_views.by_reference(tx, references[0]) if references else None
    if case is None:
        raise UnknownCase(case=name)
    if view is None or view.submitted_at is None:
        raise BadUsage(what=f"{name} never went out.", todo="`faxflow case show` names its tries.")
    return view


def _answer(tx: Connection, mail_id: MailId, view: AttemptView) -> int:
    """How many statements of the mail are still unanswered: those about another number."""
    left = 0
    for kept in mails.unanswered(tx, mail_id):
        if kept.verdict.number in {None, view.number}:
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
