"""The charts' points and bins as close-set tables, for those who want the figures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, TableStyle
from reportlab.platypus import Table as Grid

from faxflow.views.paper.gap import Gap
from faxflow.views.paper.style import LINE, SOFT, Style
from faxflow.views.reported.blocks import Row, Table

_ACROSS = 3
_SHOWN = 3
_SIZE = 7.0
_OUT = " *"
NOTE = f"A value with{_OUT} stands out from ordinary variation."


def value_blocks(shown: Table, style: Style, room: float) -> list[Flowable]:
    """The rows in three columns of lines, one after the other; nothing for no rows."""
    if not shown.rows:
        return []
    high = -(-len(shown.rows) // _ACROSS)
    columns = [shown.rows[at * high : (at + 1) * high] for at in range(_ACROSS)]
    heads = [style.fonts.fit(column.words) for column in shown.columns[:_SHOWN]]
    heads[1:2] = ["Value"] if len(shown.columns) > _SHOWN else heads[1:2]
    lines = [_line([column[at : at + 1] for column in columns], style) for at in range(high)]
    widths = [room / _ACROSS * share for share in (0.42, 0.3, 0.28)] * _ACROSS
    grid = Grid([heads * _ACROSS, *lines], widths, hAlign="LEFT", style=_look(style))
    return [KeepTogether([style.words(shown.caption, style.caption), grid]), Gap(10)]


def _line(cells: Sequence[Sequence[Row]], style: Style) -> list[str]:
    """One line through all columns; the last column may be short."""
    return [
        words for rows in cells for words in (_words(rows[0], style) if rows else [""] * _SHOWN)
    ]


def _words(row: Row, style: Style) -> list[str]:
    name, value, basis, *out = [style.fonts.fit(cell.words) for cell in row.cells]
    return [name, f"{value}{_OUT}" if out and out[0] else value, basis]


def _look(style: Style) -> TableStyle:
    numbers = [
        ("ALIGN", (at * _SHOWN + 1, 0), (at * _SHOWN + 2, -1), "RIGHT") for at in range(_ACROSS)
    ]
    gaps = [
        ("RIGHTPADDING", (at * _SHOWN + 2, 0), (at * _SHOWN + 2, -1), 16) for at in range(_ACROSS)
    ]
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), style.fonts.regular, _SIZE, _SIZE * 1.2),
            ("FONT", (0, 0), (-1, 0), style.fonts.bold, _SIZE, _SIZE * 1.2),
            ("TEXTCOLOR", (0, 0), (-1, 0), SOFT),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, SOFT),
            ("LINEBELOW", (0, 1), (-1, -1), 0.25, LINE),
            *numbers,
            *gaps,
        ]
    )
