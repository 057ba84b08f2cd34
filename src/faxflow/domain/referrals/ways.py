"""Where a referral may go from where it stands, by the table of stages."""

from collections.abc import Mapping, Sequence

from faxflow.domain.referral import START, Stage, Table
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.record import Visit


def moves_from(stage: Stage, interrupted: Stage | None, table: Table) -> Mapping[Stage, MoveKind]:
    """Where it may go and what each move means, the usual one first; none from an end."""
    rule = table[stage]
    onward = {to: _kind(to, table) for to in rule.onward}
    working = working_stage(stage, interrupted, table)
    if rule.waits:
        onward = _out_of_waiting(onward, working)
    return onward | dict.fromkeys(table[working].back, MoveKind.BACK)


def usual_move(stage: Stage, interrupted: Stage | None, table: Table) -> Stage:
    """Where it goes if nobody says otherwise: back to what waiting interrupted, else onward.

    What waits from the start need not pass through the start again.
    """
    return next(iter(moves_from(stage, interrupted, table)))


def working_stage(stage: Stage, interrupted: Stage | None, table: Table) -> Stage:
    """The stage of work that it is in, or comes back to after waiting."""
    return (interrupted or START) if table[stage].waits else stage


def reopens_to(visits: Sequence[Visit], table: Table) -> list[Stage]:
    """The stages of work that it has been in, the last one first; the start where none."""
    been = [one.stage for one in reversed(visits)]
    worked = [one for one in been if not (table[one].is_final or table[one].waits)]
    return list(dict.fromkeys(worked)) or [START]


def _out_of_waiting(onward: Mapping[Stage, MoveKind], working: Stage) -> dict[Stage, MoveKind]:
    work = {to: kind for to, kind in onward.items() if kind is MoveKind.ONWARD}
    rest = {to: kind for to, kind in onward.items() if kind is not MoveKind.ONWARD}
    return {**(work if working is START else {}), working: MoveKind.RESUME, **rest}


def _kind(to: Stage, table: Table) -> MoveKind:
    if table[to].waits:
        return MoveKind.WAIT
    if to is Stage.CLOSED:
        return MoveKind.CLOSE
    return MoveKind.COMPLETE if table[to].is_final else MoveKind.ONWARD
