"""Numbers, fields and texts of faxes and referrals that are over, and of their reports' rows.

A few hundred at a time, each lot in a transaction of its own: whoever sends meanwhile waits for
no more than that, and whoever is killed goes on where it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.ids import BatchId
from faxflow.domain.pruned import Pruned
from faxflow.domain.retention import Kind
from faxflow.steps.retention.files import limit_of
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.retention import case_names, referral_names, registers, report_rows, traces
from faxflow.store.retention.case_names import Page
from faxflow.store.retention.over import Limit

A_LOT: Final = 500


@dataclass(frozen=True, slots=True)
class _Noun:
    """What is found by id, and emptied."""

    over: Callable[[Connection, Limit, Page], Sequence[int]]
    empty: Callable[..., int]


_FAXES = _Noun(case_names.over, case_names.empty)
_REFERRALS = _Noun(referral_names.over, referral_names.empty)


def prune_names(work: Work, done: Pruned, *, dry_run: bool) -> None:
    """Removes from the store whatever [retention] lets go."""
    names, mails = limit_of(work, Kind.NAMES), limit_of(work, Kind.MAILS)
    if names:
        done.counts.faxes = _emptied(work, names, _FAXES, dry_run=dry_run)
        done.counts.referrals = _emptied(work, names, _REFERRALS, dry_run=dry_run)
    rows = _limit_of_rows(work)
    if rows:
        _rows(work, rows, done, dry_run=dry_run)
    if names:
        _registers(work, names, done, dry_run=dry_run)
    if mails:
        _results(work, mails, done, dry_run=dry_run)


def _limit_of_rows(work: Work) -> Limit | None:
    """Rows go with the file that they were read from, or with the names, whichever is first."""
    limits = (limit_of(work, Kind.REPORTS), limit_of(work, Kind.NAMES))
    return max((one for one in limits if one), key=lambda one: one.before, default=None)


def _emptied(work: Work, limit: Limit, noun: _Noun, *, dry_run: bool) -> int:
    """How many of a noun were emptied, or would be."""
    behind, count, key = 0, 0, work.store.info.hash_key
    while True:
        with work.store.read() as tx:
            ids = noun.over(tx, limit, Page(behind, A_LOT))
        if not ids:
            return count
        if dry_run:
            count += len(ids)
        else:
            with work.store.write() as tx:
                count += noun.empty(tx, work.run, ids, limit, key=key)
                traces.note(tx, work.run.now())
        behind = ids[-1]


def _rows(work: Work, limit: Limit, done: Pruned, *, dry_run: bool) -> None:
    with work.store.read() as tx:
        batches = report_rows.batches(tx, limit)
    for batch_id in batches:
        _rows_of(work, batch_id, limit, done, dry_run=dry_run)


def _rows_of(work: Work, batch_id: BatchId, limit: Limit, done: Pruned, *, dry_run: bool) -> None:
    behind, key = 0, work.store.info.hash_key
    names = limit_of(work, Kind.NAMES) if dry_run else None
    while True:
        page = Page(behind, A_LOT)
        with work.store.read() if dry_run else work.store.write() as tx:
            rows = report_rows.spent(tx, batch_id, limit, page, nameless=names)
            if not dry_run:
                report_rows.empty(tx, batch_id, rows, key=key)
                report_rows.note_emptied(tx, work.run, batch_id)
                if rows:
                    traces.note(tx, work.run.now())
        if not rows:
            return
        done.counts.rows += len(rows)
        behind = rows[-1].line


def _registers(work: Work, limit: Limit, done: Pruned, *, dry_run: bool) -> None:
    if dry_run:
        with work.store.read() as tx:
            done.counts.numbers = registers.count_numbers(tx, limit)
            done.counts.recipients = registers.count_recipients(tx, limit)
            done.counts.results += registers.count_lost(tx, limit)
        return
    with work.store.write() as tx:
        done.counts.numbers = registers.remove_numbers(tx, limit)
        done.counts.recipients = registers.remove_recipients(tx, limit)
        done.counts.results += registers.rename_lost(tx, limit, key=work.store.info.hash_key)
        if done.counts.numbers or done.counts.recipients or done.counts.results:
            traces.note(tx, work.run.now())


def _results(work: Work, limit: Limit, done: Pruned, *, dry_run: bool) -> None:
    if dry_run:
        with work.store.read() as tx:
            done.counts.results += registers.count_stray_results(tx, limit)
        return
    with work.store.write() as tx:
        key = work.store.info.hash_key
        renamed = registers.rename_stray_results(tx, limit, key=key)
        done.counts.results += renamed
        if renamed:
            traces.note(tx, work.run.now())
