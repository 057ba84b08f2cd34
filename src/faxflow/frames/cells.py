"""Cells as text: blanks folded, spreadsheet marks undone, placeholders emptied."""

import polars as pl

_UNTIDY = r"[^\S ]|  |^ | $|[\x00-\x1f\x7f\x{85}\x{200b}\x{2028}\x{2029}\x{feff}]|^=\"|^'\d"
_LINE_BREAK = r"\r\n?|[\x0b\x0c\x{85}\x{2028}\x{2029}]"
_INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f\x{200b}\x{feff}]"


def tidy(cells: pl.Series) -> pl.Series:
    """The cells with blanks folded to one and line breaks to one `\\n`; nothing else is changed
    but Excel's marks for "this is text" (="02134" and '02134)."""
    if not cells.str.contains(_UNTIDY).any():
        return cells
    return (
        cells.str.replace_all(_LINE_BREAK, "\n")
        .str.replace_all(_INVISIBLE, "")
        .str.replace_all(r"[^\S\n]+", " ")
        .str.replace_all(r" ?\n[ \n]*", "\n")
        .str.strip_chars(" \n")
        .str.replace(r'(?s)^="(.*)"$', "$1")
        .str.replace(r"^'(\d+)$", "$1")
    )


def without_placeholders(cells: pl.Series, placeholders: frozenset[str]) -> pl.Series:
    """The cells with words that stand for nothing emptied."""
    stands_for_nothing = cells.str.to_lowercase().is_in(sorted(placeholders))
    return emptied(cells, stands_for_nothing)


def emptied(cells: pl.Series, where: pl.Series) -> pl.Series:
    """The cells, empty where the mask says so."""
    if not where.any():
        return cells
    return cells.set(where, "")


def nothing(like: pl.Series) -> pl.Series:
    """As many null texts as there are in `like`."""
    return pl.Series([None], dtype=pl.String).new_from_index(0, len(like))
