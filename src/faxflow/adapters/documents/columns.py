"""Tables as typewritten text: each column as wide as its widest cell."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

_WIDEST: Final = 60
_GAP: Final = "    "
"""Wide enough that no reader takes two cells for one."""


def typed_table(rows: Sequence[Sequence[str]]) -> str:
    """The rows as lines; a cell's own line breaks become blanks."""
    cleaned = [[" ".join(cell.split()) for cell in row] for row in rows]
    columns = zip_longest(*cleaned, fillvalue="")
    widths = [min(_WIDEST, max(map(len, column))) for column in columns]
    return "\n".join(
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in cleaned
    )
