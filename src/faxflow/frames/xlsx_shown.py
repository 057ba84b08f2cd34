"""The cells of an .xlsx that show more than their number, by the formats of their styles.

Read beside calamine, which gives the numbers alone: a ZIP code 02134 is kept as 2134 there.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from faxflow.frames.archive import ARCHIVE_FAULTS
from faxflow.frames.number_mask import Shown, mask_of
from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import Row

_CELL = rb"<(?:\w+:)?c\b(?=[^>]*\bs=\"(%s)\")(?=[^>]*\br=\"([A-Z]{1,3})(\d{1,7})\")[^>]*>"
_VALUE = rb"(?:<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]{1,30})</"
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*\br=\"([A-Z]{1,3})\d+\"[^>]*[^/]>")
_FAULTS = (*ARCHIVE_FAULTS, KeyError, etree.XMLSyntaxError)
_LETTERS = 26
_NINE_PLACES = 1e-9

Cells = Mapping[tuple[int, int], tuple[str, str]]
"""By row and column, from 1 and from 0: the number as it is kept, and as it is shown."""


def shown_cells(content: bytes) -> dict[str, Cells]:
    """By worksheet, the cells that show more than their number; none where it cannot be told."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            masks = dict(_masks(_parsed(archive, "xl/styles.xml")))
            if not masks:
                return {}
            return {name: _cells(archive.read(part), masks) for name, part in _sheets(archive)}
    except _FAULTS:
        return {}


def put_in(rows: list[Row], cells: Cells) -> None:
    """Puts what is shown into the rows, where they have the number that it is shown for."""
    for (line, column), (number, shown) in cells.items():
        row = rows[line - 1].cells if line <= len(rows) else []
        if 0 <= column < len(row) and _same(row[column], number):
            row[column] = shown


def _same(text: str, number: str) -> bool:
    """Whether they are one number; calamine writes nine places behind the point."""
    try:
        return text == number or abs(float(text) - float(number)) < _NINE_PLACES
    except ValueError:
        return False


def _parsed(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(part), parser)


def _masks(styles: etree._Element) -> Iterator[tuple[bytes, Shown]]:
    """By the number of a cell's style, how its numbers are shown."""
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter("{*}numFmt")}
    for number, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        told = style.get("numFmtId") or "0"
        mask = mask_of(int(told), codes.get(told))
        if mask:
            yield str(number).encode(), mask


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each worksheet's name and the part that holds it."""
    targets = {
        one.get("Id"): one.get("Target") or ""
        for one in _parsed(archive, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    for sheet in _parsed(archive, "xl/workbook.xml").iter("{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        target = targets.get(str(ids[0])) if ids else None
        if target and "worksheets/" in target:
            yield sheet.get("name") or "", normpath(join("xl", target)).lstrip("/")


def _cells(sheet: bytes, masks: Mapping[bytes, Shown]) -> Cells:
    first = min(map(_column, set(_FILLED.findall(sheet))), default=0)
    wanted = re.compile(_CELL % b"|".join(masks) + _VALUE)
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for style, letters, line, value in wanted.findall(sheet):
        number = plain_number(value.decode("ascii", "replace"))
        shown = masks[style](number)
        if shown != number:
            found[int(line), _column(letters) - first] = (number, shown)
    return found


def _column(letters: bytes) -> int:
    """The column's place, from 0."""
    place = 0
    for letter in letters:
        place = place * _LETTERS + letter - ord("A") + 1
    return place - 1
