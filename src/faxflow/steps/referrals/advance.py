"""referral advance, close, complete, reopen: a person moves a referral, or is told why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.referral import FINAL, SETTLED, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.moving import PlannedMove, Wish, plan_move, plan_reopening
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act, move_act
from faxflow.steps.referrals.access import require
from faxflow.steps.referrals.answered import Answered, answer, changed_meanwhile, done
from faxflow.steps.referrals.fill import as_typed, write_fields
from faxflow.steps.referrals.keep_note import check_words
from faxflow.steps.referrals.move import move
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import records


@dataclass(frozen=True, slots=True)
class Asked:
    """A move that is wanted, and fields that the person fills in by the way.

    `stood` is the stage in which it was picked; None where it was named.
    """

    wish: Wish
    typed: Mapping[Field, str] = field(default_factory=dict)
    dry_run: bool = False
    stood: Stage | None = None


def advance_referral(work: Work, name: str, asked: Asked) -> Answered:
    """Moves the referral of that name to the stage wished for, the usual one unless told.

    What is typed by the way is written only where the move is made. Raises BadUsage for
    values and comments that cannot stand.
    """

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        if asked.stood not in {None, referral.stage}:
            return changed_meanwhile(referral)  # two who pick alike would move it twice
        wanted = as_typed(work, referral, asked.typed)
        planned = plan_move(wanted, asked.wish, work.config.referrals.rules)
        if isinstance(planned, Refusal):
            return planned
        _require(work, referral, planned.to)
        now = _filled(tx, work, referral, wanted, typed=asked.typed)
        return _moved(tx, work, now, planned, asked=asked) if now else changed_meanwhile(referral)

    check_words(asked.wish.comments or "")
    act = Act.CLOSE if asked.wish.to is Stage.CLOSED else Act.ADVANCE
    return answer(work, name, act, deed, dry_run=asked.dry_run)


def complete_referral(work: Work, name: str, outcome: str, asked: Asked) -> Answered:
    """Ends the referral of that name with what came of its appointment."""
    if outcome not in SETTLED[Field.APPOINTMENT_OUTCOME]:
        why = Refusal(f"{outcome} completes nothing", [_INSTEAD[outcome].format(name=name)])
        return Answered(name, done=False, told=str(why), instead=why.instead)
    wish = replace(asked.wish, to=Stage.COMPLETED)
    typed = {**asked.typed, Field.APPOINTMENT_OUTCOME: outcome}
    return advance_referral(work, name, replace(asked, wish=wish, typed=typed))


def reopen_referral(work: Work, name: str, asked: Asked) -> Answered:
    """Opens a referral again that is at its end."""
    check_words(asked.wish.comments or "")

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        visits = records.visits(tx, referral.id)
        planned = plan_reopening(referral, visits, asked.wish, work.config.referrals.rules)
        if isinstance(planned, Refusal):
            return planned
        return _moved(tx, work, referral, planned, asked=asked)

    return answer(work, name, Act.REOPEN, deed, dry_run=asked.dry_run)


_INSTEAD = {
    "not-attended": "faxflow referral advance {name} --to no-show",
    "rescheduled": "faxflow referral set {name} appointment_at=…",
}
"""What to do about a visit that did not take place."""


def _filled(
    tx: Connection, work: Work, was: Referral, wanted: Referral, *, typed: Mapping[Field, str]
) -> Referral | None:
    if not typed:
        return was
    return write_fields(tx, work, was, wanted, looked=frozenset(typed))


def _require(work: Work, referral: Referral, to: Stage) -> None:
    act = move_act(referral.stage, to, work.config.referrals.table)
    require(work.viewer, act, referral)


def _moved(
    tx: Connection, work: Work, referral: Referral, planned: PlannedMove, *, asked: Asked
) -> Answered | Refusal:
    now = move(tx, work, referral, planned)
    if now is None:
        return changed_meanwhile(referral)
    return done(referral, _told(now, planned, dry_run=asked.dry_run), now)


def _told(now: Referral, planned: PlannedMove, *, dry_run: bool) -> str:
    name, stands = referral_name(now.id), "would be" if dry_run else "is"
    why = f" ({planned.reason})" if planned.reason else ""
    desk = "" if now.stage in FINAL else f", at the {now.queue} desk"
    back = f"; then it goes back to {now.interrupted}" if now.interrupted else ""
    return f"{name} {stands} in {now.stage}{why}{desk}{back}."
