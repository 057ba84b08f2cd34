"""referral intake: takes in all that has come, each thing once, and loses none of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faxflow.domain.referrals.intake.became import Became
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.intake.sorting import Read
from faxflow.steps.ports import Vault
from faxflow.steps.referrals.known_arrival import Known, find_known, note_known
from faxflow.steps.referrals.read_arrival import Readers, keep_files, read_ahead, read_whole
from faxflow.steps.referrals.take_arrival import take_arrival
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import arrivals


@dataclass(frozen=True, slots=True)
class IntakeTools:
    """What the intake works with; on a `dry_run` nothing is kept, stored or moved."""

    readers: Readers
    vault: Vault
    dry_run: bool = False


def take_in(work: Work, incoming: Iterable[Incoming], tools: IntakeTools) -> Iterator[Became]:
    """What became of each arrival, in their order; each is stored before the next one is."""
    wanted = ((one, _known(work, one) is None) for one in incoming)
    read = read_ahead(wanted, tools.readers)
    if tools.dry_run:
        yield from _tried(work, list(read), tools)
        return
    for one, its_reading in read:
        yield _stored(work, one, its_reading, tools)


def note_put_away(work: Work, done: Sequence[Became]) -> None:
    """Notes what lies no more where it came: should it come again, it was sent again."""
    if done:
        with work.store.write() as tx:
            arrivals.put_away(tx, [one.arrival_id for one in done], work.run.now())


def _known(work: Work, incoming: Incoming) -> Known | None:
    """What it repeats: then reading its documents would be in vain."""
    with work.store.read() as tx:
        return find_known(tx, work, incoming)


def _stored(work: Work, incoming: Incoming, read: Read | None, tools: IntakeTools) -> Became:
    _keep(work, incoming, read, tools.vault)
    with work.store.write() as tx:
        became = _settled(tx, work, incoming, read)
    # What it repeated was closed meanwhile: it is new after all.
    return became or _stored(work, incoming, read_whole(incoming, tools.readers), tools)


def _keep(work: Work, incoming: Incoming, read: Read | None, vault: Vault) -> None:
    """All of what is new goes into the vault, and what was sent again as it came."""
    if read is not None:
        keep_files(read, vault)
        return
    known = _known(work, incoming)
    if known and not known.lies_there_still:
        vault.keep(incoming.raw.name, incoming.raw.content)


def _tried(
    work: Work, read: list[tuple[Incoming, Read | None]], tools: IntakeTools
) -> Iterator[Became]:
    """All of them in one transaction that is taken back, so that repeats show."""
    with work.store.trial() as tx:
        for incoming, one in read:
            became = _settled(tx, work, incoming, one)
            yield became or take_arrival(tx, work, read_whole(incoming, tools.readers))


def _settled(tx: Connection, work: Work, incoming: Incoming, read: Read | None) -> Became | None:
    """None where it is not known and was not read."""
    known = find_known(tx, work, incoming)
    if known:
        return note_known(tx, work, incoming, known)
    return take_arrival(tx, work, read) if read else None
