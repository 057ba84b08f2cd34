"""How far two readings of a page are the same."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from faxflow.domain.referrals.document_text import Line

_MUCH: Final = 0.97
"""Of all words; readings of a clear page share more, and of a poor one fewer."""
_LEAST_SIGNS: Final = 2
_MARKS: Final = re.compile(r"\W")


def agree(one: Sequence[Line] | str, other: Sequence[Line] | str) -> bool:
    """Whether nearly every word of either reading is in the other one; never where one failed."""
    if isinstance(one, str) or isinstance(other, str):
        return False
    first, second = _words(one), _words(other)
    shared = 2 * (first & second).total()
    return shared > 0 and shared >= _MUCH * (first.total() + second.total())


def _words(lines: Sequence[Line]) -> Counter[str]:
    """Words of more than one sign: specks are read as single ones."""
    bare = (_MARKS.sub("", word.text).casefold() for line in lines for word in line.words)
    return Counter(word for word in bare if len(word) >= _LEAST_SIGNS)
