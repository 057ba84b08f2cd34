"""A field of a draft mapping, with the column that fills it."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.frames.column_guess import Guess


@dataclass(frozen=True, slots=True)
class SuggestedField:
    """`parts` are the names here of what its splitter takes from a cell."""

    name: str
    column: str
    guess: Guess
    parts: Mapping[str, str]
    required: bool = False
