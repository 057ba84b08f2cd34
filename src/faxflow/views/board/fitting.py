"""Shares the lines of a screen that does not scroll among the desks of the board."""

from dataclasses import replace

from faxflow.domain.board import Board, Section


def fitted(board: Board, height: int) -> Board:
    """The board with so few rows that it fits, headings included; every desk has its share."""
    room = _shares([len(one.rows) for one in board.shown], height - len(board.shown))
    kept = {one.desk: _cut(one, lines) for one, lines in zip(board.shown, room, strict=True)}
    return replace(board, sections=[kept.get(one.desk, one) for one in board.sections])


def _shares(needs: list[int], spare: int) -> list[int]:
    """Lines for each, given one at a time in turn for as long as there are some."""
    given = [0] * len(needs)
    while spare > 0 and given != needs:
        for place, need in enumerate(needs):
            if given[place] < need and spare > 0:
                given[place] += 1
                spare -= 1
    return given


def _cut(section: Section, lines: int) -> Section:
    left_out = section.left_out + max(0, len(section.rows) - lines)
    return replace(section, rows=section.rows[:lines], left_out=left_out)
