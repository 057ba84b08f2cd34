"""Each part and block of a report as what reportlab lays out on sheets."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, TableStyle
from reportlab.platypus import Table as Grid

from faxflow.views.page.html import id_of
from faxflow.views.paper.beside import Beside
from faxflow.views.paper.charts import chart_blocks
from faxflow.views.paper.gap import Gap
from faxflow.views.paper.headings import Bookmark
from faxflow.views.paper.sheet import Sheet
from faxflow.views.paper.style import INK, Style
from faxflow.views.paper.tables import table_blocks
from faxflow.views.reported.blocks import (
    Block,
    Charted,
    Definition,
    Legend,
    Part,
    Sentence,
    Spread,
    Table,
)

_BEGIN = 130.0
"""A part begins with so much room below its heading, or on the next sheet."""
_FEW = 16
"""A table of so many rows is not split."""
_GAPS = {Table: 14, Charted: 12, Spread: 12, Definition: 8}
"""The room below each block, in points; no sheet is begun for it."""
_BARE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def part_blocks(
    part: Part, style: Style, sheet: Sheet, *, opens: bool = False
) -> Iterator[Flowable]:
    """The heading with its bookmark, then the blocks; what comes first stays with its heading.

    The part that `opens` the report begins on the first sheet, whatever it holds.
    """
    first = next((at for at, one in enumerate(part.blocks) if not isinstance(one, Sentence)), 0)
    lead = part_heading(part.title, id_of("s", part.key), style)
    for block in part.blocks[:first]:
        lead += _block(block, style, sheet)
    yield CondPageBreak(_BEGIN)
    for block in part.blocks[first:]:
        drawn = [*lead, *_block(block, style, sheet)]
        yield from drawn if opens and lead else _together(block, drawn)
        yield Gap(_GAPS.get(type(block), 0))
        lead = []
    yield Gap(10)


def _together(block: Block, drawn: list[Flowable]) -> list[Flowable]:
    """On one sheet, unless it is text or a long table, which begin with enough room."""
    if isinstance(block, Sentence):
        return drawn
    if isinstance(block, Table) and len(block.rows) > _FEW:
        return [CondPageBreak(_BEGIN), *drawn]
    return [KeepTogether(drawn)]


def part_heading(title: str, key: str, style: Style) -> list[Flowable]:
    """The line above a part, its bookmark and its title."""
    return [
        HRFlowable(width="100%", thickness=1.5, color=INK, spaceBefore=0, spaceAfter=5),
        Bookmark(style.fonts.fit(title), key),
        style.words(title, style.heading),
    ]


def _block(block: Block, style: Style, sheet: Sheet) -> list[Flowable]:
    match block:
        case Table():
            return table_blocks(block, style, sheet.room[0])
        case Sentence():
            words = block.words.replace("`", "")
            return [style.words(words, style.alert if block.loud else style.body)]
        case Charted() | Spread():
            return chart_blocks(block, style, sheet)
        case Definition():
            return _definition(block, style)
        case Legend():
            return [_legend(block, style, sheet.room[0])]


def _definition(block: Definition, style: Style) -> list[Flowable]:
    told = [
        style.marked_up(f"<b>{style.safe(name)}:</b> {style.safe(words)}", style.cell)
        for name, words in block.facts
    ]
    name = style.marked_up(
        f'<a name="{id_of("m", block.measure.key)}"/>{style.safe(block.measure.name)}',
        style.caption,
    )
    return [name, *told]


def _legend(block: Legend, style: Style, room: float) -> Flowable:
    items = [
        Beside(mark, style.words(words, style.cell), style.pair) for mark, words in block.marks
    ]
    rows = [items[at : at + 2] for at in range(0, len(items), 2)]
    whole = [[*row, *[""] * (2 - len(row))] for row in rows]
    return Grid(whole, [room / 2] * 2, hAlign="LEFT", style=_BARE)
