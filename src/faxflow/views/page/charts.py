"""Charts of a report in HTML: drawn twice, for wide and narrow screens, beside what they say."""

from faxflow.views.charts.distribution import histogram
from faxflow.views.charts.run_chart import run_chart
from faxflow.views.charts.shapes import NARROW, WIDE, Picture
from faxflow.views.charts.svg import svg
from faxflow.views.page.html import NOTHING, Html, element, id_of
from faxflow.views.page.ids import Ids
from faxflow.views.page.marks import mark
from faxflow.views.page.tables import table
from faxflow.views.reported.blocks import Charted, Reading, Spread, Table


def charted(block: Charted, ids: Ids) -> Html:
    """A run chart, its marks and sentences, and its points as a table that opens."""
    drawn = [run_chart(block.chart, size, headed=False) for size in (WIDE, NARROW)]
    value, when = block.latest
    latest = element("p", element("b", value), " ", element("span", when), class_="latest")
    return _figure(block, drawn, ids, latest)


def spread(block: Spread, ids: Ids) -> Html:
    """A histogram with the same."""
    drawn = [histogram(block.distribution, size, headed=False) for size in (WIDE, NARROW)]
    return _figure(block, drawn, ids, NOTHING)


def _figure(block: Charted | Spread, drawn: list[Picture], ids: Ids, latest: Html) -> Html:
    measure = (block.chart if isinstance(block, Charted) else block.distribution).measure
    told = element(
        "div",
        element("h3", element("a", block.title, href=f"#{id_of('m', measure.key)}")),
        latest,
        *(_said(one, ids) for one in block.reading),
        class_="told",
    )
    pictures = [
        element("div", Html(svg(picture, ids.next("c", measure.key))), class_=kind)
        for kind, picture in zip(("drawn", "drawn small"), drawn, strict=True)
    ]
    return element("div", told, *pictures, _values(block.values, ids), class_="chart")


def _said(reading: Reading, ids: Ids) -> Html:
    drawn = mark(reading.mark, ids.next("mark", reading.mark)) if reading.mark else NOTHING
    return element("p", drawn, element("span", reading.words), class_="reading")


def _values(values: Table, ids: Ids) -> Html:
    if not values.rows:
        return NOTHING
    summary = element("summary", "The values as a table", _of(values.caption))
    return element("details", summary, table(values, ids, quiet=True))


def _of(caption: str) -> Html:
    """Tells one such switch from the others, for those who only hear it."""
    return element("span", f": {caption}", class_="unseen")
