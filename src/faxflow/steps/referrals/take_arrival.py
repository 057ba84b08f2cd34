"""Makes of one new arrival what it is: referrals, a task for the desk, or provably nothing."""

from faxflow.domain.ids import ArrivalId, arrival_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.intake.became import Became, Outcome
from faxflow.domain.referrals.intake.noise import Noise
from faxflow.domain.referrals.intake.piece import PieceKind
from faxflow.domain.referrals.intake.reading import ReadPiece
from faxflow.domain.referrals.intake.sorting import Read, referrals_in
from faxflow.domain.referrals.record import Channel
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.bounced_notice import raise_bounced_notice
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.referrals.known_arrival import new_arrival, remember_read
from faxflow.steps.referrals.receive import NewlyMade, indexed, receive
from faxflow.steps.work import Work
from faxflow.store import events, tasks
from faxflow.store.connection import Connection
from faxflow.store.referrals import arrivals, documents
from faxflow.store.referrals.arrivals import NewArrival


def review_key(arrival_id: ArrivalId) -> str:
    """Of the task to look at an arrival that seems to be no referral."""
    return f"{TaskKind.REVIEW_ARRIVAL}:{arrival_name(arrival_id)}"


def take_arrival(tx: Connection, work: Work, read: Read) -> Became:
    """Stores a new arrival with all that it becomes; its files lie in the vault already."""
    noise = read.incoming.noise
    became = _noise(tx, work, read, noise) if noise and read.is_noise else _made(tx, work, read)
    remember_read(tx, work, read, became.arrival_id)
    return became


def make_referrals(tx: Connection, work: Work, read: Read, arrival_id: ArrivalId) -> Became:
    """Makes the referrals of an arrival that is stored already."""
    incoming = read.incoming
    made = [receive(tx, work, one, arrival_id) for one in referrals_in(read)]
    told = " and ".join(_told(one, incoming.channel) for one in made)
    arrivals.settle(tx, arrival_id, referral_id=made[0].referral_id, told=told)
    ids = tuple(one.referral_id for one in made)
    return Became(Outcome.REFERRAL, told, incoming.channel, arrival_id, ids)


def _made(tx: Connection, work: Work, read: Read) -> Became:
    arrival_id = _arrive(tx, work, new_arrival(read.incoming, Outcome.REFERRAL, ""))
    return make_referrals(tx, work, read, arrival_id)


def _told(one: NewlyMade, channel: Channel) -> str:
    """`RF-000042 (fax, needs-info: phone, date_of_birth)`: names of fields, no values."""
    lacking = f": {', '.join(one.missing)}" if one.missing else ""
    asked = "; possible duplicate" if one.asked else ""
    return f"{one.name} ({channel}, {one.stage}{lacking}{asked})"


def _noise(tx: Connection, work: Work, read: Read, noise: Noise) -> Became:
    incoming = read.incoming
    outcome = Outcome.NOT_A_REFERRAL if noise.concerns_nobody else Outcome.TASK
    told = f"{noise}, no referral" if noise.concerns_nobody else f"{noise}, to be looked at"
    arrival_id = _arrive(tx, work, new_arrival(incoming, outcome, told))
    if noise is Noise.BOUNCED_NOTICE:
        raise_bounced_notice(tx, work)
    if outcome is Outcome.TASK:
        whole = indexed(ReadPiece(incoming.raw, PieceKind.MESSAGE), incoming.received_at)
        documents.insert(tx, whole, referral_id=None, arrival_id=arrival_id)
        tasks.open_tasks(tx, work.run, [_review(work, arrival_id, noise)])
    return Became(outcome, told, incoming.channel, arrival_id)


def _arrive(tx: Connection, work: Work, new: NewArrival) -> ArrivalId:
    arrival_id = arrivals.insert(tx, work.run, new)
    event = events.Event(arrival_name(arrival_id), "arrived", target=new.outcome)
    events.record(tx, work.run, [event])
    return arrival_id


def _review(work: Work, arrival_id: ArrivalId, noise: Noise) -> NewTask:
    """It is due as if it were a referral: it may be one."""
    name = arrival_name(arrival_id)
    due = due_in(work, Stage.INTAKE_RECEIVED, {}, ())
    return NewTask(
        TaskKind.REVIEW_ARRIVAL,
        review_key(arrival_id),
        f"{name}: look at {noise} that came in: `faxflow referral accept {name}` makes it a"
        " referral, `faxflow task done` leaves it at that",
        due.due_at or work.run.now(),
        queue=Queue.INTAKE,
    )
