"""A page's words put into rows that run across the whole page, whatever columns it has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from faxflow.domain.referrals.document_text import Box, Line, Word
from faxflow.domain.referrals.form_reading.folding import folded

_SAME_ROW: Final = 0.5
"""Of a row's height, by which the middles of its words may differ."""
_CELL_GAP: Final = 1.5
"""Heights between two words from which on they belong to different cells."""
_GLUED: Final = re.compile(r"([^\W\d_][\w.'/#()-]*[:;])(?=[^\s:;/\\])(\S.*)")
"""A label and the answer that follows its colon without a blank."""
_RULES: Final = re.compile(
    r"[|_\u2014\u2013=~\u00ab\u00bb\u2022\u00a6\[\]{}.,:;'\"`\u2018\u2019-]+"
)
_MARKED_BOX: Final = re.compile(r"[\[({|][xX]{1,2}[\])}|]")
_OF_A_BOX: Final = re.compile(r"[\[\](){}|]{1,3}")
_QUOTES: Final = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
"""Recognition and word processors curl what people type straight: O'Dell."""
_SURELY_A_MARK: Final = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """Words beside each other from left to right, at about the same height; never empty."""

    number: int
    words: tuple[Word, ...]
    height: float
    middle: float

    def gap_before(self, index: int) -> float:
        """The blank space before a word, in heights; very much before the first."""
        if index == 0:
            return float("inf")
        space = self.words[index].box.left - self.words[index - 1].box.right
        return space / self.height

    def starts_cell(self, index: int) -> bool:
        """Whether the word is the first of a cell."""
        return self.gap_before(index) >= _CELL_GAP

    def ends_cell(self, index: int) -> bool:
        """Whether the word is the last of a cell."""
        return index + 1 >= len(self.words) or self.starts_cell(index + 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """The first word of each cell, and the one after its last."""
        starts = [index for index in range(len(self.words)) if self.starts_cell(index)]
        yield from zip(starts, [*starts[1:], len(self.words)], strict=True)

    def text(self, start: int, end: int) -> str:
        """Some of its words, with blanks between."""
        return " ".join(word.text for word in self.words[start:end])


def rows_of(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows from top to bottom; specks that were taken for marks are left out."""
    whole = [Line(words) for words in map(_kept, lines) if words]
    ordered = sorted(whole, key=_middle)
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and _beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(_row(number, row) for number, row in enumerate(rows))


def _kept(line: Line) -> tuple[Word, ...]:
    """The line's words, labels parted from the answers that are glued to them."""
    typed = (replace(word, text=word.text.translate(_QUOTES)) for word in line.words)
    boxed = any(_MARKED_BOX.search(word.text) for word in line.words)
    words = (word for word in typed if not _is_speck(word) or (boxed and _is_of_a_box(word)))
    return tuple(piece for word in words for piece in _parted(word))


def _is_speck(word: Word) -> bool:
    """Whether the word is noise or a ruling: nothing but marks, or nothing that folds."""
    if word.confidence >= _SURELY_A_MARK and word.text in {":", "-", "[", "]", "_"}:
        return False
    return bool(_RULES.fullmatch(word.text)) and word.text not in {":", ";"}


def _is_of_a_box(word: Word) -> bool:
    """Whether it may be an empty box; beside a marked one it tells to which word that belongs."""
    return _OF_A_BOX.fullmatch(word.text) is not None


def _parted(word: Word) -> Iterable[Word]:
    found = _GLUED.fullmatch(word.text)
    if not found:
        return (word,)
    box = word.box
    middle = box.left + (box.right - box.left) * len(found[1]) / len(word.text)
    label = replace(word, text=found[1], box=Box(box.left, box.top, middle, box.bottom))
    answer = replace(word, text=found[2], box=Box(middle, box.top, box.right, box.bottom))
    return label, answer


def _height(line: Line) -> float:
    """The height of its letters; single marks are lower, and pictures taken for letters higher."""
    lettered = [word.box.height for word in line.words if folded(word.text)]
    return max(1.0, median(lettered) if lettered else line.box.height)


def _middle(line: Line) -> float:
    lettered = [word.box.middle for word in line.words if folded(word.text)]
    return median(lettered) if lettered else line.box.middle


def _beside(row: list[Line], line: Line) -> bool:
    height = min(_height(line), max(_height(one) for one in row))
    return _middle(line) - median(_middle(one) for one in row) < _SAME_ROW * height


def _row(number: int, lines: list[Line]) -> Row:
    words = sorted((word for line in lines for word in line.words), key=lambda one: one.box.left)
    height = median(_height(line) for line in lines)
    return Row(number, tuple(words), height, median(_middle(line) for line in lines))
