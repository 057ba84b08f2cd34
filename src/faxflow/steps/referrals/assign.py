"""referral assign: a person takes a referral, gives it back, or to somebody, or to another desk."""

from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.near_match import near_match
from faxflow.domain.referral import FINAL, Queue
from faxflow.domain.referrals import refused_move
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act
from faxflow.steps.referrals.answered import Answered, answer, changed_meanwhile, done
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import moves, records, stage_tasks


@dataclass(frozen=True, slots=True)
class Assigning:
    """Whom to give it to: an account, or with `queue` a desk; neither: back to its desk.

    `taking` where somebody takes it who does not want it from another's hands.
    """

    queue: Queue | None = None
    owner: str | None = None
    taking: bool = False
    dry_run: bool = False

    @property
    def act(self) -> Act:
        """What it is by the table of roles."""
        if self.queue:
            return Act.HAND_OVER
        return Act.ASSIGN if self.owner and not self.taking else Act.TAKE


def take_referral(work: Work, name: str, *, dry_run: bool = False) -> Answered:
    """Makes a referral the actor's own, unless somebody else has it."""
    mine = Assigning(owner=work.run.actor, taking=True, dry_run=dry_run)
    return assign_referral(work, name, mine)


def assign_referral(work: Work, name: str, wanted: Assigning) -> Answered:
    """Gives a referral to whom it is wanted for, its tasks too."""

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        why = _refusal(work, referral, wanted)
        return why or give(tx, work, referral, wanted)

    return answer(work, name, wanted.act, deed, dry_run=wanted.dry_run)


def give(tx: Connection, work: Work, referral: Referral, wanted: Assigning) -> Answered | Refusal:
    """The referral with its new owner, in the caller's transaction."""
    queue, owner = wanted.queue or referral.queue, wanted.owner
    if not moves.assign(tx, work.run, referral, queue=queue, owner=owner):
        return changed_meanwhile(referral)
    ids = [task.id for task in stage_tasks.open_of(tx, referral.id)]
    stage_tasks.hand_over(tx, ids, work.run.now(), queue=queue, owner=owner)
    whose = f"{owner}'s, at the {queue} desk" if owner else f"the {queue} desk's"
    stands = "would be" if wanted.dry_run else "is"
    told = f"{referral_name(referral.id)} {stands} {whose}."
    return done(referral, told, records.get(tx, referral.id))


def _refusal(work: Work, referral: Referral, wanted: Assigning) -> Refusal | None:
    name, owner = referral_name(referral.id), wanted.owner
    if referral.stage in FINAL:
        return refused_move.ended(referral)
    if wanted.taking and referral.owner not in {None, owner}:
        again = f"faxflow referral assign {name} --to {owner}"
        return Refusal(f"{name} is {referral.owner}'s", [again])
    people = work.config.referrals.people
    if owner and owner not in {*people, work.run.actor}:
        near = near_match(owner, people)
        return Refusal(f"[referrals] people has no such account ({near})")
    return None
