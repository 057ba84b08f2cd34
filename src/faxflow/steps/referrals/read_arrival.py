"""Reads the files of what came in, some ahead of the one that is being stored, and keeps them."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.intake.piece import Piece, PieceKind
from faxflow.domain.referrals.intake.reading import (
    ReadDocument,
    ReadForm,
    ReadPiece,
    read_piece,
)
from faxflow.domain.referrals.intake.sorting import Read
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.steps.ports import Vault

_LOG = logging.getLogger(__name__)

_AT_ONCE = 1
"""PDFs are opened by one thread at a time (PDFium), and each scanned page keeps two processes
busy by itself."""

_UNFORESEEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a mistake in our reading may raise over a document; it is a person's then."""

_AHEAD = 4
"""Arrivals whose files are in memory at once, beside those of the batch."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What documents and forms are read with; they are asked from a thread of their own."""

    document: ReadDocument
    form: ReadForm


def read_whole(incoming: Incoming, readers: Readers) -> Read:
    """The arrival with all its files read; a scanned page takes a second."""
    papers = tuple(_read(one, readers) for one in incoming.papers)
    message = incoming.message
    return Read(incoming, papers, _read(message, readers, says=True) if message else None)


def read_ahead(
    arrivals: Iterable[tuple[Incoming, bool]], readers: Readers
) -> Iterator[tuple[Incoming, Read | None]]:
    """Each arrival in turn, read where that is wanted; the next ones are being read meanwhile."""
    waiting: deque[tuple[Incoming, Future[Read] | None]] = deque()
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for incoming, wanted in arrivals:
            begun = pool.submit(read_whole, incoming, readers) if wanted else None
            waiting.append((incoming, begun))
            if len(waiting) > _AHEAD:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def keep_files(read: Read, vault: Vault) -> None:
    """Puts all that came into the vault; whoever is killed then leaves files of nothing."""
    for piece in {one.sha256: one for one in _pieces(read.incoming)}.values():
        vault.keep(piece.name, piece.content)


def _read(piece: Piece, readers: Readers, *, says: bool = False) -> ReadPiece:
    """One document that nobody foresaw must not keep all others from being taken in."""
    try:
        return read_piece(piece, readers.document, readers.form, says=says)
    except _UNFORESEEN as error:
        kind = type(error).__name__
        keys = said(LogEvent.DOCUMENT_UNREADABLE, error=kind)
        _LOG.warning("a document could not be read: %s", kind, extra=keys)
        return ReadPiece(piece, PieceKind.OTHER, why="reading it failed")


def _finished(incoming: Incoming, begun: Future[Read] | None) -> tuple[Incoming, Read | None]:
    return incoming, begun.result() if begun else None


def _pieces(incoming: Incoming) -> Iterator[Piece]:
    yield incoming.raw
    yield from incoming.papers
    if incoming.message:
        yield incoming.message
