"""Opens the board as one recorded run: what was shown to whom is on record."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.board import Wanted
from faxflow.steps.board.read_board import open_board
from faxflow.views.board.board_data import board_data
from faxflow.views.board.plain_text import plain_text


def once_act(wanted: Wanted) -> Act:
    """The board as it is now, in plain text."""

    def act(session: Session) -> Answer:
        board = open_board(session.work, wanted)
        text = plain_text(board, session.config.practice.zone)
        return Answer(text, board_data(board), lists_tasks=True)

    return act
