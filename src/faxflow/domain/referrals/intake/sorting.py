"""Sorts what was read of an arrival into referrals: one for each patient, never none in doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading, FormReading
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.intake.piece import PieceKind
from faxflow.domain.referrals.intake.reading import (
    ReadPiece,
    is_same_patient,
    names_patient,
    says_otherwise,
)
from faxflow.domain.referrals.intake.received import Found, Received
from faxflow.domain.referrals.record import Channel

_WITHOUT = {
    Channel.FAX: "the fax itself is not in the mail, perhaps a link leads to it",
    Channel.VOICEMAIL: "the recording is not in the mail, perhaps a link leads to it",
}
"""What a mail without files is by a channel that brings some."""

_OTHERWISE = "another document says otherwise"


@dataclass(frozen=True, slots=True)
class Read:
    """An arrival with its files read: `papers` in their order, and the message itself."""

    incoming: Incoming
    papers: tuple[ReadPiece, ...] = ()
    message: ReadPiece | None = None

    @property
    def names_anybody(self) -> bool:
        """Whether any part of it names a patient."""
        told = FormReading(self.incoming.told)
        return any(names_patient(form) for form in (told, *self._forms()))

    @property
    def is_noise(self) -> bool:
        """Whether it plainly is no referral."""
        return self.incoming.noise is not None and not self.names_anybody

    def _forms(self) -> Iterator[FormReading]:
        for one in (*self.papers, self.message):
            yield from one.forms if one else ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A form, and the document that it stands in."""

    form: FormReading
    inside: int


def referrals_in(read: Read) -> list[Received]:
    """At least one; several where forms are of several patients."""
    documents = _documents(read)
    sheets = [_Sheet(form, at) for at, one in enumerate(documents) for form in one.forms]
    groups = _by_patient([sheet for sheet in sheets if names_patient(sheet.form)])
    nameless = [sheet for sheet in sheets if not names_patient(sheet.form)]
    if len(groups) > 1:
        # What names nobody may be of any of them: nothing of it is taken over.
        return [_received(read, documents, group) for group in groups]
    named = groups[0] if groups else []
    return [_received(read, documents, [*named, *nameless])]


def _documents(read: Read) -> tuple[ReadPiece, ...]:
    """Papers first, since the form leads; then the message, then the whole as it came."""
    message = [read.message] if read.message else []
    whole = read.incoming.raw
    kept = [ReadPiece(whole, PieceKind.MESSAGE, why=read.incoming.trouble)]
    own = (*read.papers, *message)
    already = any(one.piece.sha256 == whole.sha256 for one in own)
    return own if already else (*own, *kept)


def _by_patient(sheets: Sequence[_Sheet]) -> list[list[_Sheet]]:
    groups: list[list[_Sheet]] = []
    for sheet in sheets:
        mine = next((one for one in groups if _is_of(sheet, one)), None)
        if mine is None:
            groups.append([sheet])
        else:
            mine.append(sheet)
    return groups


def _is_of(sheet: _Sheet, group: Sequence[_Sheet]) -> bool:
    return all(is_same_patient(sheet.form.fields, one.form.fields) for one in group)


def _received(read: Read, documents: Sequence[ReadPiece], sheets: Sequence[_Sheet]) -> Received:
    incoming = read.incoming
    return Received(
        channel=incoming.channel,
        source=incoming.source,
        received_at=incoming.received_at,
        found={**_told(incoming.told), **_found(sheets)},
        documents=tuple(documents),
        call_first=incoming.is_call and not any(names_patient(one.form) for one in sheets),
        remark=incoming.remark,
        look=tuple(_to_look_at(read, documents, sheets)),
    )


def _told(told: Mapping[Field, FieldReading]) -> dict[Field, Found]:
    return {field: Found(reading) for field, reading in told.items()}


def _found(sheets: Sequence[_Sheet]) -> dict[Field, Found]:
    """The first sheet that says a field tells it; a sure one goes before one in doubt."""
    found: dict[Field, Found] = {}
    for sheet in sheets:
        for field, reading in sheet.form.fields.items():
            before = found.get(field)
            if _is_better(reading, before.reading if before else None):
                found[field] = Found(reading, sheet.inside)
            elif before and says_otherwise(field, before.reading, reading):
                found[field] = replace(before, reading=replace(before.reading, doubt=_OTHERWISE))
    return found


def _is_better(reading: FieldReading, before: FieldReading | None) -> bool:
    if reading.value is None:
        return before is None and reading.place is not None
    return before is None or before.value is None or (reading.is_sure and not before.is_sure)


def _to_look_at(
    read: Read, documents: Sequence[ReadPiece], sheets: Sequence[_Sheet]
) -> Iterator[tuple[int, str]]:
    bare = _WITHOUT.get(read.incoming.channel)
    if bare and not read.papers and not read.incoming.trouble:
        yield len(documents) - 1, bare
    for at, one in enumerate(documents):
        if one.is_unreadable and one.why:
            yield at, one.why
    for sheet in sheets:
        for doubt in sheet.form.doubts:
            yield sheet.inside, doubt
