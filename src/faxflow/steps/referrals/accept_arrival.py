"""referral accept: a person says that what seemed to be noise is a referral."""

from dataclasses import dataclass, replace

from faxflow.domain.ids import ArrivalId, ReferralId, arrival_name, parse_arrival
from faxflow.domain.referrals.intake.became import Became, Outcome
from faxflow.domain.referrals.intake.from_mail import from_mail
from faxflow.domain.referrals.intake.sorting import Read
from faxflow.steps.referrals.intake import IntakeTools
from faxflow.steps.referrals.intake_mailbox import mail_rules
from faxflow.steps.referrals.read_arrival import keep_files, read_whole
from faxflow.steps.referrals.take_arrival import make_referrals, review_key
from faxflow.steps.work import Work
from faxflow.store import events, tasks
from faxflow.store.referrals import arrivals
from faxflow.store.referrals.arrivals import Arrival

_ACCEPTABLE = frozenset({Outcome.TASK, Outcome.NOT_A_REFERRAL})


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of one arrival that a person named; `known` is False where there is none."""

    arrival: str
    done: bool
    told: str
    referrals: tuple[ReferralId, ...] = ()
    known: bool = True


def accept_arrival(work: Work, name: str, tools: IntakeTools) -> Accepted:
    """Makes the referrals of an arrival, once. Raises FileMissing or FileUnreadable."""
    arrival_id = parse_arrival(name)
    arrival = _found(work, arrival_id) if arrival_id else None
    if arrival is None:
        told = f"There is no arrival {name}; `faxflow referral intake` names them as A-000012."
        return Accepted(name, done=False, told=told, known=False)
    if arrival.outcome not in _ACCEPTABLE:
        return _refused(arrival)
    read = _read(work, arrival, tools)
    keep_files(read, tools.vault)
    became = _made(work, read, arrival.id)
    if became is None:
        return _refused(arrival)
    told = f"{arrival_name(arrival.id)}: {became.told}"
    return Accepted(arrival_name(arrival.id), done=True, told=told, referrals=became.referrals)


def _found(work: Work, arrival_id: ArrivalId) -> Arrival | None:
    with work.store.read() as tx:
        return arrivals.get(tx, arrival_id)


def _refused(arrival: Arrival) -> Accepted:
    name = arrival_name(arrival.id)
    told = f"{name} is no new referral: it was taken in already."
    return Accepted(name, done=False, told=told)


def _read(work: Work, arrival: Arrival, tools: IntakeTools) -> Read:
    """Only mails are ever noise; what kind it seemed to be counts no more."""
    raw = tools.vault.read(arrival.name)
    incoming = from_mail(raw, arrival.received_at, mail_rules(work), now=work.run.now())
    return read_whole(replace(incoming, noise=None), tools.readers)


def _made(work: Work, read: Read, arrival_id: ArrivalId) -> Became | None:
    """None where somebody else was quicker."""
    with work.store.write() as tx:
        now = arrivals.get(tx, arrival_id)
        if now is None or now.outcome not in _ACCEPTABLE:
            return None
        became = make_referrals(tx, work, read, arrival_id)
        tasks.close(tx, review_key(arrival_id), work.run.now())
        event = events.Event(arrival_name(arrival_id), "accepted", target=Outcome.REFERRAL)
        events.record(tx, work.run, [event])
    return became
