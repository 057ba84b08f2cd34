"""Which of a table style's conditional formats hold for a cell: first row, bands and so on."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.stylesheet import Stylesheet, value

_BITS: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""The older way to write w:tblLook (ISO/IEC 29500-4, 14.3.7)."""


def cell_formats(cell: etree._Element, sheet: Stylesheet) -> Iterator[etree._Element]:
    """The parts of the table's style that hold for the cell, the strongest first."""
    table = next(cell.iterancestors(f"{W}tbl"), None)
    if table is None:
        return
    wanted = [*_conditions(cell, table), "wholeTable"]
    styles = list(sheet.chain(value(table.find(f"{W}tblPr/{W}tblStyle"))))
    for condition in wanted:
        for style in styles:
            for one in style.findall(f"{W}tblStylePr"):
                if one.get(f"{W}type") == condition:
                    yield one
    yield from styles


def _conditions(cell: etree._Element, table: etree._Element) -> Iterator[str]:
    row, rows = next(cell.iterancestors(f"{W}tr")), table.findall(f"{W}tr")
    cells = row.findall(f"{W}tc")
    if row not in rows or cell not in cells:
        return
    at, across, look = rows.index(row), cells.index(cell), _look(table)
    if at == 0 and "firstRow" in look:
        yield "firstRow"
    if at == len(rows) - 1 and "lastRow" in look:
        yield "lastRow"
    if across == 0 and "firstColumn" in look:
        yield "firstCol"
    if across == len(cells) - 1 and "lastColumn" in look:
        yield "lastCol"
    if "noVBand" not in look:
        yield _band(across - ("firstColumn" in look), "Vert")
    if "noHBand" not in look:
        yield _band(at - ("firstRow" in look), "Horz")


def _band(index: int, way: str) -> str:
    return f"band{1 + index % 2}{way}"


def _look(table: etree._Element) -> frozenset[str]:
    found = table.find(f"{W}tblPr/{W}tblLook")
    if found is None:
        return frozenset()
    try:
        bits = int(value(found) or "0", 16)
    except ValueError:
        bits = 0
    return frozenset(
        name
        for name, bit in _BITS.items()
        if found.get(f"{W}{name}") in {"1", "true", "on"}
        or (bits & bit and found.get(f"{W}{name}") is None)
    )
