"""A move that a person wants of a referral: planned with all that it brings, or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faxflow.domain.decision import Refusal
from faxflow.domain.referral import ClosingReason, Queue, Stage, Table
from faxflow.domain.referrals import refused_move
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import REASONS, REWORK, SAYS_WHY, MoveKind
from faxflow.domain.referrals.record import Referral, Visit
from faxflow.domain.referrals.required import Lack, doubtful_of, unmet
from faxflow.domain.referrals.rules import Rules
from faxflow.domain.referrals.ways import moves_from, reopens_to, usual_move, working_stage

_UNCHECKED = frozenset({MoveKind.BACK, MoveKind.WAIT, MoveKind.CLOSE})
"""Moves that ask for no field: they are made to mend, to wait, or to end."""

_NO_VISIT = {Field.APPOINTMENT_AT: "", Field.APPOINTMENT_OUTCOME: ""}
_TO_COME = {Field.APPOINTMENT_OUTCOME: ""}
_MISSED = {Field.APPOINTMENT_AT: "", Field.APPOINTMENT_OUTCOME: "not-attended"}

_HOLDS: Mapping[tuple[MoveKind, Stage], Mapping[Field, str]] = {
    (MoveKind.BACK, Stage.READY_TO_SCHEDULE): _NO_VISIT,
    (MoveKind.ONWARD, Stage.SCHEDULED): _TO_COME,
    (MoveKind.REOPEN, Stage.SCHEDULED): _TO_COME,
    (MoveKind.ONWARD, Stage.NO_SHOW): _MISSED,
}
"""What such a move says of the visit: one that was missed or called off is none to go to."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants: to which stage (None: the usual one), and why.

    `reason` is a code of the list for that kind of move; `comments` are free.
    """

    to: Stage | None = None
    reason: str | None = None
    comments: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move that may be made; `sets` are fields that it changes, `tasks` what it opens.

    `interrupted` is the stage to come back to, None where the new stage does not wait. The
    tasks of the stage that it leaves close. `asks` are fields that are missing from now on.
    """

    kind: MoveKind
    to: Stage
    queue: Queue
    interrupted: Stage | None = None
    reason: str | None = None
    comments: str | None = None
    sets: Mapping[Field, str] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    asks: tuple[Field, ...] = ()

    @property
    def rework(self) -> bool:
        """Whether it goes back."""
        return self.kind in REWORK

    @property
    def closed_for(self) -> str | None:
        """The closing reason, None where it does not close."""
        return self.reason if self.kind is MoveKind.CLOSE else None


def plan_move(referral: Referral, wish: Wish, rules: Rules) -> PlannedMove | Refusal:
    """The move of a referral that is not at its end, or why it cannot be made."""
    stage, interrupted, table = referral.stage, referral.interrupted, rules.table
    if table[stage].is_final:
        return refused_move.ended(referral)
    ways = moves_from(stage, interrupted, table)
    to = wish.to or usual_move(stage, interrupted, table)
    if to not in ways:
        return refused_move.no_way(referral, to, ways)
    return _planned(referral, to, ways[to], wish, rules=rules)


def plan_reopening(
    referral: Referral, visits: Sequence[Visit], wish: Wish, rules: Rules
) -> PlannedMove | Refusal:
    """The move of an ended referral back to a stage of work, the last one unless told."""
    if not rules.table[referral.stage].is_final:
        return refused_move.not_ended(referral)
    been = reopens_to(visits, rules.table)
    to = wish.to or been[0]
    if to not in been:
        return refused_move.never_there(referral, to, been)
    return _planned(referral, to, MoveKind.REOPEN, wish, rules=rules)


def _planned(
    referral: Referral, to: Stage, kind: MoveKind, wish: Wish, *, rules: Rules
) -> PlannedMove | Refusal:
    rule = rules.table[to]
    working = working_stage(referral.stage, referral.interrupted, rules.table)
    why = _refusal(referral, to, kind, wish, rules=rules)
    return why or PlannedMove(
        kind,
        to,
        rule.queue,
        interrupted=working if rule.waits else None,
        reason=wish.reason,
        comments=wish.comments,
        sets=_sets(referral, to, kind),
        tasks=rule.tasks,
        asks=_asks(referral, working, rules.table) if to is Stage.NEEDS_INFO else (),
    )


def _refusal(
    referral: Referral, to: Stage, kind: MoveKind, wish: Wish, *, rules: Rules
) -> Refusal | None:
    reason = wish.reason
    reasons = rules.closing_reasons if kind is MoveKind.CLOSE else REASONS.get(kind, ())
    if reason is None and kind in SAYS_WHY:
        return refused_move.no_reason(referral, to, kind, reasons)
    if reason is not None and reason not in reasons:
        return refused_move.bad_reason(referral, to, kind, reason, reasons=reasons)
    if kind is MoveKind.CLOSE and reason == ClosingReason.OTHER and not wish.comments:
        return refused_move.says_nothing(referral, to, kind)
    requires = () if kind in _UNCHECKED else rules.table[to].requires
    lacking = unmet(referral.fields, doubtful_of(referral.fields, referral.missing), requires)
    if not lacking:
        return None
    may_wait = Stage.NEEDS_INFO in rules.table[referral.stage].onward
    return refused_move.lacking(referral, to, kind, lacking, may_wait=may_wait)


def _asks(referral: Referral, working: Stage, table: Table) -> tuple[Field, ...]:
    """What the stage after the one that it comes back to will not do without."""
    requires = table[usual_move(working, None, table)].requires
    lacking = unmet(referral.fields, doubtful_of(referral.fields, referral.missing), requires)
    first = (one.fields[0] for one in lacking if one.lack is Lack.MISSING)
    return tuple(one for one in first if one not in referral.missing)


def _sets(referral: Referral, to: Stage, kind: MoveKind) -> Mapping[Field, str]:
    holds = _HOLDS.get((kind, to), {})
    return {one: text for one, text in holds.items() if referral.fields[one] != text}
