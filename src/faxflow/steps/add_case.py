"""add: one urgent fax by hand, in a batch of its own, so that ledgers and reports add up."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.letter import Letter, LetterOrder, LetterResult
from faxflow.errors import BadUsage
from faxflow.steps.foreseen_hold import foreseen_hold
from faxflow.steps.kept_letter import letter_name
from faxflow.steps.like_faxes import in_its_way
from faxflow.steps.new_fax import NewFax, content_hash
from faxflow.steps.ports import Vault
from faxflow.steps.repeated_fax import Resend, note_resend
from faxflow.steps.work import Work
from faxflow.store import batches, case_loading, cases, events, mending
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash

CheckLetter = Callable[[LetterOrder, bytes], LetterResult]
"""Looks at a PDF, and puts the case's name on pages that do not show it."""


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
        known = in_its_way(tx, work, fax, again=adding.again, resend=adding.resend)
        expected = case_loading.next_id(tx)
    # Before the transaction: a long PDF takes seconds, in which nobody else could write.
    letter = None if known else _checked(adding, expected, fax.pdf)
    with work.store.write() as tx:
        known = in_its_way(tx, work, fax, again=adding.again, resend=adding.resend)
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
    hashed = content_hash(work, fax)
    copies = len(mending.with_content(tx, hashed))
    return batches.StagedRow(
        line=1,
        case_key=keyed_hash(work.store.info.hash_key, hashed, str(copies)),
        content_hash=hashed,
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
