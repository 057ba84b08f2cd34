"""add: one urgent fax by hand, in a batch of its own, so that ledgers and reports add up."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from faxflow.domain.delivery import State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.letter import Letter, LetterOrder, LetterResult
from faxflow.errors import BadUsage
from faxflow.steps.barred_number import barred
from faxflow.steps.foreseen_hold import foreseen_hold
from faxflow.steps.former_numbers import had_number
from faxflow.steps.kept_letter import letter_name
from faxflow.steps.ports import Vault
from faxflow.steps.repeated_fax import Resend, note_resend, refuse_if_outdated
from faxflow.steps.work import Work
from faxflow.store import batches, case_loading, cases, events, mending
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash

CheckLetter = Callable[[LetterOrder, bytes], LetterResult]
"""Looks at a PDF, and puts the case's name on pages that do not show it."""

_FINAL = frozenset({State.DELIVERED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class NewFax:
    """`number` is E.164 and dialable; `pdf` is None where the letter is drawn from `fields`.

    `service_date` is empty, and `recipient_key` None, where nobody says them.
    """

    number: str
    letter: str
    fields: Mapping[str, str]
    pdf: bytes | None = None
    quiet_hours: str | None = None
    service_date: str = ""
    recipient_key: str | None = None

    def written(self) -> str:
        """The fields as text."""
        return json.dumps(dict(self.fields), ensure_ascii=False, sort_keys=True)

    def content(self) -> str:
        """The text by which equal faxes are known, whatever number they have or had."""
        repeated = {self.number, as_read(self.number)}
        rest = {name: text for name, text in self.fields.items() if text not in repeated}
        return replace(self, fields=rest).written()


@dataclass(frozen=True, slots=True)
class Added:
    """The case; `new` is False where it was there already. `pages` is None until it is drawn;
    `held_for` says why the next `send` will hold it, None where it will not."""

    case_id: CaseId | None
    new: bool
    state: State
    batch_id: BatchId | None = None
    pages: int | None = None
    held_for: str | None = None


@dataclass(frozen=True, slots=True)
class Adding:
    """`again` adds a fax whose like is over, or was corrected to another number.

    `dry_run` changes nothing; `resend` says which fax it repeats, None: none.
    """

    vault: Vault
    check: CheckLetter
    again: bool = False
    dry_run: bool = False
    resend: Resend | None = None


def add_case(work: Work, fax: NewFax, adding: Adding) -> Added:
    """Adds the fax before the queue, unless it is there.

    Raises BadUsage for a PDF that is unusable, or a number that may not be dialled or that
    a person has corrected for this very fax.
    """
    with work.store.read() as tx:
        known = _in_its_way(tx, work, fax, adding)
        expected = case_loading.next_id(tx)
    # Before the transaction: a long PDF takes seconds, in which nobody else could write.
    letter = None if known else _checked(adding, expected, fax.pdf)
    with work.store.write() as tx:
        known = _in_its_way(tx, work, fax, adding)
        if known:
            return Added(known.id, new=False, state=known.state)
        held_for, pages = foreseen_hold(tx, work, fax.number, letter), _pages(letter)
        would_be = Added(None, new=True, state=State.READY, pages=pages, held_for=held_for)
        if adding.dry_run:
            return would_be
        batch_id, case_id = _loaded(tx, work, fax)
        if adding.resend:
            note_resend(tx, work, case_id, adding.resend)
        if letter is None or letter.case_id != case_id:
            # Somebody else's case was faster, and has the id that the letter shows.
            letter = _checked(adding, case_id, fax.pdf)
        if letter:
            _keep(tx, adding.vault, letter)
    return replace(would_be, case_id=case_id, batch_id=batch_id)


def _keep(tx: Connection, vault: Vault, letter: Letter) -> None:
    # The file first: a crash between leaves a letter that belongs to no case.
    sha256 = hashlib.sha256(letter.pdf).hexdigest()
    vault.keep(letter_name(letter.case_id, sha256), letter.pdf)
    cases.set_letter(tx, letter.case_id, sha256=sha256, pages=letter.pages)


def _in_its_way(tx: Connection, work: Work, fax: NewFax, adding: Adding) -> cases.Case | None:
    """The newest case that takes this content to this number, unless it may go `again`.

    Raises BadUsage where the number is not to be dialled for it.
    """
    same = mending.with_content(tx, _content_hash(work, fax))
    there = _there_already(tx, fax, same, adding.resend)
    if there and not (adding.again and there.state in _FINAL):
        return there
    if adding.resend:
        refuse_if_outdated(tx, adding.resend)
    if adding.resend or not adding.again:
        _refuse_corrected(tx, work, fax, same)
    _refuse_barred(tx, work, fax)
    return None


def _there_already(
    tx: Connection, fax: NewFax, same: Sequence[cases.Case], resend: Resend | None
) -> cases.Case | None:
    """The newest of them that is this letter to this number; not the one that it repeats."""
    repeated = resend.of if resend else None
    found = (
        case
        for case in reversed(same)
        if case.number == fax.number and case.id != repeated and case.letter == fax.letter
    )
    return next((case for case in found if not _is_told_apart(tx, fax, case)), None)


def _is_told_apart(tx: Connection, fax: NewFax, case: cases.Case) -> bool:
    """Whether they are of two service dates, or for two people, as far as both say it."""
    said = zip((fax.service_date, fax.recipient_key), cases.identity_of(tx, case.id), strict=True)
    return any(ours and theirs and ours != theirs for ours, theirs in said)


def _refuse_corrected(tx: Connection, work: Work, fax: NewFax, same: Sequence[cases.Case]) -> None:
    """A command that is given once more must not bring back the number that was wrong."""
    for case in same:
        if had_number(tx, work, case, fax.number):
            what = f"{case_name(case.id)} is this fax, and this number was corrected there."
            again = "`faxflow case add … --again`"
            todo = f"If it is to go there too: {again}. Nothing was added."
            raise BadUsage(what=what, todo=todo)


def _refuse_barred(tx: Connection, work: Work, fax: NewFax) -> None:
    bar = barred(tx, work, fax.number)
    if bar:
        todo = "".join(f"If it may be dialled: `{one}`. " for one in bar.commands)
        raise BadUsage(what=f"Its number {bar.why}.", todo=f"{todo}Nothing was added.")


def _content_hash(work: Work, fax: NewFax) -> str:
    given = hashlib.sha256(fax.pdf).hexdigest() if fax.pdf is not None else fax.content()
    return keyed_hash(work.store.info.hash_key, batches.BY_HAND, given)


def _loaded(tx: Connection, work: Work, fax: NewFax) -> tuple[BatchId, CaseId]:
    row = _row(tx, work, fax)
    today = work.run.now().astimezone(work.config.practice.zone).date()
    batch = batches.Batch(BatchId(0), today, batches.BY_HAND, row.case_key, batches.BY_HAND)
    batch_id = batches.add(tx, work.run, batch)
    batches.stage(tx, batch_id, rows=[row], rejects=[], rows_read=1)
    candidates = case_loading.candidates(tx, batch_id)
    case_id, _ = case_loading.insert(tx, work.run, batch_id, candidates)[0]
    batches.mark_loaded(tx, batch_id, Ledger(1, loaded=1))
    mending.put_first(tx, case_id, mending.Urgency(fax.quiet_hours, fax.pdf is not None))
    added = events.Event(batch_name(batch_id), batches.BY_HAND, detail=case_name(case_id))
    events.record(tx, work.run, [added])
    return batch_id, case_id


def _row(tx: Connection, work: Work, fax: NewFax) -> batches.StagedRow:
    content_hash = _content_hash(work, fax)
    copies = len(mending.with_content(tx, content_hash))
    return batches.StagedRow(
        line=1,
        case_key=keyed_hash(work.store.info.hash_key, content_hash, str(copies)),
        content_hash=content_hash,
        letter=fax.letter,
        service_date=fax.service_date,
        number=fax.number,
        number_valid=True,
        fields=fax.written(),
        recipient_key=fax.recipient_key,
    )


def _pages(letter: Letter | None) -> int | None:
    return letter.pages if letter else None


def _checked(adding: Adding, case_id: CaseId, pdf: bytes | None) -> Letter | None:
    if pdf is None:
        return None
    result = adding.check(LetterOrder(case_id, case_name(case_id), {}), pdf)
    if isinstance(result, Letter):
        return result
    raise BadUsage(what=f"The PDF cannot be sent: {result.what}.", todo="Nothing was added.")
