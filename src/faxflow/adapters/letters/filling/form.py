"""A document with its placeholders cut out, ready to be filled again and again."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from faxflow.adapters.letters.filling.written_value import Dialect, value_of, written

_MARK: Final = re.compile("\ufdd0([0-9]+)\ufdd1")
"""Marks use noncharacters, which no document can hold for a purpose of its own."""
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Members carry the oldest date that zip knows, so the same letter has the same bytes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where the value of `name` goes."""

    name: str
    dialect: Dialect


@dataclass(slots=True)
class SlotMarks:
    """The slots of one part in the making; each leaves a mark in the part's text."""

    slots: list[Slot] = field(default_factory=list)

    def add(self, slot: Slot) -> str:
        """The mark to write where the placeholder stood."""
        self.slots.append(slot)
        return f"\ufdd0{len(self.slots) - 1}\ufdd1"

    def cut(self, xml: str) -> "Part":
        """The part of the marked XML."""
        pieces = _MARK.split(xml)
        slots = [self.slots[int(number)] for number in pieces[1::2]]
        return Part(tuple(_interleaved(pieces[::2], slots)))


@dataclass(frozen=True, slots=True)
class Part:
    """The XML of one member: fixed text and slots, in turn."""

    pieces: tuple[str | Slot, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names that it asks for."""
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Slot))

    def filled(self, values: Mapping[str, str]) -> str:
        """The XML with every slot filled, in one pass. Raises FieldMissing."""
        told = {name: value_of(values, name) for name in sorted(self.fields)}
        return "".join(_shown(piece, told) for piece in self.pieces)


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

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The document with every slot filled. Raises FieldMissing."""
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


def _interleaved(texts: Sequence[str], slots: Sequence[Slot]) -> Iterator[str | Slot]:
    for text, slot in zip(texts, slots, strict=False):
        yield text
        yield slot
    yield texts[-1]


def _shown(piece: str | Slot, values: Mapping[str, str]) -> str:
    return piece if isinstance(piece, str) else written(values[piece.name], piece.dialect)
