"""Tells where a person may bring a referral, so that they can choose."""

from collections.abc import Sequence

from faxflow.domain.board import Way, Ways
from faxflow.domain.ids import parse_referral
from faxflow.domain.referrals.move_kind import REASONS, SAYS_WHY, MoveKind
from faxflow.domain.referrals.ways import moves_from
from faxflow.domain.roles import Act
from faxflow.steps.work import Work
from faxflow.store.referrals import records


def ways_of(work: Work, name: str) -> Ways:
    """The moves of the referral of that name that are the viewer's to make, the usual one first.

    There is none where it is at its end, is not there, or is not theirs: to move it tells which.
    """
    referral_id = parse_referral(name)
    with work.store.read() as tx:
        referral = None if referral_id is None else records.get(tx, referral_id)
    if referral is None:
        return Ways(None)
    table = work.config.referrals.table
    ways = moves_from(referral.stage, referral.interrupted, table)
    usual = next(iter(ways), None)
    found = [
        Way(to, kind, _reasons(work, kind), kind in SAYS_WHY, to is usual)
        for to, kind in ways.items()
        if work.viewer.may_move(referral, referral.stage, to, table)
    ]
    return Ways(referral.stage if work.viewer.may(Act.LIST, referral) else None, found)


def _reasons(work: Work, kind: MoveKind) -> Sequence[str]:
    if kind is MoveKind.CLOSE:
        return work.config.referrals.rules.closing_reasons
    return REASONS.get(kind, ())
