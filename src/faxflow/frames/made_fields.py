"""Fields that no column holds: the same text in every letter, or made of other fields."""

import re
from collections.abc import Mapping
from typing import Final

import polars as pl

PLACE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Where another field's text goes."""
_BLANKS: Final = r"\s+([,.;:)])|^[\s,;]+|[\s,;]+$|(\s)\s+"


def constant(texts: Mapping[str, str], height: int) -> dict[str, pl.Series]:
    """Each text as the field of as many rows."""
    return {name: pl.Series([text]).new_from_index(0, height) for name, text in texts.items()}


def asked_by(forms: Mapping[str, str]) -> set[str]:
    """The names of the fields that the forms are filled with."""
    return {name for form in forms.values() for name in PLACE.findall(form)}


def joined(forms: Mapping[str, str], known: Mapping[str, pl.Series]) -> dict[str, pl.Series]:
    """Each form, as "{first} {last}", filled with the fields that are known."""
    return {name: _joined(form, known) for name, form in forms.items()}


def _joined(form: str, known: Mapping[str, pl.Series]) -> pl.Series:
    """The texts put together; blanks and commas around one that is empty go with it."""
    pieces = PLACE.split(form)
    names = [known[name].alias(str(at)) for at, name in enumerate(pieces[1::2])]
    parts = [
        pl.col(str(at // 2)) if at % 2 else pl.lit(text) for at, text in enumerate(pieces) if text
    ]
    texts = pl.DataFrame(names).select(pl.concat_str(parts).alias("text"))["text"]
    return texts.str.replace_all(_BLANKS, "$1$2")
