"""The parts of a page, and whom each is about: headings tell, and labels that name a party."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.referrals.form_reading.ask import Ask, Party
from faxflow.domain.referrals.form_reading.headings import party_headed
from faxflow.domain.referrals.form_reading.labels import Label
from faxflow.domain.referrals.form_reading.rows import Row

_PERSONAL: Final = frozenset({Ask.NAME, Ask.GIVEN_NAME, Ask.SURNAME, Ask.BORN})
_BEFORE_PRACTICE: Final = frozenset({Party.PATIENT, Party.INSURER, Party.REQUEST})
_SIGN_OFF: Final = re.compile(
    r"(?:(?:many|best|kind|warm|with)\s+)*(?:thank you|thanks|regards|wishes|sincerely|cheers"
    r"|yours(?: truly| sincerely| faithfully)?|cordially|respectfully|best)"
    r"(?:\s*[,.!]|\s*$|\s+dr\b)",
    re.IGNORECASE,
)
_NEAR: Final = 1.5
"""Heights within which two left edges are one."""


@dataclass(frozen=True, slots=True)
class Part:
    """From a heading or a party's label downwards; `left` is where its column begins."""

    party: Party
    row: int
    left: float
    headed: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts of one page, in the order in which they begin."""

    rows: Sequence[Row]
    parts: tuple[Part, ...]
    margin: float

    def about(self, row: int, left: float) -> Part | None:
        """The part in which something stands, or None where it stands before all parts."""
        begun = [
            part
            for part in self.parts
            if part.row < row or (part.row == row and part.left <= left + 1)
        ]
        return next((part for part in reversed(begun) if self._holds(part, row, left)), None)

    def _holds(self, part: Part, row: int, left: float) -> bool:
        slack = _NEAR * self.rows[row].height
        reaches_left = part.left - self.margin < slack or left >= part.left - slack
        return reaches_left and left < self._right_of(part, row) - slack

    def _right_of(self, part: Part, row: int) -> float:
        """Where the part's column ends at that row: where another one, still going on, begins."""
        slack = _NEAR * self.rows[part.row].height
        ends = [
            other.left
            for other in self.parts
            if other.left > part.left + slack
            and other.row <= part.row
            and other.party is not part.party
            and not self._crossed(other, row)
            and not (part.headed and part.row > other.row and self._is_remark(other))
        ]
        return min(ends, default=float("inf"))

    def _is_remark(self, other: Part) -> bool:
        """Whether the part is no column beside another part, but a line that a heading ends."""
        return not other.headed and not any(
            one.row == other.row and one.left < other.left for one in self.parts
        )

    def _crossed(self, part: Part, until: int) -> bool:
        """Whether some row between runs over the column's left edge."""
        for row in self.rows[part.row : until + 1]:
            slack = _NEAR * row.height
            for start, end in row.cells():
                begins, ends = row.words[start].box.left, row.words[end - 1].box.right
                if begins < part.left - slack and ends > part.left + slack:
                    return True
        return False


def parts_of(rows: Sequence[Row], labels: Sequence[Sequence[Label]]) -> Parts:
    """The parts of a page whose rows have those labels."""
    margin = min((row.words[0].box.left for row in rows), default=0.0)
    begun = [
        part
        for row, found in zip(rows, labels, strict=True)
        for part in sorted(_begun_in(row, found), key=lambda one: one.left)
    ]
    begun += _signature(rows, labels)
    known = Parts(rows, tuple(begun), margin)
    guessed = [part for row in labels for label in row for part in _guessed(label, known)]
    everything = sorted((*begun, *guessed), key=lambda part: (part.row, part.left))
    return Parts(rows, tuple(everything), margin)


def _signature(rows: Sequence[Row], labels: Sequence[Sequence[Label]]) -> Iterator[Part]:
    """What stands below a sign-off is of whoever wrote, where nobody else is named there."""
    for row, found in zip(reversed(rows), reversed(labels), strict=True):
        if any(one.wording.ask in _PERSONAL or one.wording.party for one in found):
            return
        if _SIGN_OFF.match(row.text(0, len(row.words))):
            yield Part(Party.REFERRER, row.number, row.words[0].box.left, headed=True)
            return


def _guessed(label: Label, known: Parts) -> Iterator[Part]:
    """A part that a label begins by itself where no heading, and nobody before it, says otherwise.

    A name or birth date before all parts is the patient's; a practice is the one that refers.
    """
    if label.wording.party is not None:
        return
    about = known.about(label.row.number, label.left)
    if label.wording.ask in _PERSONAL and about is None:
        yield Part(Party.PATIENT, label.row.number, label.left, headed=False)
    open_to_it = about is None or (not about.headed and about.party in _BEFORE_PRACTICE)
    if label.wording.ask is Ask.ORGANISATION and open_to_it:
        yield Part(Party.REFERRER, label.row.number, label.left, headed=False)


def _begun_in(row: Row, labels: Sequence[Label]) -> Iterator[Part]:
    taken: set[int] = set()
    for start, end in row.cells():
        party = party_headed(row.text(start, end))
        if party is not None:
            taken.add(start)
            yield Part(party, row.number, row.words[start].box.left, headed=True)
    for label in labels:
        if label.start not in taken and (party := _party_set(label)) is not None:
            yield Part(party, row.number, label.left, headed=False)


def _party_set(label: Label) -> Party | None:
    """Whom the label makes what follows about."""
    return label.wording.party if label.wording.sets_party else None
