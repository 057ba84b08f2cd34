"""What many pieces of text have in common is told once, with the first of them."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from faxflow.adapters.letters.survey.reading import Piece

Key = TypeVar("Key", bound=Hashable)


def told_once(found: Iterable[tuple[Key, Piece]]) -> list[tuple[Key, str]]:
    """Each key with where it was found first, and in how many places more."""
    places: dict[Key, dict[str, None]] = {}
    for key, piece in found:
        places.setdefault(key, {})[piece.where] = None
    return [(key, with_more(list(where))) for key, where in places.items()]


def with_more(places: list[str]) -> str:
    """The first place, and how many more there are."""
    more = len(places) - 1
    return f"{places[0]}, and {more} more" if more else places[0]
