"""Tells who was shown a referral, and who was refused it."""

from collections.abc import Sequence

from faxflow.domain.ids import parse_referral, referral_name
from faxflow.domain.referrals.shown import Look
from faxflow.domain.roles import Act
from faxflow.errors import UnknownReferral
from faxflow.steps.referrals.access import REFUSED, SHOWN, require
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.referrals import records
from faxflow.store.stamp import from_stamp


def seen_by(work: Work, name: str) -> Sequence[Look]:
    """Each look at the referral of that name, the first of them first.

    Raises AccessRefused or UnknownReferral.
    """
    referral_id = parse_referral(name)
    with work.store.read() as tx:
        referral = None if referral_id is None else records.get(tx, referral_id)
        require(work.viewer, Act.SEEN, referral)
        if referral is None:
            raise UnknownReferral(referral=name)
        history = events.history(tx, referral_name(referral.id))
    return [
        Look(
            from_stamp(row["at"] or ""),
            row["actor"] or "",
            row["cause"] == REFUSED,
            row["reason"] or row["detail"] or "",
        )
        for row in history
        if row["cause"] in {SHOWN, REFUSED}
    ]
