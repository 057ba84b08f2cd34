"""What the commands do by which a restored store is held against the world, and let go again."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.referrals.retaking import TakenAgain, taken_again
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.tokens import tokens_for
from faxflow.cli.watching import MAILBOX
from faxflow.config.reading import reading_settings
from faxflow.domain.because import LiftBecause
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.verdict_reading import read_mail
from faxflow.errors import BadUsage
from faxflow.steps.lift_guard import GuardState, guard_state, lift_guard
from faxflow.steps.lost_time import Met
from faxflow.steps.reconcile import Reconciled, reconcile
from faxflow.steps.same_fax import same_fax, same_pairs
from faxflow.store.keyed_hash import number_name
from faxflow.store.lost_attempts import LostAttempt
from faxflow.views.figures_shape import Moment
from faxflow.views.guard_text import guard_text, lifted_text, reconciled_text, same_text
from faxflow.views.restore_shape import GuardData, LiftedData, LostData, ReconciledData, SameData


@dataclass(frozen=True, slots=True)
class Naming:
    """Which fax is which: one by name, or all `pairs` that stand alone on their numbers."""

    case: str | None
    reference: str | None
    pairs: bool
    dry_run: bool


def reconcile_act(session: Session) -> Answer:
    """Asks the mailbox."""
    from faxflow.adapters.imap_past_mailbox import ImapPastMailbox

    work, config, settings = session.work, session.config, reading_settings(session.config)
    tokens = tokens_for(config, session.secrets, config.mailbox, "mailbox")
    outbound, inbox = (session.locks.hold(name, work.run.id) for name in (OUTBOUND, MAILBOX))
    with outbound, inbox:
        if guard_state(work).restore is None:
            raise BadUsage(what="This store was never restored.", todo="There is nothing to ask.")
        mailbox = ImapPastMailbox(config.mailbox, session.secrets.get, tokens=tokens)
        with closing(mailbox):
            done = reconcile(work, mailbox, lambda raw: read_mail(raw, settings))
    again = taken_again(session)
    data = _reconciled_data(done, guard_state(work), again)
    text = reconciled_text(data, files_are_left=again.by_file)
    return Answer(text, data, problems=again.problems, code=again.code)


def guard_act(session: Session) -> Answer:
    """Shows how it stands."""
    data = _guard_data(session, guard_state(session.work))
    return Answer(guard_text(data), data)


def same_act(naming: Naming) -> Act:
    """Says which fax is which."""

    def act(session: Session) -> Answer:
        work, dry_run = session.work, naming.dry_run
        with session.locks.hold(OUTBOUND, work.run.id):
            if naming.pairs and not naming.case:
                done = same_pairs(work, dry_run=dry_run)
            elif naming.case and naming.reference and not naming.pairs:
                done = [same_fax(work, naming.case, naming.reference, dry_run=dry_run)]
            else:
                what = "It takes a fax and a reference, or --pairs."
                raise BadUsage(what=what, todo="`faxflow store guard` lists both.")
        named = [[case_name(one.case_id), str(one.reference)] for one in done]
        data: SameData = {"same": named, "left": len(guard_state(work).lost)}
        return Answer(same_text(data, dry_run=dry_run), data)

    return act


def lift_act(because: LiftBecause, *, dry_run: bool) -> Act:
    """Lifts the guard."""

    def act(session: Session) -> Answer:
        with session.locks.hold(OUTBOUND, session.work.run.id):
            found = lift_guard(session.work, because, dry_run=dry_run)
        data: LiftedData = {
            "lifted": not dry_run,
            "dry_run": dry_run,
            "held": found.held,
            "in_doubt": found.in_doubt,
            "unexplained": len(found.lost),
        }
        return Answer(lifted_text(data), data)

    return act


def _reconciled_data(done: Reconciled, stands: GuardState, again: TakenAgain) -> ReconciledData:
    return {
        "copies": done.copies,
        "mails": done.mails,
        "read_before": done.read_before,
        "adopted": done.met[Met.ADOPTED],
        "unexplained": len(stands.lost),
        "sent_folder": done.sent_folder,
        "held": stands.held,
        "doubted": stands.doubted,
        "in_doubt": stands.in_doubt,
        "referrals": sum(len(one.referrals) for one in again.taken.new),
        "problems": again.problems,
    }


def _guard_data(session: Session, stands: GuardState) -> GuardData:
    restore = stands.restore
    return {
        "restored": restore is not None,
        "guarded": restore is not None and restore.guarded,
        "generation": restore.generation if restore else session.work.store.info.generation,
        "last_event_at": _stamp(restore.last_event_at if restore else None),
        "restored_at": _stamp(restore.restored_at if restore else None),
        "reconciled_at": _stamp(restore.reconciled_at if restore else None),
        "lifted_at": _stamp(restore.lifted_at if restore else None),
        "held": stands.held,
        "doubted": stands.doubted,
        "in_doubt": stands.in_doubt,
        "failed": stands.failed,
        "lost": [_lost_data(session, lost, cases) for lost, cases in stands.lost],
    }


def _lost_data(session: Session, lost: LostAttempt, may_be: tuple[int, ...]) -> LostData:
    key = session.work.store.info.hash_key
    return {
        "reference": str(lost.reference),
        "number": number_name(key, lost.number) if lost.number else None,
        "went_at": Moment(lost.went_at.isoformat()),
        "evidence": lost.evidence,
        "said": lost.said,
        "may_be": [case_name(CaseId(one)) for one in may_be],
    }


def _stamp(moment: datetime | None) -> Moment | None:
    return Moment(moment.isoformat()) if moment else None
