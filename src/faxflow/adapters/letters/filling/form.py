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

    def cut(self, xml: str) -> tuple[str | Slot, ...]:
        """The marked XML as fixed text and slots, in turn."""
        pieces = _MARK.split(xml)
        slots = [self.slots[int(number)] for number in pieces[1::2]]
        return tuple(_interleaved(pieces[::2], slots))


@dataclass(frozen=True, slots=True)
class Form:
    """A zipped document: `fixed` members as they are, `parts` with slots to fill."""

    suffix: str
    fixed: Mapping[str, bytes]
    parts: Mapping[str, tuple[str | Slot, ...]]

    @property
    def fields(self) -> frozenset[str]:
        """The names that the form asks for."""
        pieces = (piece for part in self.parts.values() for piece in part)
        return frozenset(piece.name for piece in pieces if isinstance(piece, Slot))

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The document with every slot filled, in one pass. Raises FieldMissing."""
        told = {name: value_of(values, name) for name in sorted(self.fields)}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
            for name, content in self.fixed.items():
                package.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content)
            for name, pieces in self.parts.items():
                filled = "".join(_shown(piece, told) for piece in pieces)
                package.writestr(zipfile.ZipInfo(name, _FIXED_TIME), filled.encode())
        return buffer.getvalue()


def form_of(
    suffix: str,
    members: Mapping[str, bytes],
    part_names: Collection[str],
    cut: Callable[[bytes], tuple[str | Slot, ...]],
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
