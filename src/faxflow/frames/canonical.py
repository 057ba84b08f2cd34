"""JSON in one canonical form, many at a time: keys in order, no blanks, text as it is.

Equal content is equal text, so that texts can be compared and hashed.
"""

from collections.abc import Sequence

import polars as pl

_ONLY = "v"


def json_object(columns: Sequence[pl.Series]) -> pl.Series:
    """One JSON object of texts for each row; the columns' names are the keys."""
    frame = pl.DataFrame(sorted(columns, key=lambda column: column.name))
    return frame.select(pl.struct(pl.all()).struct.json_encode().alias("fields"))["fields"]


def json_list(columns: Sequence[pl.Series]) -> pl.Series:
    """One JSON list of texts for each row, in the order given."""
    texts = pl.DataFrame([_text(column).alias(str(at)) for at, column in enumerate(columns)])
    joined = pl.concat_str(pl.all(), separator=",")
    return texts.select(("[" + joined + "]").alias("identity"))["identity"]


def _text(column: pl.Series) -> pl.Series:
    """Each cell as a JSON text, cut out of an object that holds it alone."""
    encoded = json_object([column.alias(_ONLY)])
    return encoded.str.strip_prefix(f'{{"{_ONLY}":').str.strip_suffix("}")
