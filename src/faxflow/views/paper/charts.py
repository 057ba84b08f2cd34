"""Charts on paper: each whole on one sheet, under what it says."""

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from faxflow.views.charts.distribution import histogram
from faxflow.views.charts.paper import drawing
from faxflow.views.charts.run_chart import run_chart
from faxflow.views.charts.shapes import Size
from faxflow.views.paper.beside import Beside
from faxflow.views.paper.sheet import Sheet
from faxflow.views.paper.style import BARE, Style
from faxflow.views.reported.blocks import Charted, Reading, Spread


def chart_blocks(block: Charted | Spread, style: Style, sheet: Sheet) -> list[Flowable]:
    """The chart under its words."""
    width, _ = sheet.room
    size = Size(width, sheet.chart_height)
    picture = (
        run_chart(block.chart, size, headed=False)
        if isinstance(block, Charted)
        else histogram(block.distribution, size, headed=False)
    )
    drawn = drawing(picture, style.pair)
    return [_told(block, style, width), drawn]


def _told(block: Charted | Spread, style: Style, width: float) -> Flowable:
    """The title and the latest value to the left, what the chart says to the right."""
    measure = (block.chart if isinstance(block, Charted) else block.distribution).measure
    left: list[Flowable] = [style.words(block.title, style.caption, measure=measure.key)]
    if isinstance(block, Charted):
        value, when = map(style.safe, block.latest)
        left.append(
            style.marked_up(f'<font size="15"><b>{value}</b></font>&nbsp; {when}', style.latest)
        )
    right = [_said(one, style) for one in block.reading]
    half = width * 0.46
    return Grid([[left, right]], [half, width - half], style=BARE)


def _said(reading: Reading, style: Style) -> Flowable:
    words = style.words(reading.words, style.cell)
    return Beside(reading.mark, words, style.pair) if reading.mark else words
