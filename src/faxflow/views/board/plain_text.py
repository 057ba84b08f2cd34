"""The board as plain text: whole ids, a line a row, nothing cut, for a pipe or a screen reader."""

from collections.abc import Sequence
from datetime import tzinfo

from faxflow.domain.board import Board, Row, Section
from faxflow.views.board.cells import whose
from faxflow.views.board.head_text import counts, halts, nothing_found
from faxflow.views.moment import local_minute


def plain_text(board: Board, zone: tzinfo) -> str:
    """What is halted, the counts, then each row with its desk."""
    rows = [(section, row) for section in board.shown for row in section.rows]
    lines = _lined_up([_row(board, *one, zone) for one in rows]) or [nothing_found(board.wanted)]
    return "\n".join([*halts(board, zone), *counts(board), "", *lines, *_rest(board)])


def _row(board: Board, section: Section, row: Row, zone: tzinfo) -> tuple[str, ...]:
    return (
        row.name,
        local_minute(row.due_at, zone) if row.due_at else "",
        "OVERDUE" if row.late(board.at) else "",
        f"{row.stands} {row.about}".rstrip(),
        section.desk,
        whose(row),
    )


def _lined_up(rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _rest(board: Board) -> list[str]:
    return [
        f"and {one.left_out:,} more at the {one.desk} desk (--limit shows more)"
        for one in board.shown
        if one.left_out
    ]
