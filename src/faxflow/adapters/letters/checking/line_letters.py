"""The letters of a line, compared where a PDF's text does not tell their order."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

_OFTEN_LOST: Final = frozenset({"Mn", "Mc", "Me", "So", "Sk", "Ps", "Pe", "Cf"})
"""Marks, pictures and mirrored brackets: drawn rightly, yet not told rightly by the PDF."""
_NOT_PLAIN: Final = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Letters:
    """The plain letters and digits in their order, and the other letters, which may lose it."""

    plain: str
    others: Counter[str]

    def are_in(self, line: "Letters") -> bool:
        """Whether the line has them all."""
        together = all(run in line.plain for run in _NOT_PLAIN.split(self.plain))
        return together and self.others <= line.others


def letters_of(text: str) -> Letters:
    """The letters of a squeezed text."""
    told = [letter for letter in text if unicodedata.category(letter) not in _OFTEN_LOST]
    plain = "".join(letter for letter in told if letter.isascii())
    return Letters(plain, Counter(letter for letter in told if not letter.isascii()))
