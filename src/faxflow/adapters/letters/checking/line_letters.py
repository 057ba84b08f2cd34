"""The letters of a line, compared where a PDF's text does not tell their order."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

_OFTEN_LOST: Final = frozenset({"Mn", "Mc", "Me", "So", "Sk", "Ps", "Pe", "Cf"})
"""Marks, pictures and mirrored brackets: drawn rightly, yet not told rightly by the PDF."""
_NOT_PLAIN: Final = re.compile("[^a-z0-9]+")
_LETTERS_OR_DIGITS: Final = re.compile("[a-z]+|[0-9]+")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """The plain letters and digits in their order, and the other letters, which may lose it."""

    plain: str
    others: Counter[str]
    from_the_right: bool

    def are_in(self, line: "Letters") -> bool:
        """Whether the line has them all."""
        together = all(line._holds(run) for run in _NOT_PLAIN.split(self.plain))
        return together and self.others <= line.others

    def _holds(self, run: str) -> bool:
        """In a line that runs from the right, digits change sides with letters: L1 becomes 1L."""
        if run in self.plain:
            return True
        turned = "".join(reversed(_LETTERS_OR_DIGITS.findall(run)))
        return self.from_the_right and turned in self.plain


def runs_from_the_right(text: str) -> bool:
    """Whether some of it does."""
    return _RIGHT_TO_LEFT.search(text) is not None


def letters_of(text: str) -> Letters:
    """The letters of a squeezed text."""
    told = [letter for letter in text if unicodedata.category(letter) not in _OFTEN_LOST]
    plain = "".join(letter for letter in told if letter.isascii())
    others = Counter(letter for letter in told if not letter.isascii())
    return Letters(plain, others, runs_from_the_right(text))
