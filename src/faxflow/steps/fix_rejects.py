"""fix: rows that were rejected go on as a person has corrected them, by the way of every row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, RejectId, batch_name, case_name
from faxflow.domain.row_beside import RowBeside, in_its_way, its_equal
from faxflow.domain.settled_reject import Became
from faxflow.steps.barred_number import barred
from faxflow.steps.corrected_rows import CleanRow, Given, Read, Rereading, StillRejected, reread
from faxflow.steps.corrected_words import told_of
from faxflow.steps.place_corrected import Corrected, place_corrected
from faxflow.steps.seen_to import SeenTo, close_when_none_is_open, refused, settled_before
from faxflow.steps.work import Work
from faxflow.store import batches, cases, corrected_rows, events, rejects
from faxflow.store.connection import Connection
from faxflow.store.corrected_rows import CaseBeside
from faxflow.store.rejects import Settlement

Others = dict[str, dict[int, RowBeside]]
"""The rows of a report by their identity, then by their line."""

Later = dict[str, dict[str, BatchId]]
"""The newest later report that says so, by identity and then by content."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """`because` is a word from a closed list; `dry_run` changes nothing."""

    because: str
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Meets:
    """What corrected rows may contradict: the rows of their own report, and later reports."""

    others: Others
    later: Later


def fix_rejects(
    work: Work, tools: Rereading, given: Sequence[Given], fixing: Fixing
) -> list[SeenTo]:
    """What came of each, in order: all of them in one transaction, so a crash leaves none.

    Raises NotAReport, SignInPage or ColumnMissing where a report cannot be read any more.
    """
    with work.store.read() as tx:
        before = {one.reject: settled_before(tx, one.reject) for one in given}
        waiting = [one for one in given if before[one.reject] is None]
        found = {one.reject.batch_id: batches.get(tx, one.reject.batch_id) for one in waiting}
    # Before the transaction: a long report takes seconds, in which nobody else could write.
    read = {
        batch.id: reread(work, tools, batch, _of_batch(waiting, batch.id))
        for batch in found.values()
        if batch
    }
    with work.store.trial() if fixing.dry_run else work.store.write() as tx:
        done = {
            one.reject: one
            for batch_id, rows in read.items()
            for one in _fix_batch(tx, work, batch_id, rows, fixing=fixing)
        }
    return [before[one.reject] or done[str(one.reject)] for one in given]


def _of_batch(given: Iterable[Given], batch_id: BatchId) -> list[Given]:
    return [one for one in given if one.reject.batch_id == batch_id]


def _fix_batch(
    tx: Connection, work: Work, batch_id: BatchId, rows: Sequence[Read], *, fixing: Fixing
) -> list[SeenTo]:
    clean = [one for one in rows if isinstance(one, CleanRow)]
    meets = Meets(_beside(tx, batch_id, clean), _later(tx, batch_id, clean))
    done = [_fixed(tx, work, one, meets, fixing=fixing) for one in rows]
    close_when_none_is_open(tx, work, batch_id)
    return done


def _beside(tx: Connection, batch_id: BatchId, rows: Iterable[CleanRow]) -> Others:
    """The rows of their identities; those to be corrected with what they say now."""
    new = [
        RowBeside(one.row.line, one.row.case_key, one.row.content_hash, rejected=True)
        for one in rows
    ]
    others: Others = {one.case_key: {} for one in new}
    again = {one.line for one in new}
    known = corrected_rows.beside(tx, batch_id, others)
    for one in (*(one for one in known if one.line not in again), *new):
        others[one.case_key][one.line] = one
    return others


def _later(tx: Connection, batch_id: BatchId, rows: Iterable[CleanRow]) -> Later:
    """What later reports say of the rows whose case does not tell it: one that changed nothing,
    or came too late, is not the report that the case names."""
    asked = set()
    for one in rows:
        case = corrected_rows.case_of(tx, one.row.case_key)
        if case and case.content_hash != one.row.content_hash and case.batch_id <= batch_id:
            asked.add(one.row.case_key)
    return corrected_rows.later_rows(tx, batch_id, asked)


def _fixed(tx: Connection, work: Work, read: Read, meets: Meets, *, fixing: Fixing) -> SeenTo:
    before, name = settled_before(tx, read.reject), str(read.reject)
    if before:  # somebody was faster
        return before
    if isinstance(read, StillRejected):
        return refused(name, read.why)
    alike, case = meets.others[read.row.case_key], corrected_rows.case_of(tx, read.row.case_key)
    own = alike[read.row.line]
    why = (
        _barred(tx, work, read)
        or _in_its_way(read.reject, own, alike.values(), case)
        or _outdated(read, case, meets.later)
    )
    if why:
        return refused(name, why)
    equal = its_equal(own, alike.values()) if case else None
    done = _placed(tx, work, read, case if equal else None)
    alike[own.line] = replace(own, rejected=False)
    _note(tx, work, read, done, because=fixing.because)
    return _answer(tx, read, done, same_as=equal.line if equal else None, planned=fixing.dry_run)


def _barred(tx: Connection, work: Work, read: CleanRow) -> str:
    """A person gives no number that may not be dialled; one of the report is held, as in `load`."""
    bar = barred(tx, work, read.row.number) if read.number_given else None
    if bar is None:
        return ""
    return "; ".join([f"its new number {bar.why}", *(f"`{one}`" for one in bar.commands)])


def _in_its_way(
    reject: RejectId, row: RowBeside, others: Iterable[RowBeside], case: CaseBeside | None
) -> str:
    """What forbids to take this row for its fax: another row that says something else."""
    other = in_its_way(row, others)
    fax = case_name(case.case_id) if case else "no fax"
    if other and other.rejected:
        aside = f"`faxflow rejects set-aside {replace(reject, line=other.line)} --because …`"
        return f"line {other.line} is another row for this fax; if that one is wrong, {aside}"
    if other:
        return f"line {other.line} is another row for this fax, and is {fax}: mend that one"
    return ""


def _outdated(read: CleanRow, case: CaseBeside | None, later: Later) -> str:
    """What forbids to take this row for its fax: a later report says something else of it."""
    if case is None or case.content_hash == read.row.content_hash:
        return ""
    said = later.get(read.row.case_key, {})
    others = [batch for content, batch in said.items() if content != read.row.content_hash]
    newest = max([case.batch_id, *others])
    if newest <= read.reject.batch_id:
        return ""
    name, fax = batch_name(newest), case_name(case.case_id)
    return f"a later report, {name}, has another row for this fax, {fax}: mend that one"


def _placed(tx: Connection, work: Work, read: CleanRow, equal: CaseBeside | None) -> Corrected:
    """The same row as one that is a fax is kept beside it, and nothing else."""
    batch_id, given = read.reject.batch_id, read.number_given
    if equal is None:
        return place_corrected(tx, work, batch_id, read.row, number_given=given)
    corrected_rows.restage(tx, batch_id, read.row, number_given=given)
    return Corrected(Became.DUPLICATE, equal.case_id)


def _note(tx: Connection, work: Work, read: CleanRow, done: Corrected, *, because: str) -> None:
    """The reject keeps who, when and why; the history names the columns, never what is in them."""
    reject, case = read.reject, case_name(done.case_id)
    settlement = Settlement(done.became, because, read.columns, done.case_id)
    rejects.settle(tx, work.run, reject, settlement)
    told = f"{', '.join(read.columns) or 'as it stood'}; {because}"
    became = f"line {reject.line} is {case} ({done.became}): {told}"
    events.record(
        tx,
        work.run,
        [
            events.Event(batch_name(reject.batch_id), "reject corrected", detail=became),
            events.Event(case, "row corrected by a person", detail=f"{reject}: {told}"),
        ],
    )


def _answer(
    tx: Connection, read: CleanRow, done: Corrected, *, same_as: int | None, planned: bool
) -> SeenTo:
    case = cases.get(tx, done.case_id)
    told = told_of(done, case.state if case else State.READY, same_as, planned=planned)
    is_new = planned and done.became is Became.LOADED
    return SeenTo(
        str(read.reject),
        done=True,
        told=f"{read.reject} {told}",
        became=done.became,
        case=None if is_new else case_name(done.case_id),
        columns=read.columns,
    )
