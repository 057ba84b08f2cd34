"""The fonts of a PDF: embedded ones that hold every letter of the report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from faxflow.adapters.letters.drawing.typefaces import typefaces_for
from faxflow.views.reported.blocks import Report

_ALWAYS: Final = "".join(map(chr, range(0x20, 0x7F))) + "–…"
"""What charts write of their own."""
_INSTEAD: Final = "?"
_BUILT_IN: Final = ("Helvetica", "Helvetica-Bold")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Two fonts as reportlab knows them, and what stands for letters that they do not have."""

    regular: str
    bold: str
    instead: dict[int, str]

    def fit(self, words: str) -> str:
        """The words in letters that the fonts have."""
        return words.translate(self.instead) if self.instead else words


def fonts_for(report: Report) -> Fonts:
    """The fonts that draw the whole report.

    Where there are none, as for a name in a script that runs from right to left, the letters that
    cannot be drawn become question marks: the figures are what the report is about.
    """
    letters = set(_ALWAYS).union(*_texts(report))
    whole = typefaces_for("".join(sorted(letters)))
    if whole:
        return _family(whole.sans, set())
    plain = typefaces_for(" ")
    if plain is None:
        return Fonts(*_BUILT_IN, {ord(one): _INSTEAD for one in letters if not one.isascii()})
    return _family(plain.sans, {one for one in letters if not _draws(plain.sans, one)})


def _family(name: str, undrawn: set[str]) -> Fonts:
    """The family by the names under which it was registered."""
    return Fonts(name, f"{name}-b", {ord(one): _INSTEAD for one in sorted(undrawn)})


def _draws(family: str, letter: str) -> bool:
    found = typefaces_for(letter)
    return found is not None and found.sans == family


def _texts(value: object) -> Iterator[str]:
    """Every text in the report, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)
