"""The board as data, under stable names; times are UTC."""

from collections.abc import Mapping

from faxflow.domain.board import Board, Row, Section


def board_data(board: Board) -> dict[str, object]:
    """All of it; the rows are those of the desks that were asked for."""
    return {
        "at": board.at.isoformat(),
        "practice": board.practice,
        "environment": board.environment,
        "account": board.account,
        "halted": [
            {"gateway": one.gateway, "at": one.at.isoformat(), "because": one.because}
            for one in board.halts
        ],
        "faxes": {str(state): count for state, count in board.faxes.items()},
        "desks": [_desk(board, section) for section in board.shown],
    }


def _desk(board: Board, section: Section) -> Mapping[str, object]:
    return {
        "desk": section.desk,
        "to_do": section.open_now,
        "late": section.late,
        "yours": section.yours,
        "left_out": section.left_out,
        "rows": [_row(board, row) for row in section.rows],
    }


def _row(board: Board, row: Row) -> Mapping[str, object]:
    return {
        "id": row.name,
        "thing": row.thing,
        "stands": row.stands,
        "about": row.about or None,
        "owner": row.owner,
        "yours": row.yours,
        "since": row.since.isoformat(),
        "due_at": row.due_at.isoformat() if row.due_at else None,
        "late": row.late(board.at),
    }
