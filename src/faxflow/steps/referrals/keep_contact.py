"""referral contact, status-call: who was tried, and who asked."""

from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.referrals.advice import advice
from faxflow.domain.referrals.contact import Caller, Contact, How, Outcome, Whom
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act
from faxflow.steps.referrals.answered import Answered, answer, done
from faxflow.steps.referrals.deadlines import due_as_it_stands
from faxflow.steps.referrals.stage_work import set_due_again
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import contacts, moves, records

CHASED = "chased"


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt that a person has just made."""

    whom: Whom
    how: How
    outcome: Outcome


def keep_contact(work: Work, name: str, tried: Tried, *, dry_run: bool = False) -> Answered:
    """Keeps an attempt; in a waiting stage the next one is due anew from now."""

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        made = Contact(work.run.now(), work.run.actor, tried.whom, tried.how, tried.outcome)
        contacts.add(tx, work.run, referral.id, made)
        now = _chased(tx, work, referral)
        settings = work.config.referrals
        all_of_them = contacts.of_referral(tx, referral.id)
        next_ = advice(now, all_of_them, settings.table, settings.unreachable_after)
        kept = "would be noted" if dry_run else "noted"
        told = f"{referral_name(now.id)}: {tried.whom} by {tried.how}, {tried.outcome}, {kept}."
        return done(referral, " ".join(filter(None, (told, next_))), now)

    return answer(work, name, Act.CONTACT, deed, dry_run=dry_run)


def keep_status_call(work: Work, name: str, caller: Caller, *, dry_run: bool = False) -> Answered:
    """Keeps that somebody asked, and says what to tell them."""

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        contacts.add_call(tx, work.run, referral.id, caller)
        kept = "would be noted" if dry_run else "noted"
        name = referral_name(referral.id)
        told = f"{name}: a call by {caller}, {kept}. It is in {referral.stage}."
        return done(referral, told)

    return answer(work, name, Act.STATUS_CALL, deed, dry_run=dry_run)


def _chased(tx: Connection, work: Work, referral: Referral) -> Referral:
    """The referral, with a new chase before it where it waits."""
    if not work.config.referrals.table[referral.stage].waits:
        return referral
    due = due_as_it_stands(tx, work, referral)
    moves.renew(tx, work.run, referral, due, cause=CHASED)
    now = records.get(tx, referral.id) or referral
    set_due_again(tx, now)
    return now
