"""Lets a person do to a referral what their roles allow, and has on record what they were refused.

Whoever changes or shows a referral asks `require` first, inside its transaction or before it:
the refusal that it raises takes that transaction back, and is then audited in one of its own.
"""

from collections.abc import Collection, Mapping

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act, Row, Viewer
from faxflow.errors import AccessRefused
from faxflow.steps.work import Work
from faxflow.store import events

REFERRALS = "referrals"
"""The subject of what is about no single referral: a list, a queue, a refusal of either."""

SHOWN, REFUSED = "shown", "refused"
"""What a look is called in the audit trail, and what a refusal."""

_NO_ROLE = "this account has no role here"
NOT_THEIRS = "it is at a desk that is not theirs"
_NO_SUCH_ACT = "none of their roles does that"

_DEEDS: Mapping[Act, str] = {
    Act.QUEUE: "see the queue of",
    Act.WHERE: "look up",
    Act.SEEN: "see who was shown",
    Act.NEW: "enter",
    Act.HAND_OVER: "hand over",
    Act.NOTE: "keep notes with",
    Act.CONTACT: "note contacts of",
    Act.STATUS_CALL: "note calls about",
    Act.DUPLICATES: "judge duplicates of",
    Act.INTAKE: "take in",
    Act.REMIND: "remind of",
}
"""Acts whose names are no verbs."""


def refused(viewer: Viewer, act: Act, subject: str, why: str) -> AccessRefused:
    """What to raise where something is not the viewer's to do."""
    deed = _DEEDS.get(act, act)
    return AccessRefused(account=viewer.account, act=act, deed=deed, subject=subject, why=why)


def require(viewer: Viewer, act: Act, row: Row | None = None) -> None:
    """Raises AccessRefused where this is not the viewer's to do, to this referral or at all."""
    if not viewer.may(act, row):
        subject = referral_name(row.id) if isinstance(row, Referral) else REFERRALS
        raise refused(viewer, act, subject, _why(viewer, act))


def require_fields(viewer: Viewer, act: Act, referral: Referral, fields: Collection[Field]) -> None:
    """Raises AccessRefused where some of these fields are not the viewer's to read and write."""
    hidden = sorted(set(fields) - viewer.fields(referral))
    if hidden:
        subject, why = referral_name(referral.id), f"no role of theirs has {', '.join(hidden)}"
        raise refused(viewer, act, subject, why)


def note_refusal(work: Work, refusal: AccessRefused) -> None:
    """Puts a refusal on record, in a transaction of its own: none may be open.

    `perform` does so for every command that a refusal ends; who catches one has to.
    """
    subject, act = str(refusal.facts["subject"]), str(refusal.facts["act"])
    with work.store.write() as tx:
        events.record(tx, work.run, [events.Event(subject, REFUSED, reason=act)])


def shown(act: Act, ids: list[ReferralId]) -> list[events.Event]:
    """What is put on record of a showing: one event a referral, else one of the list."""
    names = [referral_name(one) for one in ids] or [REFERRALS]
    return [events.Event(name, SHOWN, reason=act) for name in names]


def _why(viewer: Viewer, act: Act) -> str:
    if not viewer.roles:
        return _NO_ROLE
    return NOT_THEIRS if viewer.may(act) else _NO_SUCH_ACT
