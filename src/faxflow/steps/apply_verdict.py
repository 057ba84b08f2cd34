"""Gives one verdict to the attempt it speaks of, in the caller's transaction."""

from datetime import datetime, timedelta

from faxflow.domain.delivery import Change
from faxflow.domain.ids import MailId, mail_name
from faxflow.domain.mail import Folder
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_effect import Keep, effect
from faxflow.domain.verdict_match import AttemptView, Unmatched, match
from faxflow.steps.judging import judgement
from faxflow.steps.moving import halt_if_account, move
from faxflow.steps.work import Work
from faxflow.store import attempts, gateways, mails, tasks
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict

_CLOCKS_APART = timedelta(minutes=2)
"""How far the mail server's clock may be ahead of ours or behind it."""

_SILENT_STILL_IN_MIND = timedelta(days=3)
"""For so long a verdict by number may still mean a fax that silence has called delivered."""


def apply_verdict(
    tx: Connection, work: Work, kept: KeptVerdict, *, received_at: datetime | None = None
) -> str:
    """What became of the verdict: `applied`, `no-change`, `pending`, or why it met no attempt.

    `received_at` is when its mail came: what was submitted later it cannot speak of.
    """
    out = _out(tx, kept, received_at, silent_since=work.run.now() - _SILENT_STILL_IN_MIND)
    found = match(kept.verdict, referenced=_referenced(tx, kept), out=out)
    if isinstance(found, Unmatched):
        return _unmatched(tx, work, kept, found)
    if kept.given is None:  # else its mail was read before: no new sign of life
        gateways.prove_alive(tx, work.gateway.name, work.run.now())
    return _matched(tx, work, kept, found)


def review_key(mail_id: MailId) -> str:
    """The key of the task that asks a person to look at a mail."""
    return f"{TaskKind.REVIEW_MAIL}:{mail_name(mail_id)}"


def _referenced(tx: Connection, kept: KeptVerdict) -> AttemptView | None:
    reference = kept.verdict.reference
    return attempts.view(tx, reference) if reference else None


def _out(
    tx: Connection, kept: KeptVerdict, received_at: datetime | None, *, silent_since: datetime
) -> list[AttemptView]:
    """The attempts that it may mean: none that went out after it had come."""
    number = kept.verdict.number
    before = received_at + _CLOCKS_APART if received_at else None
    if number is None:
        return []
    found = attempts.out_to(tx, number, submitted_before=before, silent_since=silent_since)
    return [view for view in found if kept.given in {None, (view.case_id, view.attempt)}]


def _unmatched(tx: Connection, work: Work, kept: KeptVerdict, why: Unmatched) -> str:
    verdict = kept.verdict
    if verdict.kind is not VerdictKind.NOISE:
        _ask_person(tx, work, kept, why)
    halt_if_account(tx, work, verdict.reason)
    mails.settle(tx, kept, why)
    return why


def _matched(tx: Connection, work: Work, kept: KeptVerdict, view: AttemptView) -> str:
    judged = judgement(tx, work, view.case_id)
    what = effect(kept.verdict, view, judged, evidence=mail_name(kept.mail_id))
    if isinstance(what, Change):
        outcome = "applied" if move(tx, work, what) else "no-change"
        halt_if_account(tx, work, what.reason)
    else:
        outcome = _kept(tx, work, kept, what)
    if what is Keep.EXTENDS_WINDOW:
        attempts.extend_window(tx, view.case_id, view.attempt, work.run.now())
    mails.settle(tx, kept, outcome, (view.case_id, view.attempt))
    return outcome


def _kept(tx: Connection, work: Work, kept: KeptVerdict, what: Keep) -> str:
    if what is Keep.CONTRADICTS:
        _ask_person(tx, work, kept, what)
    return {Keep.PENDING: "pending", Keep.EXTENDS_WINDOW: "applied"}.get(what, "no-change")


def _ask_person(tx: Connection, work: Work, kept: KeptVerdict, why: Unmatched | Keep) -> None:
    now, mail = work.run.now(), mail_name(kept.mail_id)
    reference = kept.verdict.reference
    about = f", it names {reference}" if reference else ""
    read_at = f"{now.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
    where = f"{mail}, read at {read_at}, lies in folder {Folder.REVIEW}"
    title = f"{where} and needs a look ({why}{about})"
    task = NewTask(TaskKind.REVIEW_MAIL, review_key(kept.mail_id), title, now)
    tasks.open_tasks(tx, work.run, [task])
