"""The columns that hold something of people, as the page about privacy lists them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

WHAT: Final = {
    "number": "fax or phone number",
    "letter": "fields of the letter: name, birth date, record number, whatever the report has",
    "day": "day of the service",
    "identity": "name, birth date, sex, phone, address, record number",
    "care": "what is asked for and why, insurance, appointment",
    "sender": "who refers: name, practice, NPI, numbers",
    "text": "free words of staff",
}

Column = tuple[str, str, str, str | None]
"""Table, column, what it is in one word, and the days of [retention] that remove it, if any do."""


def columns_table(columns: Sequence[Column]) -> str:
    """A line for each table and kind, in the schema's order."""
    lines = ["| table | columns | what | removed by |", "|---|---|---|---|"]
    for (table, what, goes), members in groupby(columns, key=lambda one: (one[0], *one[2:])):
        names = ", ".join(f"`{name}`" for _, name, _, _ in members)
        days = f"`{goes}_days`" if goes else "nothing"
        lines.append(f"| `{table}` | {names} | {WHAT[what]} | {days} |")
    return "\n".join(lines)
