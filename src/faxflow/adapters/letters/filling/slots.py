"""The marks in a part's XML, and the pieces that it falls into between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from faxflow.adapters.letters.filling.sources import Source
from faxflow.adapters.letters.filling.tags import MARK_BEGIN, MARK_END, Block, Kind, Tags
from faxflow.adapters.letters.filling.written_value import Dialect

BLOCK_TARGET: Final = "faxflow"
"""A block's tag stands between elements, as a processing instruction of this name."""
MARK: Final = re.compile(f"{MARK_BEGIN}([0-9]+){MARK_END}")
_ANY_MARK: Final = re.compile(rf"(?:{MARK_BEGIN}|<\?{BLOCK_TARGET} )([0-9]+)(?:{MARK_END}|\?>)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a value goes; `number` is its tag's."""

    number: int
    source: Source | None
    dialect: Dialect
    code: str | None = None
    row: str | None = None
    kind: Kind = Kind.PLACEHOLDER

    @property
    def names(self) -> frozenset[str]:
        """The fields that it shows by name; those that it reckons with are the part's to know."""
        return frozenset() if self.source is None else self.source.names


Pieces = list[str | Slot | Block]


def pieces_of(
    xml: str, tags: Tags, dialects: Mapping[int, Dialect], numbers: Sequence[int] | None = None
) -> Pieces:
    """The marked XML in pieces; `dialects` of its slots by their numbers.

    `numbers` are those that the tags had in the template, where these are copies.
    """
    found = _ANY_MARK.split(xml)
    pieces: Pieces = [found[0]]
    for number, text in zip(found[1::2], found[2::2], strict=True):
        tag, own = tags[int(number)], int(number) if numbers is None else numbers[int(number)]
        if isinstance(tag, Block):
            pieces.append(replace(tag, number=own))
        else:
            dialect = dialects[int(number)]
            pieces.append(Slot(own, tag.source, dialect, tag.code, tag.row, tag.kind))
        pieces.append(text)
    return pieces
