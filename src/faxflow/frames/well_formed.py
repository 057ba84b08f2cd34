"""Delimited text of which every line is a record by itself, read at once, at polars' speed."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import polars as pl
from polars.exceptions import ComputeError

from faxflow.frames.first_lines import end_of_lines
from faxflow.frames.table import LINE, Body, Row

_END: Final = "\x00"
"""Stands in the cell behind a line's last one, since polars fills up what a short line lacks; no
text has it, since decoding takes it out."""
_BLANK: Final = r"^\s*$"
_SEPARATORS: Final = "\x1c\x1d\x1e\x1f"
"""Blank to Python, and not to polars: a line of nothing else is a matter of who reads it."""


def well_formed_body(text: str, delimiter: str, above: int, width: int) -> Body | None:
    """The rows of `width` columns below the first `above` lines.

    None where some quoted cell runs over a line's end, or a quote opens or closes nothing, or a
    line has more than one cell too many, or ASCII's separators stand in it: then only a slower
    reader can tell the cells.
    """
    if delimiter.isspace() or width == 1:  # there a blank line may have all cells
        return None
    start = end_of_lines(text, above)
    if text.count('"', 0, start) % 2:  # the header's last cell goes on
        return None
    below = text[start : len(text) - text.endswith("\n")]
    with ThreadPoolExecutor() as pool:
        sound = pool.submit(_is_well_formed, below, delimiter)
        cells = _parse(below, delimiter, width)
        if cells is None or not sound.result():
            return None
    lines = pl.int_range(above + 1, above + 1 + cells.height, dtype=pl.Int64, eager=True)
    return _body(cells.insert_column(0, lines.alias(LINE)), width)


def _is_well_formed(text: str, delimiter: str) -> bool:
    if any(sign in text for sign in _SEPARATORS):
        return False
    if '"' not in text:
        return True
    sign = re.escape(delimiter)
    cell = rf'(?:"(?:[^"\n]|"")*"|[^{sign}"\n]*)'
    return bool(pl.Series([text]).str.contains(rf"\A(?:{cell}[{sign}\n])*{cell}\z").item())


def _parse(text: str, delimiter: str, width: int) -> pl.DataFrame | None:
    """Every line's cells, _END behind the last; None where one has more than one too many."""
    names = [str(index) for index in range(width + 2)]
    # Polars learns from the first line how many columns there are.
    first, end = delimiter * (width + 1), delimiter + _END
    ended = "".join((first, "\n", text.replace("\n", f"{end}\n"), end))
    if f'\n""{end}' in ended:  # would look like a blank line
        return None
    try:
        cells = pl.read_csv(
            ended.encode(),
            has_header=False,
            separator=delimiter,
            schema=dict.fromkeys(names, pl.String),
            empty_string_is_null=False,
        )
    except ComputeError:
        return None
    return cells.slice(1) if cells.height == text.count("\n") + 2 else None


def _body(cells: pl.DataFrame, width: int) -> Body:
    """Rows cut to `width` columns; those with too few cells, or something beyond, are odd."""
    past, further = pl.col(str(width)), pl.col(str(width + 1))
    fits = (past == _END) | ((further == _END) & past.str.contains(_BLANK))
    others = cells.filter(~fits)
    rows = cells.filter(fits) if others.height else cells
    is_blank = pl.col("0").str.contains(_BLANK) & (pl.col("1") == _END)
    told = others.filter(~is_blank)
    odd = (Row(line, read[: read.index(_END)]) for line, *read in told.iter_rows())
    return Body(rows.drop(str(width), str(width + 1)), tuple(odd))
