"""The answer to each label: beside it, below it, and going on in the rows after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from faxflow.domain.referrals.document_text import Box, Word, around
from faxflow.domain.referrals.form_reading.ask import Ask, Party
from faxflow.domain.referrals.form_reading.headings import party_headed
from faxflow.domain.referrals.form_reading.labels import Label, labels_in
from faxflow.domain.referrals.form_reading.parts import Part, parts_of
from faxflow.domain.referrals.form_reading.rows import Row

_BELOW: Final = 3.4
"""Heights from a label down to the middle of an answer that stands under it."""
_BLANK: Final = 0.2
"""Of a letter's height: a narrow blank."""
_MOST_BLANKS: Final = 40
_NEXT_LINE: Final = 2.6
_SLACK: Final = 1.5
_MOST_LINES: Final = 3
_LISTED: Final = frozenset({Ask.SEX, Ask.PRIORITY})
"""Answered by boxes in a row, with wide gaps between."""
_LONG: Final = frozenset({Ask.ADDRESS, Ask.REASON, Ask.SERVICE, Ask.ORGANISATION, Ask.TOWN_LINE})
"""Answers that may take more than one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands for a label, line by line; `part` is the part of the page it stands in.

    `otherwise` is what stands below a label without a colon, in case what is beside it is
    another label that nobody knows.
    """

    label: Label
    part: Part | None
    lines: tuple[tuple[Word, ...], ...]
    otherwise: tuple[tuple[Word, ...], ...] = ()

    @property
    def party(self) -> Party | None:
        """Whom it is about: the label's own word, else the part's heading."""
        if self.label.wording.party is not None:
            return self.label.wording.party
        return self.part.party if self.part else None

    @property
    def text(self) -> str:
        """The first line."""
        return " ".join(word.text for word in self.lines[0])

    @property
    def spaced(self) -> str:
        """The first line with the gaps between its words as wide as they are, in blanks."""
        words = self.lines[0]
        size = _BLANK * max(word.box.height for word in words) or 1.0
        gaps = (after.box.left - word.box.right for word, after in pairwise(words))
        blanks = (min(_MOST_BLANKS, max(1, round(gap / size))) for gap in gaps)
        return words[0].text + "".join(
            " " * blank + word.text for blank, word in zip(blanks, words[1:], strict=True)
        )

    @property
    def whole(self) -> str:
        """All lines, with line breaks."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)

    @property
    def confidence(self) -> float:
        """That of the least certain word."""
        return min(word.confidence for line in self.lines for word in line)

    @property
    def doubted(self) -> tuple[str, ...]:
        """Its words that look like other ones."""
        return tuple(word.text for line in self.lines for word in line if word.doubted)

    @property
    def box(self) -> Box:
        """Where the answer stands."""
        return around(tuple(word.box for line in self.lines for word in line))


@dataclass(frozen=True, slots=True)
class Form:
    """A page's rows with their labels, in which answers are looked for."""

    rows: Sequence[Row]
    labels: Sequence[Sequence[Label]]

    def answers(self) -> Iterator[Answer]:
        """Every label that has one, in the order of the page."""
        parts = parts_of(self.rows, self.labels)
        for row, found in zip(self.rows, self.labels, strict=True):
            below_first = _is_head_row(row, found)
            for label in found:
                places = self._places(label, below_first=below_first)
                if places:
                    part = parts.about(row.number, label.left)
                    yield Answer(label, part, places[0], places[-1] if places[1:] else ())

    def _places(self, label: Label, *, below_first: bool) -> list[tuple[tuple[Word, ...], ...]]:
        """The likeliest answer, and the second place to look for one without a colon."""
        beside = [(label.row, words)] if (words := self._beside(label)) else []
        below = self._below(label) if not beside or (label.alone and not label.coloned) else []
        ordered = [*below, *beside] if below_first and label.alone else [*beside, *below]
        return [(words, *self._following(label, row, words)) for row, words in ordered]

    def _beside(self, label: Label) -> tuple[Word, ...]:
        """The words to the right, up to the next label or, once there are some, a wide gap."""
        row, end = label.row, self._next_start(label)
        listed = label.wording.ask in _LISTED
        stop = next(
            (i for i in range(label.end + 1, end) if row.starts_cell(i) and not listed), end
        )
        return row.words[label.end : stop]

    def _next_start(self, label: Label) -> int:
        later = (one.start for one in self.labels[label.row.number] if one.start >= label.end)
        return min(later, default=len(label.row.words))

    def _below(self, label: Label) -> list[tuple[Row, tuple[Word, ...]]]:
        number = label.row.number + 1
        if number >= len(self.rows):
            return []
        row = self.rows[number]
        if row.middle - label.row.middle > _BELOW * max(row.height, label.row.height):
            return []
        words = self._in_column(label, row)
        return [(row, words)] if words else []

    def _in_column(self, label: Label, row: Row) -> tuple[Word, ...]:
        """The row's words under the label's column; none where they begin with another label."""
        left = label.left - _SLACK * row.height
        right = self._column_end(label)
        inside = [
            i
            for i, word in enumerate(row.words)
            if left <= (word.box.left + word.box.right) / 2 and word.box.left < right - 1
        ]
        if not inside or self._is_taken(label, row, (inside[0], inside[-1] + 1)):
            return ()
        first = inside[0]
        last = next((i for i in inside[1:] if row.starts_cell(i)), inside[-1] + 1)
        listed = label.wording.ask in _LISTED
        return row.words[first : inside[-1] + 1 if listed else last]

    def _column_end(self, label: Label) -> float:
        """Where the next label of the row begins."""
        start = self._next_start(label)
        words = label.row.words
        return words[start].box.left if start < len(words) else float("inf")

    def _is_taken(self, asking: Label, row: Row, span: tuple[int, int]) -> bool:
        """Whether a label or heading begins among these words; MI is Michigan below a state's."""
        start, end = span
        state = asking.wording.ask is Ask.STATE
        for label in self.labels[row.number]:
            michigan = state and row.text(label.start, label.end) == "MI"
            if start <= label.start < end and not michigan:
                return True
        return any(
            start <= first < end and party_headed(row.text(first, last)) is not None
            for first, last in row.cells()
        )

    def _following(
        self, label: Label, row: Row, words: tuple[Word, ...]
    ) -> tuple[tuple[Word, ...], ...]:
        """The lines after the first that begin under it, or under its label, without a label."""
        if label.wording.ask not in _LONG:
            return ()
        lines: list[tuple[Word, ...]] = []
        edges = (words[0].box.left, label.left)
        for after in self.rows[row.number + 1 : row.number + _MOST_LINES]:
            if after.middle - row.middle > _NEXT_LINE * row.height:
                break
            found = self._in_column(label, after)
            slack = _SLACK * after.height
            if not found or all(abs(found[0].box.left - edge) > slack for edge in edges):
                break
            lines.append(found)
            row = after
        return tuple(lines)


def form_of(rows: Sequence[Row]) -> Form:
    """The form that a page's rows make."""
    return Form(rows, [labels_in(row) for row in rows])


def _is_head_row(row: Row, labels: Sequence[Label]) -> bool:
    """Whether the row is one of labels only, whose answers stand below it."""
    cells = sum(1 for _ in row.cells())
    alone = sum(label.alone and not label.coloned for label in labels)
    return alone == cells or (alone > 1 and 2 * alone > cells)
