"""A document with its placeholders cut out, ready to be filled again and again."""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from faxflow.adapters.letters.filling.letter_values import Values
from faxflow.adapters.letters.filling.reckoning import Reckoning, reckoned
from faxflow.adapters.letters.filling.slots import Slot
from faxflow.adapters.letters.filling.sources import Source
from faxflow.adapters.letters.filling.tags import Block
from faxflow.adapters.letters.filling.written_value import written
from faxflow.domain.letter import FieldValue

_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Members carry the oldest date that zip knows, so the same letter has the same bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """The XML of one member: fixed text, slots and the tags of blocks, in turn.

    `mend` makes whole what a block left without content, as a table without rows.
    """

    pieces: tuple[str | Slot | Block, ...]
    reckoning: Reckoning | None = field(default=None, compare=False)
    mend: Callable[[str], str] = field(default=str, compare=False)

    @property
    def fields(self) -> frozenset[str]:
        """The names that it asks for; those that it can do without are not among them."""
        if self.reckoning is not None:
            return self.reckoning.fields
        return frozenset().union(*(source.names for source in _sources(self.pieces)))

    def filled(self, values: Mapping[str, FieldValue]) -> str:
        """The XML with every slot filled, in one pass. Raises FieldMissing or FieldUnfit."""
        told = Values(values)
        if self.reckoning is not None:
            return self.mend(self.reckoning.filled(told))
        return "".join(_shown(piece, told) for piece in self.pieces)


def part_of(pieces: Sequence[str | Slot | Block], mend: Callable[[str], str] = str) -> Part:
    """The part made of these pieces. Raises BadPlaceholder where its blocks do not fit."""
    if all(isinstance(piece, str | Slot) and not _is_reckoned(piece) for piece in pieces):
        return Part(tuple(pieces))
    return Part(tuple(pieces), reckoned(pieces), mend)


@dataclass(frozen=True, slots=True)
class Form:
    """A zipped document: `fixed` members as they are, `parts` to fill."""

    suffix: str
    fixed: Mapping[str, bytes]
    parts: Mapping[str, Part]

    @property
    def fields(self) -> frozenset[str]:
        """The names that the form asks for."""
        return frozenset().union(*(part.fields for part in self.parts.values()))

    def fill(self, values: Mapping[str, FieldValue]) -> bytes:
        """The document with every slot filled. Raises FieldMissing or FieldUnfit."""
        filled = {name: part.filled(values).encode() for name, part in self.parts.items()}
        return package_of({**self.fixed, **filled})


def package_of(members: Mapping[str, bytes]) -> bytes:
    """The zipped document of these members, the same bytes for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content)
    return buffer.getvalue()


def form_of(
    suffix: str,
    members: Mapping[str, bytes],
    part_names: Collection[str],
    cut: Callable[[bytes], Part],
) -> Form:
    """The form made of a package's members, of which `part_names` are cut into pieces."""
    fixed = {name: content for name, content in members.items() if name not in part_names}
    parts = {name: cut(members[name]) for name in members if name in part_names}
    return Form(suffix, fixed, parts)


def members_of(package: bytes) -> dict[str, bytes]:
    """Every file of a zipped document, in its order. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}


def _is_reckoned(piece: str | Slot) -> bool:
    return isinstance(piece, Slot) and piece.source is None


def _sources(pieces: Sequence[str | Slot | Block]) -> list[Source]:
    return [piece.source for piece in pieces if isinstance(piece, Slot) and piece.source]


def _shown(piece: str | Slot | Block, values: Values) -> str:
    if isinstance(piece, Slot) and piece.source is not None:
        return written(piece.source.text(values), piece.dialect)
    return piece if isinstance(piece, str) else ""
