"""Each block of a report in HTML."""

from faxflow.views.page.charts import charted, spread
from faxflow.views.page.html import Html, element, id_of, typed
from faxflow.views.page.ids import Ids
from faxflow.views.page.marks import mark
from faxflow.views.page.tables import table
from faxflow.views.reported.blocks import (
    Block,
    Charted,
    Definition,
    Legend,
    Sentence,
    Spread,
    Table,
)


def block_html(block: Block, ids: Ids) -> Html:
    """The block; `ids` gives every id in the page once."""
    match block:
        case Table():
            return table(block, ids, quiet=block.cards)
        case Sentence():
            return element("p", typed(block.words), class_="loud" if block.loud else None)
        case Charted():
            return charted(block, ids)
        case Spread():
            return spread(block, ids)
        case Definition():
            return _definition(block)
        case Legend():
            return _legend(block, ids)


def _definition(block: Definition) -> Html:
    facts = [
        element("div", element("dt", name), element("dd", words)) for name, words in block.facts
    ]
    return element(
        "div",
        element("h3", block.measure.name, id=id_of("m", block.measure.key)),
        element("dl", *facts),
        class_="definition",
    )


def _legend(block: Legend, ids: Ids) -> Html:
    items = [
        element("li", mark(each, ids.next("mark", each)), element("span", words))
        for each, words in block.marks
    ]
    return element("ul", *items, class_="legend")
