"""Report files, and files that came in with referrals, that nobody needs any more.

Each file goes first, and is then noted as gone: who is killed between the two does it again.
"""

from pathlib import PurePath
from typing import Final

from faxflow.domain.pruned import Pruned
from faxflow.domain.retention import Kind
from faxflow.steps.ports import Vault
from faxflow.steps.work import Work
from faxflow.store.retention import arrived_files, report_files
from faxflow.store.retention.over import Limit

_A_BLOCK: Final = 200

_OF_SUFFIX: Final = {
    ".eml": Kind.MAILS,
    **dict.fromkeys((".wav", ".mp3", ".ogg", ".m4a", ".amr"), Kind.RECORDINGS),
}


def limit_of(work: Work, kind: Kind) -> Limit | None:
    """What of that kind may go, None: nothing may."""
    settings = work.config.retention
    days = kind
    if kind is Kind.RECORDINGS and settings.recordings_days is None:
        days = Kind.DOCUMENTS
    before = settings.before(days, work.run.now())
    return Limit(before, settings.held) if before else None


def prune_reports(work: Work, vault: Vault, done: Pruned, *, dry_run: bool) -> None:
    """Removes files of reports of which all is settled."""
    limit = limit_of(work, Kind.REPORTS)
    if limit is None:
        return
    with work.store.read() as tx:
        spent = report_files.spent(tx, limit)
        done.kept_for_rejects = report_files.kept_for_rejects(tx, limit)
    for one in spent:
        if not dry_run:
            vault.remove(one.name)
            with work.store.write() as tx:
                report_files.note_removed(tx, work.run, one.batch_id)
        done.counts.reports += 1


def prune_arrived(work: Work, vault: Vault, done: Pruned, *, dry_run: bool) -> None:
    """Removes messages, documents and recordings of referrals that are over."""
    for kind in (Kind.MAILS, Kind.DOCUMENTS, Kind.RECORDINGS):
        limit = limit_of(work, kind)
        if limit is None:
            continue
        with work.store.read() as tx:
            spent = sorted(arrived_files.spent(tx, limit))
        names = [name for name in spent if kind_of(name) is kind]
        for start in range(0, len(names), _A_BLOCK):
            block = names[start : start + _A_BLOCK]
            if not dry_run:
                _remove(work, vault, block)
            _count(done, kind, len(block))


def kind_of(name: str) -> Kind:
    """What a file of the vault of documents is."""
    return _OF_SUFFIX.get(PurePath(name).suffix, Kind.DOCUMENTS)


def _remove(work: Work, vault: Vault, names: list[str]) -> None:
    for name in names:
        vault.remove(name)
    with work.store.write() as tx:
        arrived_files.note_removed(tx, work.run, names)


def _count(done: Pruned, kind: Kind, many: int) -> None:
    if kind is Kind.MAILS:
        done.counts.messages += many
    elif kind is Kind.RECORDINGS:
        done.counts.recordings += many
    else:
        done.counts.documents += many
