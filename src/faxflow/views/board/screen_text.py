"""The board's rows as the lines of a screen: lined up under headings, one section a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from faxflow.domain.board import Board, Desk, Section
from faxflow.views.board.cells import HEADINGS, cells

_WIDE = 110
"""From so many columns on there is room between them."""


class Tone(StrEnum):
    """What a line is; a screen may colour it so."""

    HEAD = "head"
    ROW = "row"
    LATE = "late"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One line; `name` is the id that it is about, empty where it is about none."""

    text: str
    tone: Tone
    name: str = ""


@dataclass(frozen=True, slots=True)
class Screenful:
    """The headings of the columns, and all lines below them."""

    headings: str
    lines: Sequence[ScreenLine]


def screenful(board: Board, zone: tzinfo, width: int, *, scrolls: bool = True) -> Screenful:
    """The wanted desks in lines of at most `width`; one that `scrolls` ends desks by their rest."""
    gap = "  " if width >= _WIDE else " "
    every = [cells(row, board.at, zone) for section in board.shown for row in section.rows]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *every, strict=True)]
    lines: list[ScreenLine] = []
    for section in board.shown:
        lines.append(ScreenLine(_cut(_head(section), width), Tone.HEAD))
        for row in section.rows:
            text = _lined_up(cells(row, board.at, zone), widths, gap, width=width)
            lines.append(ScreenLine(text, _tone(row.late(board.at)), row.name))
        if section.left_out and scrolls:
            lines.append(ScreenLine(_more(section, board), Tone.MORE))
    return Screenful(_lined_up(HEADINGS, widths, gap, width=width), lines)


def desk_title(desk: Desk) -> str:
    """`INTAKE DESK`."""
    return f"{desk.upper()} DESK"


def _tone(late: bool) -> Tone:  # noqa: FBT001
    return Tone.LATE if late else Tone.ROW


def _head(section: Section) -> str:
    told = f"{section.open_now:,} to do" if section.open_now else "nothing to do"
    late = f", {section.late:,} LATE" if section.late else ""
    yours = f", {section.yours:,} yours" if section.yours else ""
    unseen = f"; {section.left_out:,} not shown" if section.left_out else ""
    return f"{desk_title(section.desk)}  {told}{late}{yours}{unseen}"


def _more(section: Section, board: Board) -> str:
    how = "/ finds one by its id" if board.wanted.desk else "d shows one desk alone"
    return f"  and {section.left_out:,} more ({how})"


def _lined_up(row: Sequence[str], widths: Sequence[int], gap: str, *, width: int) -> str:
    return _cut(gap.join(map(str.ljust, row, widths)).rstrip(), width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: max(0, width - 1)]}…"
