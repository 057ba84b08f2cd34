"""Which characters the fonts of this machine can draw, as fontconfig tells."""

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from faxflow.adapters.child_process import run_child
from faxflow.errors import PartMissing

_COMMAND: Final = ("fc-list", "--format", "%{family}\t%{color}\t%{charset}\n", ":scalable=true")
_TIMEOUT_SECONDS: Final = 60.0
"""The first call on a machine reads every font; later ones take 10 ms."""
_FONTS_OF_BOXES: Final = ("LastResort", "Last Resort", "Adobe Blank", "Unifont Upper CSUR")
"""Fonts that have a picture for every character, but not of the character."""
_STAND_INS: Final = {0x2010: 0x2D, 0x2011: 0x2D}
"""Hyphens that every program draws with the plain one."""


@dataclass(frozen=True, slots=True)
class FontCover:
    """The code points that some font here draws."""

    drawable: frozenset[int]

    def draws(self, letter: str) -> bool:
        """Whether the character, or the parts that it is composed of, have pictures."""
        code = _STAND_INS.get(ord(letter), ord(letter))
        if code in self.drawable:
            return True
        parts = unicodedata.normalize("NFD", letter)
        return parts != letter and all(ord(part) in self.drawable for part in parts)


@functools.cache
def fonts_here() -> FontCover | None:
    """What the installed fonts draw; None where fontconfig does not tell."""
    try:
        told = run_child(_COMMAND, timeout_seconds=_TIMEOUT_SECONDS)
    except PartMissing:
        return None
    if told.exit_code != 0 or not told.stdout.strip():
        return None
    return cover_of(told.stdout)


def cover_of(listing: str) -> FontCover:
    """What fc-list's lines say: family, whether it is coloured, hexadecimal ranges, by tabs."""
    return FontCover(frozenset(_code_points(listing)))


def _code_points(listing: str) -> Iterator[int]:
    spans = {span for ranges in _char_sets(listing) for span in ranges.split()}
    for span in spans:
        first, _, last = span.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _char_sets(listing: str) -> set[str]:
    """Each different set once: the faces of one family mostly share theirs.

    Coloured fonts do not count: LibreOffice 7.4 leaves their letters out of a PDF in silence.
    """
    fonts = (line.split("\t", 2) for line in listing.splitlines() if line.count("\t") > 1)
    return {
        ranges
        for family, coloured, ranges in fonts
        if coloured != "True" and not any(name in family for name in _FONTS_OF_BOXES)
    }
