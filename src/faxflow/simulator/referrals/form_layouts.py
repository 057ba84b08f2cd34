"""The ways in which forms lay out their entries: stacked, in columns, in boxes, as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from faxflow.simulator.referrals.form_sheet import Sheet
from faxflow.simulator.referrals.form_wordings import Entry, Parts
from faxflow.simulator.referrals.typefaces import Typeface, width

_LEFT, _RIGHT, _MIDDLE = 58.0, 554.0, 316.0
_TOP: Final = 62.0
_TITLES: Final = ("REFERRAL REQUEST", "Patient Referral Form", "Referral Order", "REFERRAL")
_HEADS: Final = (
    ("PATIENT INFORMATION", "INSURANCE", "REFERRING PROVIDER", "REFERRAL DETAILS"),
    ("Patient", "Insurance Information", "Referring Provider Information", "Clinical Information"),
    ("1. Patient Demographics", "2. Coverage", "3. Referred By", "4. Request"),
)
_RECEIVER: Final = ("To: Riverside Specialty Center", "Refer to: Lakeview Specialists")


@dataclass(slots=True)
class Pen:
    """Where the next line goes, and how letters are set."""

    sheet: Sheet
    face: Typeface
    size: float
    spread: float
    bold_labels: bool
    top: float = _TOP

    @property
    def step(self) -> float:
        """From one line to the next."""
        return self.size * self.spread

    def entry(self, left: float, entry: Entry, gap: float = 5.0) -> float:
        """Writes label and value; tells where the value ends."""
        label = f"{entry.label}:"
        start = left + width(self.face, label, self.size, bold=self.bold_labels) + gap
        self.sheet.write(left, self.top, label, self.size, bold=self.bold_labels)
        self.sheet.write(start, self.top, entry.value, self.size)
        return start + width(self.face, entry.value, self.size)

    def head(self, text: str, left: float = _LEFT) -> None:
        """Writes a heading; the next line stands below it."""
        self.sheet.write(left, self.top, text, self.size, bold=True)
        self.top += self.step * 1.1


Layout = Callable[[Pen, Sequence[tuple[str, Sequence[Entry]]]], None]


def lay_out(parts: Parts, face: Typeface, random: Random) -> Sheet:
    """The form on a sheet of paper."""
    size = random.choice((10.5, 11.0, 12.0))
    pen = Pen(Sheet(), face, size, random.choice((1.5, 1.7)), bold_labels=random.random() < 0.5)  # noqa: PLR2004 - every second form
    pen.sheet.write(_LEFT, pen.top, random.choice(_TITLES), 16, bold=True)
    pen.top += 34
    pen.sheet.write(_LEFT, pen.top, f"Date: 0{random.randint(1, 9)}/14/2026", size)
    if random.random() < 0.3:  # noqa: PLR2004 - some forms name the practice that they go to
        pen.sheet.write(_MIDDLE, pen.top, random.choice(_RECEIVER), size)
    pen.top += pen.step * 1.3
    heads = random.choice(_HEADS)
    entries = (parts.patient, parts.insurance, parts.referrer, parts.request)
    random.choice(LAYOUTS)(pen, list(zip(heads, entries, strict=True)))
    return pen.sheet


def _stacked(pen: Pen, parts: Sequence[tuple[str, Sequence[Entry]]]) -> None:
    """One entry a line, the value right after its label."""
    for head, entries in parts:
        pen.head(head)
        for entry in entries:
            pen.entry(_LEFT, entry)
            pen.top += pen.step
        pen.top += pen.step / 2


def _aligned(pen: Pen, parts: Sequence[tuple[str, Sequence[Entry]]]) -> None:
    """One entry a line, all values below each other, a rule under each heading."""
    for head, entries in parts:
        pen.head(head)
        pen.sheet.rule(_LEFT, pen.top - 3, _RIGHT, pen.top - 3)
        for entry in entries:
            pen.sheet.write(_LEFT, pen.top, f"{entry.label}:", pen.size, bold=pen.bold_labels)
            pen.sheet.write(_LEFT + 160, pen.top, entry.value, pen.size)
            pen.top += pen.step
        pen.top += pen.step / 2


def _paired(pen: Pen, parts: Sequence[tuple[str, Sequence[Entry]]]) -> None:
    """Two entries a line where they fit."""
    for head, entries in parts:
        pen.head(head)
        left = _LEFT
        for entry in entries:
            text = width(pen.face, f"{entry.label}: {entry.value}", pen.size, bold=True) + 8
            if left > _LEFT and left + text > _RIGHT:
                left, pen.top = _LEFT, pen.top + pen.step
            end = pen.entry(left, entry)
            left = _MIDDLE if left == _LEFT and end < _MIDDLE - 20 else _RIGHT
        pen.top += pen.step * 1.5


def _columns(pen: Pen, parts: Sequence[tuple[str, Sequence[Entry]]]) -> None:
    """The patient on the left, who refers on the right; the rest below."""
    patient, insurance, referrer, request = parts
    start = pen.top
    bottoms: list[float] = []
    for left, (head, entries) in ((_LEFT, patient), (_MIDDLE, referrer)):
        pen.top = start
        pen.head(head, left)
        for entry in entries:
            _in_column(pen, left, entry)
        bottoms.append(pen.top)
    pen.top = max(bottoms) + pen.step / 2
    _stacked(pen, (insurance, request))


def _in_column(pen: Pen, left: float, entry: Entry) -> None:
    """An entry in a column, its value on the next line where the column is too narrow for both."""
    room = (_MIDDLE if left < _MIDDLE else _RIGHT) - 12 - left
    if width(pen.face, f"{entry.label}: {entry.value}", pen.size, bold=True) < room:
        pen.entry(left, entry)
        pen.top += pen.step
        return
    pen.sheet.write(left, pen.top, f"{entry.label}:", pen.size, bold=pen.bold_labels)
    pen.top += pen.step
    for line in _wrapped(pen, entry.value, room):
        pen.sheet.write(left, pen.top, line, pen.size)
        pen.top += pen.step


def _wrapped(pen: Pen, value: str, room: float) -> list[str]:
    """The value in lines that fit: whoever fills in a form writes over nothing."""
    lines = [""]
    for word in value.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(pen.face, longer, pen.size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _boxes(pen: Pen, parts: Sequence[tuple[str, Sequence[Entry]]]) -> None:
    """Boxes with a small label in the corner and the value under it."""
    height = pen.size + 20
    for head, entries in parts:
        pen.head(head)
        for row in (entries[start : start + 2] for start in range(0, len(entries), 2)):
            edge = (_RIGHT - _LEFT) / len(row)
            for index, entry in enumerate(row):
                left = _LEFT + index * edge
                pen.sheet.box(left, pen.top, left + edge, pen.top + height)
                pen.sheet.write(left + 4, pen.top + 2, entry.label, 8)
                whole = width(pen.face, entry.value, pen.size)
                fitting = min(pen.size, pen.size * (edge - 12) / whole) if whole else pen.size
                pen.sheet.write(left + 6, pen.top + 14, entry.value, fitting)
            pen.top += height
        pen.top += pen.step / 2


LAYOUTS: Final[tuple[Layout, ...]] = (_stacked, _aligned, _paired, _columns, _boxes)
"""Every way of laying out a form."""
