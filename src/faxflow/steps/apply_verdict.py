"""Gives one verdict to the attempt it speaks of, in the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import Change
from faxflow.domain.ids import mail_name
from faxflow.domain.mail import Folder
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_effect import ASKS_PERSON, Keep, effect
from faxflow.domain.verdict_match import SPEAKS_OF_A_FAX, Unmatched, match
from faxflow.steps.find_attempts import find_attempts
from faxflow.steps.hold_unclear_success import hold_unclear_success
from faxflow.steps.judging import judgement
from faxflow.steps.lost_time import Met, meet
from faxflow.steps.moving import halt_if_account, move
from faxflow.steps.review_task import ask_person
from faxflow.steps.work import Work
from faxflow.store import attempts, mails
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import Sign
from faxflow.store.mails import KeptVerdict


@dataclass(frozen=True, slots=True)
class Arrival:
    """When the mail of a verdict was sent, by its own date, and when the mailbox took it in;
    None where nobody says. `folder` is where it lies, should a person have to look at it."""

    sent_at: datetime | None = None
    received_at: datetime | None = None
    folder: Folder = Folder.REVIEW

    @property
    def earliest(self) -> datetime | None:
        """What went out after that, the mail cannot speak of."""
        return min(filter(None, (self.sent_at, self.received_at)), default=None)


@dataclass(frozen=True, slots=True)
class Applied:
    """`outcome` is `applied`, what else a Keep says, or why the verdict met no attempt;
    `gateway` whose word it was, where it met one."""

    outcome: str
    gateway: str | None = None


def apply_verdict(tx: Connection, work: Work, kept: KeptVerdict, arrival: Arrival) -> Applied:
    """What became of the verdict."""
    among = find_attempts(tx, work, kept, before=arrival.earliest)
    written_by = arrival.earliest or work.run.now()
    if kept.verdict.reference is not None and among.referenced is None:
        met = _met_lost(tx, work, kept, at=written_by)
        if met is Met.UNEXPLAINED:
            mails.settle(tx, kept, Unmatched.UNMATCHED)
            return Applied(Unmatched.UNMATCHED)
        among = find_attempts(tx, work, kept, before=arrival.earliest) if met else among
    found = match(kept.verdict, among, sent_at=arrival.sent_at, written_by=written_by)
    if isinstance(found, Unmatched):
        if kept.verdict.kind is VerdictKind.DELIVERED:
            hold_unclear_success(tx, work, kept, among, before=arrival.earliest)
        return Applied(_unmatched(tx, work, kept, why=found, arrival=arrival))
    return Applied(give(tx, work, kept, found, arrival=arrival), found.gateway)


def _met_lost(tx: Connection, work: Work, kept: KeptVerdict, *, at: datetime) -> Met | None:
    """Whether it speaks of what went out in the time that a restore has lost."""
    verdict, speaker = kept.verdict, work.config.gateway_mailing_from(kept.sender_domain)
    if verdict.reference is None or verdict.kind not in SPEAKS_OF_A_FAX:
        return None
    gateway = speaker.name if speaker else work.gateway.name
    evidence = mail_name(kept.mail_id)
    sign = Sign(verdict.reference, at, evidence, gateway, verdict.number, verdict.kind)
    return meet(tx, work, sign)


def give(
    tx: Connection, work: Work, kept: KeptVerdict, view: AttemptView, *, arrival: Arrival
) -> str:
    """What becomes of a verdict that speaks of this attempt."""
    evidence = mail_name(kept.mail_id)
    what = effect(kept.verdict, view, lambda: judgement(tx, work, view.case_id), evidence=evidence)
    if isinstance(what, Change):
        outcome = "applied" if move(tx, work, what) else "no-change"
        halt_if_account(tx, work, what.reason, view.gateway, told_at=arrival.earliest)
    else:
        outcome = _kept(tx, work, kept, what=what, folder=arrival.folder)
    if what is Keep.EXTENDS_WINDOW:
        attempts.extend_window(tx, view.case_id, view.attempt, work.run.now())
    mails.settle(tx, kept, outcome, (view.case_id, view.attempt))
    return outcome


def _unmatched(
    tx: Connection, work: Work, kept: KeptVerdict, *, why: Unmatched, arrival: Arrival
) -> str:
    verdict = kept.verdict
    if verdict.kind is not VerdictKind.NOISE:
        ask_person(tx, work, kept, why=why, folder=arrival.folder)
    speaker = work.config.gateway_mailing_from(kept.sender_domain)
    name = speaker.name if speaker else None
    halt_if_account(tx, work, verdict.reason, name, told_at=arrival.earliest)
    mails.settle(tx, kept, why)
    return why


def _kept(tx: Connection, work: Work, kept: KeptVerdict, *, what: Keep, folder: Folder) -> str:
    if what in ASKS_PERSON:
        ask_person(tx, work, kept, why=what, folder=folder)
    return "applied" if what is Keep.EXTENDS_WINDOW else what
