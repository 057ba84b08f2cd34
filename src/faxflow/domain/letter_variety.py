"""Letters as different as they come, to try a template with: short, long, empty, foreign."""

from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from typing import Final

from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import FieldValue, LetterOrder

_PROSE: Final = (
    "please see this patient about the findings of last week and tell us what you advise "
    "since the pain in the left knee has grown and walking up a stair is hard now"
)
_WORDS: Final = tuple(_PROSE.split())
_LINE: Final = 12
"""Words in a line that a page's width holds."""
_LONG: Final = 40
"""Lines that take a letter to another page, wherever the field stands."""


def varied_orders(
    fields: Iterable[str], rows: Iterable[str] = (), *, letters: int
) -> list[LetterOrder]:
    """So many orders, the same ones each time; no two have a value in common but the empty one.

    In most letters one field is long, another one in each, since letters grow at several places.
    Those of `fields` that are `rows` too repeat.
    """
    names, repeated = sorted(fields), frozenset(rows)
    kinds = list(islice(cycle(_KINDS), letters))
    return [_order(number, names, repeated, kind) for number, kind in enumerate(kinds, start=1)]


def _order(number: int, names: list[str], rows: frozenset[str], kind: str) -> LetterOrder:
    case = CaseId(number)
    values: dict[str, FieldValue] = {}
    for place, name in enumerate(names):
        # Another field is the long one in each letter of a kind.
        chosen = (number * 7 + number // len(_KINDS)) % len(names) == place
        text = _text(f"{name}{number}", kind if chosen or kind in _WHOLE else "short")
        values[name] = [text] * (number % 5) if name in rows else text
    return LetterOrder(case, case_name(case), {**values, "case_id": case_name(case)})


_WHOLE: Final = frozenset({"empty", "plain", "foreign"})
"""Kinds of letters in which each field is so."""
_KINDS: Final = ("plain", "long", "short", "lines", "foreign", "pages", "empty", "wide")
KINDS: Final = len(_KINDS)
"""After so many letters each kind has come once."""


def _text(mark: str, kind: str) -> str:
    return {
        "short": mark,
        "empty": "",
        "plain": " ".join([mark, *_WORDS[:3]]),
        "foreign": f"{mark} Ærøskøbing Łódź Ağaçlı Żółw “¾” – Ωμέγα",
        "wide": mark + "W" * 60,
        "long": " ".join([mark, *_WORDS, *_WORDS]),
        "lines": "\n".join(_lines(mark, 4)),
        "pages": "\n".join(_lines(mark, _LONG)),
    }[kind]


def _lines(mark: str, count: int) -> Iterator[str]:
    words = cycle(_WORDS)
    return (" ".join([f"{mark}-{line}", *islice(words, _LINE)]) for line in range(count))
