"""The boxes and words of an answer, and to which words the marked boxes belong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_OPEN, _CLOSE = r"[\[({|]", r"[\])}|]"
_MARKS: Final = r"[xX\u2713\u2714\u2717\u2718\u221a*]{1,2}"
_MARKED: Final = (
    rf"{_OPEN}{{1,2}}\s*{_MARKS}\s*{_CLOSE}{{1,2}}|[\u2611\u2612\u2713\u2714\u25a0\u25cf]"
)
_EMPTY: Final = rf"{_OPEN}{{1,2}}\s*_*\s*{_CLOSE}{{1,2}}|[\u2610\u25a1\u25cb]|_{{2,}}|[\[\](){{}}]"
_WORD: Final = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_PIECE: Final = re.compile(rf"({_MARKED})|({_EMPTY})|({_WORD})")
_REMARK: Final = re.compile(rf"\((?!\s*{_MARKS}\s*\))([^()]*[^\W\d_][^()]*)\)")
"""Words in brackets are no box: Female (F)."""
_BETWEEN: Final = re.compile(r"[\s,;:/.&\d-]*")
"""What may stand between words and boxes; other signs are letters that could not be read."""
_BEFORE_WORD: Final = re.compile(r"[\s,;:/&]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a box where there is none; `start` and `end` are its place in the text."""

    start: int
    end: int
    word: str | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """An answer's pieces from left to right; `blotted` tells that something else stands there."""

    pieces: Sequence[Piece]
    blotted: bool

    @property
    def words(self) -> list[str]:
        """Those that are written, in or out of boxes."""
        return [piece.word for piece in self.pieces if piece.word is not None]

    @property
    def boxed(self) -> bool:
        """Whether there are boxes, or what is left of them."""
        return any(piece.word is None for piece in self.pieces)

    @property
    def marked(self) -> str | None:
        """The one word whose box is marked; None where that is not plain.

        Boxes stand all before their words, or all behind: at one end of the answer is a box. How
        near they stand tells nothing, for a box that was lost leaves the next one in between.
        """
        marks = [index for index, piece in enumerate(self.pieces) if piece.marked]
        if len(marks) != 1 or (self.pieces[0].word is None) == (self.pieces[-1].word is None):
            return None
        beside = 1 if self.pieces[0].word is None else -1
        return self.pieces[marks[0] + beside].word


def written(text: str) -> Written:
    """What stands in the text."""
    bare = _REMARK.sub(r" \1 ", text)
    found = list(_PIECE.finditer(bare))
    pieces = [Piece(one.start(), one.end(), one[3], bool(one[1])) for one in found]
    between = _PIECE.sub("", bare)
    glued = any(one[3] and _is_glued(bare, one.start(), pieces) for one in found)
    return Written(pieces, glued or not _BETWEEN.fullmatch(between))


def _is_glued(text: str, start: int, pieces: Sequence[Piece]) -> bool:
    """Whether a sign that is no box stands right before a word: a letter that was lost."""
    boxed = any(piece.end == start for piece in pieces)
    return start > 0 and not boxed and not _BEFORE_WORD.fullmatch(text[start - 1])
