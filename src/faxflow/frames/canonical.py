"""JSON in one canonical form, many at a time: keys in order, no blanks, text as it is.

Equal content is equal text, so that texts can be compared and hashed.
"""

from collections.abc import Sequence

import polars as pl

from faxflow.frames.side_by_side import side_by_side

_ONLY = "v"


def json_object(members: Sequence[pl.Series]) -> pl.Series:
    """One JSON object for each row, of its members by `json_members`, in the order given."""
    return _enclosed("{", members, "}")


def json_list(texts: Sequence[pl.Series]) -> pl.Series:
    """One JSON list for each row, of its texts by `json_texts`, in the order given."""
    return _enclosed("[", texts, "]")


def json_members(columns: Sequence[pl.Series]) -> pl.Series:
    """What stands between the braces of a JSON object of texts for each row; the columns' names
    are the keys, and must be in order."""
    encoded = pl.DataFrame(columns).select(pl.struct(pl.all()).struct.json_encode().alias("fields"))
    return encoded["fields"].str.strip_prefix("{").str.strip_suffix("}")


def json_texts(column: pl.Series) -> pl.Series:
    """Each cell as a JSON text, cut out of an object that holds it alone."""
    return json_members([column.alias(_ONLY)]).str.strip_prefix(f'"{_ONLY}":')


def _enclosed(begin: str, parts: Sequence[pl.Series], end: str) -> pl.Series:
    frame = pl.DataFrame([part.alias(str(at)) for at, part in enumerate(parts)])
    commas = [piece for part in frame.columns for piece in (pl.lit(","), pl.col(part))][1:]
    whole = pl.concat_str(pl.lit(begin), *commas, pl.lit(end)).alias("json")
    return pl.concat(side_by_side(frame, lambda some: some.select(whole)))["json"]
