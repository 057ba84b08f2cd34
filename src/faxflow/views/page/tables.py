"""Tables of a report in HTML: with a caption, scopes, and a frame that scrolls by itself."""

from collections.abc import Sequence

from faxflow.views.charts.svg import svg
from faxflow.views.figure_words import NOT_MEASURED
from faxflow.views.page.html import NOTHING, Html, code, element, id_of, joined
from faxflow.views.page.ids import Ids
from faxflow.views.page.marks import mark
from faxflow.views.reported.bars import bars_beside
from faxflow.views.reported.blocks import Cell, Column, Row, Table

_NOTHING = joined(
    element("span", NOT_MEASURED, aria_hidden="true"),
    element("span", "none", class_="unseen"),
)


def table(shown: Table, ids: Ids, *, quiet: bool = False) -> Html:
    """The table, with its note below; `quiet` where its caption is said by what stands around.

    One whose lines can become cards on a telephone says what its parts are (role), because a
    browser forgets it of what is no longer laid out as a table.
    """
    note = element("p", shown.note, class_="note") if shown.note else NOTHING
    if not shown.rows:
        return joined(element("h3", shown.caption), note)
    ident = ids.next("t", shown.caption)
    made = element(
        "table",
        element("caption", shown.caption, id=ident, class_="unseen" if quiet else None),
        _head(shown),
        _body(shown, ids),
        class_="cards" if shown.cards else None,
        role="table" if shown.cards else None,
    )
    if shown.cards:
        return joined(made, note)
    frame = element("div", made, class_="wide", role="group", tabindex="0", aria_labelledby=ident)
    return joined(_beside(frame, shown, ids), note)


def _beside(frame: Html, shown: Table, ids: Ids) -> Html:
    """The table with its bars to the right of it, or below."""
    if shown.bars is None:
        return frame
    drawn = Html(svg(bars_beside(shown.bars), ids.next("b", shown.bars.key)))
    return element("div", frame, element("div", drawn, class_="bars"), class_="pair")


def _head(shown: Table) -> Html:
    role = "columnheader" if shown.cards else None
    cells = [
        element(
            "th",
            _linked(column.words, column.measure),
            scope="col",
            role=role,
            class_="n" if column.number else "cmd" if column.commands else None,
        )
        for column in shown.columns
    ]
    return element("thead", _line(cells, shown), role="rowgroup" if shown.cards else None)


def _body(shown: Table, ids: Ids) -> Html:
    lines = [_row(row, shown, ids, "part" if row.within else "") for row in shown.rows]
    if shown.total:
        lines.append(_row(shown.total, shown, ids, "total"))
    return element("tbody", *lines, role="rowgroup" if shown.cards else None)


def _row(row: Row, shown: Table, ids: Ids, kind: str) -> Html:
    name, *rest = row.cells
    first, *columns = shown.columns
    head = element(
        "th",
        _content(name, ids),
        scope="row",
        role="rowheader" if shown.cards else None,
        class_="n" if first.number else None,
    )
    cells = [
        _cell(cell, column, ids, cards=shown.cards)
        for cell, column in zip(rest, columns, strict=True)
    ]
    return _line([head, *cells], shown, kind)


def _line(cells: Sequence[Html], shown: Table, kind: str = "") -> Html:
    return element("tr", *cells, role="row" if shown.cards else None, class_=kind)


def _cell(cell: Cell, column: Column, ids: Ids, *, cards: bool) -> Html:
    """`data-head` is shown before it where its line is a card."""
    return element(
        "td",
        _content(cell, ids),
        role="cell" if cards else None,
        class_=_kind(cell, column),
        data_head=column.words if cards else None,
    )


def _kind(cell: Cell, column: Column) -> str:
    """`none` is left out of a card, `cmd` of a print."""
    kinds = {
        "n": column.number,
        "cmd": column.commands,
        "strong": cell.strong,
        "none": cell.words == NOT_MEASURED,
    }
    return " ".join(kind for kind, is_so in kinds.items() if is_so)


def _content(cell: Cell, ids: Ids) -> Html:
    if cell.words in {"", NOT_MEASURED}:
        words = _NOTHING if cell.words else NOTHING
    elif cell.code:
        words = code(cell.words)
    else:
        words = _linked(cell.words, cell.measure)
    drawn = mark(cell.mark, ids.next("mark", cell.mark)) if cell.mark else NOTHING
    note = element("span", cell.note, class_="under") if cell.note else NOTHING
    if not (drawn or note):
        return words
    return joined(drawn, element("span", words, note, class_="said"))


def _linked(words: str, measure: str) -> Html:
    return element("a", words, href=f"#{id_of('m', measure)}") if measure else joined(words)
