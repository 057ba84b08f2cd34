"""How a line that has trouble is slowed down, and when it is given up for this run."""

TROUBLES_IN_ROW = 4
"""Hand-overs in a row, on one line, that did not reach the server or were told to wait."""

_FIRST_REST_SECONDS = 2.0


def rest_seconds(in_row: int) -> float:
    """How long a line rests after so many troubles in a row: twice as long each time."""
    return _FIRST_REST_SECONDS * 2 ** (in_row - 1) if in_row else 0.0


def given_up(in_row: int) -> bool:
    """Whether the line is of no use for the rest of this run."""
    return in_row >= TROUBLES_IN_ROW
