"""Whether the values of a letter's own case stand in it as they were given."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from faxflow.adapters.letters.checking.given_value import given_value
from faxflow.adapters.letters.checking.read_letter import ReadLetter, squeezed
from faxflow.adapters.letters.filling.written_value import clean
from faxflow.domain.letter import LetterOrder

_LINE_ENDS: Final = re.compile(r"[\n\t]")
"""Where a template may put a list's number, dots, or the next page's header between."""
_WORD_ENDS: Final = re.compile("[\\s\\-\u2010\u2011\u00ad]+")
_LONG_WORD: Final = 30
"""Letters; a longer word, or one of a script without spaces, is broken anywhere."""
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_OFTEN_LOST: Final = frozenset({"Mn", "Mc", "Me", "So", "Sk", "Ps", "Pe", "Cf"})
"""Marks, pictures and mirrored brackets: drawn rightly, yet not told rightly by the PDF."""
_NOT_PLAIN: Final = re.compile("[^a-z0-9]+")


def missing_value(read: ReadLetter, order: LetterOrder, names: Collection[str]) -> str | None:
    """The first of the fields `names` whose value cannot be read in the letter."""
    for name in sorted(names):
        value = given_value(order, name)
        if isinstance(value, str) and not _stands(clean(value), read):
            return name
    return None


def _stands(value: str, read: ReadLetter) -> bool:
    if squeezed(value) in read.squeezed:
        return True
    return all(_line_stands(line, read) for line in _LINE_ENDS.split(value))


def _line_stands(line: str, read: ReadLetter) -> bool:
    if squeezed(line) in read.squeezed:
        return True
    words = list(chain.from_iterable(_breakable(word) for word in _WORD_ENDS.split(line)))
    return _runs_over_pages(words, read.squeezed_pages) or _is_out_of_order(line, words, read)


def _breakable(word: str) -> Sequence[str]:
    """The pieces of a word that always stay together."""
    plain = squeezed(word)
    return list(plain) if len(plain) > _LONG_WORD else [plain] if plain else []


def _runs_over_pages(words: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether the words go on from one page to the next, footer and header between."""
    for first in range(len(pages) - 1):
        rest = words
        for page in pages[first:]:
            rest = rest[_words_on(page, rest) :]
            if not rest:
                return True
    return False


def _words_on(page: str, words: Sequence[str]) -> int:
    """How many of the words, from the first, stand together on the page."""

    def is_cut_off(count: int) -> int:
        return int("".join(words[:count]) not in page)

    return bisect_left(range(1, len(words) + 1), 1, key=is_cut_off)


def _is_out_of_order(line: str, words: Sequence[str], read: ReadLetter) -> bool:
    """Whether each word stands in one line of the letter, though its letters are not in order.

    LibreOffice draws letters of a second typeface behind the others of their line, and the
    text of right-to-left writing comes back in an order that no rule tells.
    """
    if line.isascii() and not _RIGHT_TO_LEFT.search(read.text):
        return False
    lines = [_letters_of(squeezed(part)) for part in read.text.splitlines()]
    sought = (_letters_of(word) for word in words if word not in read.squeezed)
    return all(any(word.are_in(line) for line in lines) for word in sought)


@dataclass(frozen=True, slots=True)
class _Letters:
    """The plain letters and digits in their order, and the other letters, which may lose it."""

    plain: str
    others: Counter[str]

    def are_in(self, line: "_Letters") -> bool:
        """Whether the line has them all."""
        together = all(run in line.plain for run in _NOT_PLAIN.split(self.plain))
        return together and self.others <= line.others


def _letters_of(text: str) -> _Letters:
    told = [letter for letter in text if unicodedata.category(letter) not in _OFTEN_LOST]
    plain = "".join(letter for letter in told if letter.isascii())
    return _Letters(plain, Counter(letter for letter in told if not letter.isascii()))
