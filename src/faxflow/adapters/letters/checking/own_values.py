"""Whether the values of a letter's own case stand in it as they were given."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from faxflow.adapters.letters.checking.given_value import given_value
from faxflow.adapters.letters.checking.line_letters import (
    Letters,
    letters_of,
    runs_from_the_right,
)
from faxflow.adapters.letters.checking.read_letter import ReadLetter, squeezed
from faxflow.adapters.letters.filling.written_value import clean
from faxflow.domain.letter import LetterOrder

_LINE_ENDS: Final = re.compile(r"[\n\t]")
"""Where a template may put a list's number, dots, or the next page's header between."""
_WORD_ENDS: Final = re.compile("[\\s\\-\u2010\u2011\u00ad]+")
_LONG_WORD: Final = 30
"""Letters; a longer word, or one of a script without spaces, is broken anywhere."""


def missing_value(read: ReadLetter, order: LetterOrder, names: Collection[str]) -> str | None:
    """The first of the fields `names` whose value cannot be read in the letter."""
    letter = _Letter(read)
    for name in sorted(names):
        value = given_value(order, name)
        if isinstance(value, str) and not _stands(clean(value), letter):
            return name
    return None


class _Letter:
    """A letter's text, taken apart once for all of its values."""

    def __init__(self, read: ReadLetter) -> None:
        self.text = read.squeezed
        self.pages = read.squeezed_pages
        self._read = read

    @cached_property
    def lines(self) -> Sequence[Letters]:
        """The letters of each line."""
        return [letters_of(squeezed(line)) for line in self._read.text.splitlines()]

    @cached_property
    def runs_from_the_right(self) -> bool:
        """Whether some of it does."""
        return runs_from_the_right(self._read.text)


def _stands(value: str, letter: _Letter) -> bool:
    if squeezed(value) in letter.text:
        return True
    return all(_line_stands(line, letter) for line in _LINE_ENDS.split(value))


def _line_stands(line: str, letter: _Letter) -> bool:
    if squeezed(line) in letter.text:
        return True
    words = list(chain.from_iterable(_breakable(word) for word in _WORD_ENDS.split(line)))
    return _runs_over_pages(words, letter.pages) or _is_out_of_order(line, words, letter)


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


def _is_out_of_order(line: str, words: Sequence[str], letter: _Letter) -> bool:
    """Whether each word stands in one line of the letter, though its letters are not in order.

    LibreOffice draws letters of a second typeface behind the others of their line, and the
    text of right-to-left writing comes back in an order that no rule tells.
    """
    if line.isascii() and not letter.runs_from_the_right:
        return False
    sought = (letters_of(word) for word in words if word not in letter.text)
    return all(any(word.are_in(one) for one in letter.lines) for word in sought)
