"""SYLK (.slk), the text form of a worksheet that Multiplan brought up and old programs write.

Records and fields are those of the SYLK file format as Microsoft's Multiplan manual has them: C is
a cell, F a format, X and Y a place that holds until the next one, K a value.
"""

import re

from faxflow.frames.encoding import decode
from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width

_BEGINS = b"ID;P"
_FIELD = re.compile(r"((?:[^;]|;;)*)(?:;(?!;)|$)")
_WIDEST, _TALLEST = 16_384, 1_048_576


def looks_like_sylk(content: bytes) -> bool:
    """Whether the content begins as such a file does."""
    return content.lstrip().startswith(_BEGINS)


def read_sylk(content: bytes) -> NamedRows | None:
    """The one worksheet; None for what is cut off."""
    decoded = decode(content)
    lines = decoded.text.strip().split("\n") if decoded else []
    if not lines or lines[-1].strip() != "E":
        return None
    rows: dict[int, dict[int, str]] = {}
    column = row = 1
    for line in lines:
        kind, *fields = [found[1].replace(";;", ";") for found in _FIELD.finditer(line.strip())]
        if kind not in {"C", "F"}:
            continue
        column, row = _place(fields, "X", column), _place(fields, "Y", row)
        value = next((field[1:] for field in fields if field.startswith("K")), None)
        if kind == "C" and value is not None and column <= _WIDEST and row <= _TALLEST:
            rows.setdefault(row, {})[column] = _value(value)
    return [("", of_one_width([_row(number, rows[number]) for number in sorted(rows)]))]


def _place(fields: list[str], name: str, last: int) -> int:
    told = next((field[1:] for field in fields if field.startswith(name)), "")
    return max(1, int(told)) if told.isdecimal() else last


def _value(told: str) -> str:
    if told.startswith('"'):
        return told[1:].removesuffix('"').replace("\x1b :", "\n")
    return plain_number(told)


def _row(number: int, cells: dict[int, str]) -> Row:
    return Row(number, [cells.get(place, "") for place in range(1, max(cells) + 1)])
