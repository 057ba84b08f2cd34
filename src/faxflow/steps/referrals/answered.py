"""What became of one referral that a person named: done, refused, not theirs, or not there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import parse_referral, referral_name
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.refused_move import removed
from faxflow.domain.roles import Act
from faxflow.errors import AccessRefused
from faxflow.steps.referrals.access import note_refusal, require
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import records

_NEEDS_ITS_TEXTS = frozenset({Act.REOPEN, Act.NOTE, Act.SET, Act.CONFIRM, Act.ANSWER})
"""What is not done to a referral whose texts retention has removed: none would be removed again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`told` is for people. `was` is the referral before, None where there is none or it is not
    theirs; `now` is as it stands after; `instead` are commands that can be given after a
    refusal."""

    referral: str
    done: bool
    told: str
    was: Referral | None = None
    now: Referral | None = None
    instead: Sequence[str] = ()
    known: bool = True


Deed = Callable[[Connection, Referral], "Answered | Refusal"]
"""Does something to a referral in a transaction, or says why not."""


def answer(work: Work, name: str, act: Act, deed: Deed, *, dry_run: bool = False) -> Answered:
    """Does it to the referral of that name, if the viewer may; a dry run takes it back."""
    try:
        with work.store.trial() if dry_run else work.store.write() as tx:
            return _answer(tx, work, name, act, deed=deed)
    except AccessRefused as refused:
        note_refusal(work, refused)
        return Answered(name, done=False, told=str(refused), known=False)


def _answer(tx: Connection, work: Work, name: str, act: Act, *, deed: Deed) -> Answered:
    referral_id = parse_referral(name)
    referral = None if referral_id is None else records.get(tx, referral_id)
    if referral is None:
        require(work.viewer, act)
        told = f"There is no referral {name} in this store. `faxflow referral list` names them."
        return Answered(name, done=False, told=told, known=False)
    require(work.viewer, act, referral)
    gone = removed(referral) if act in _NEEDS_ITS_TEXTS else None
    found = gone or deed(tx, referral)
    return found if isinstance(found, Answered) else refused(referral, found)


def done(was: Referral, told: str, now: Referral | None = None) -> Answered:
    """The answer about a referral that stands as `now`, else as it stood."""
    name = referral_name(was.id)
    return Answered(name, done=True, told=told, was=was, now=now or was)


def refused(referral: Referral, why: Refusal) -> Answered:
    """The answer about a referral on which nothing was done."""
    name = referral_name(referral.id)
    told, instead = str(why), why.instead
    return Answered(name, done=False, told=told, was=referral, now=referral, instead=instead)


def changed_meanwhile(referral: Referral) -> Refusal:
    """Somebody else was quicker: what was decided may not fit any more."""
    name = referral_name(referral.id)
    return Refusal(f"{name} has just been changed", [f"faxflow referral show {name}"])
