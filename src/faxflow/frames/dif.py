"""DIF, the Data Interchange Format of VisiCalc, which old programs still export.

Each value takes two lines: its type and number, then its text (Software Arts' DIF clearinghouse,
1980).
"""

from collections.abc import Iterator

from faxflow.frames.encoding import decode
from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width

_BEGINS = b"TABLE"
_SPECIAL, _NUMBER, _TEXT = "-1", "0", "1"


def looks_like_dif(content: bytes) -> bool:
    """Whether the content begins as such a file does."""
    lines = content[:100].splitlines()
    return len(lines) > 1 and lines[0].strip() == _BEGINS and lines[1].strip() == b"0,1"


def read_dif(content: bytes) -> NamedRows | None:
    """The one worksheet; None for what is cut off."""
    decoded = decode(content)
    lines = [line.strip() for line in decoded.text.split("\n")] if decoded else []
    if "DATA" not in lines or "EOD" not in lines:
        return None
    values = lines[lines.index("DATA") + 3 :]
    rows = list(_rows(iter(values)))
    return [("", of_one_width([Row(number, cells) for number, cells in enumerate(rows, 1)]))]


def _rows(lines: Iterator[str]) -> Iterator[list[str]]:
    cells: list[str] | None = None
    for told, text in zip(lines, lines, strict=False):
        kind, _, number = told.partition(",")
        if kind == _SPECIAL:
            if cells is not None:
                yield cells
            cells = []
            if text == "EOD":
                return
        elif cells is not None:
            cells.append(_value(kind, number, text))


def _value(kind: str, number: str, text: str) -> str:
    if kind == _NUMBER:
        return plain_number(number.strip()) if text in {"V", ""} else text
    return text.removeprefix('"').removesuffix('"').replace('""', '"') if kind == _TEXT else ""
