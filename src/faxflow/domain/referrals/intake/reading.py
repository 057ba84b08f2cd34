"""What the files of an arrival say once they are read, and whom they name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from faxflow.domain.matching.plain_text import plain_words
from faxflow.domain.referrals.document_text import DocumentText, Unreadable
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import NOT_FOUND, FieldReading, FormReading
from faxflow.domain.referrals.intake.piece import Piece, PieceKind

ReadDocument = Callable[[bytes], DocumentText | Unreadable]
"""What a document says, by its content; never raises for what it holds."""

ReadForm = Callable[[DocumentText], FormReading]
"""What a document says of each field."""

F = Field
_WHO = (F.GIVEN_NAME, F.SURNAME, F.DATE_OF_BIRTH)
_FEW_FIELDS = 4
"""A document with as many is a form, be it one that names nobody."""


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A file with what was read of it; `forms` are one for each patient that it names, or one
    that names nobody. `why` tells what could not be read of it."""

    piece: Piece
    kind: PieceKind
    pages: int | None = None
    forms: tuple[FormReading, ...] = ()
    why: str | None = None

    @property
    def is_unreadable(self) -> bool:
        """Whether a person must look at it since nothing of it was read."""
        return self.why is not None and self.pages is None


def read_piece(
    piece: Piece, read_document: ReadDocument, read_form: ReadForm, *, says: bool = False
) -> ReadPiece:
    """The file, read; a recording waits for somebody to listen. `says`: it is the message."""
    if piece.media.is_sound:
        return ReadPiece(piece, PieceKind.VOICEMAIL)
    text = read_document(piece.content)
    if isinstance(text, Unreadable):
        return ReadPiece(piece, PieceKind.OTHER, why=text.why)
    forms = forms_in(text, read_form)
    kind = PieceKind.MESSAGE if says else _kind(text, forms)
    return ReadPiece(piece, kind, len(text.pages), forms, "; ".join(text.left_out) or None)


def forms_in(text: DocumentText, read_form: ReadForm) -> tuple[FormReading, ...]:
    """One reading for each patient whose form begins on a page of its own, at least one."""
    starts = _starts(text, read_form)
    if len(starts) <= 1:
        return (read_form(text),)
    ends = [*starts[1:], len(text.pages)]
    begins = [0, *starts[1:]]  # a cover page goes with the first
    parts = (text.pages[begin:end] for begin, end in zip(begins, ends, strict=True))
    return tuple(
        read_form(DocumentText(part, text.kind, text.was_scanned, text.left_out)) for part in parts
    )


def names_patient(form: FormReading) -> bool:
    """Whether a form says enough of a patient to be a referral of its own."""
    return bool(form[F.SURNAME].value) and bool(
        form[F.GIVEN_NAME].value or form[F.DATE_OF_BIRTH].value
    )


def is_same_patient(one: Mapping[Field, FieldReading], other: Mapping[Field, FieldReading]) -> bool:
    """Whether two forms of one arrival may be of one patient: a letter in doubt may be misread.

    Twins' names are often but a letter apart: where both are sure, there are two patients.
    """
    ours, theirs = ([form.get(field, NOT_FOUND) for field in _WHO] for form in (one, other))
    given, surname, born = map(_alike, ours, theirs)
    swapped = _alike(ours[0], theirs[1]) and _alike(ours[1], theirs[0])
    same_day = ours[2].value is not None and ours[2].value == theirs[2].value
    return born and ((given and (surname or same_day)) or swapped)


def says_otherwise(field: Field, one: FieldReading, other: FieldReading) -> bool:
    """Whether two sure readings of one patient do not agree on who that is."""
    if field not in _WHO or not (one.is_sure and other.is_sure):
        return False
    return not _alike(one, other)


def _starts(text: DocumentText, read_form: ReadForm) -> list[int]:
    """The pages on which another patient begins than the one before."""
    starts: list[int] = []
    last: FormReading | None = None
    for index, page in enumerate(text.pages if len(text.pages) > 1 else ()):
        form = read_form(DocumentText((page,), text.kind, text.was_scanned))
        if _is_surely_of_somebody(form):
            if last is None or not is_same_patient(last.fields, form.fields):
                starts.append(index)
            last = form
    return starts


def _is_surely_of_somebody(form: FormReading) -> bool:
    return all(form[field].is_sure for field in _WHO)


def _letters(reading: FieldReading) -> str:
    """Letters and digits alone."""
    return "".join(plain_words(reading.value or ""))


def _alike(one: FieldReading, other: FieldReading) -> bool:
    """An initial may stand for a name, what was not told for any, and a scan is misread easily."""
    ours, theirs = _letters(one), _letters(other)
    near = not (one.is_sure and other.is_sure) and Levenshtein.distance(ours, theirs) <= 1
    return ours.startswith(theirs) or theirs.startswith(ours) or near


def _kind(text: DocumentText, forms: tuple[FormReading, ...]) -> PieceKind:
    if any(names_patient(one) or _says(one) >= _FEW_FIELDS for one in forms):
        return PieceKind.FORM
    return PieceKind.SCAN if text.was_scanned else PieceKind.LETTER


def _says(form: FormReading) -> int:
    return sum(reading.value is not None for reading in form.fields.values())
