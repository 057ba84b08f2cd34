"""What tells other cases apart from a letter's own, gathered once for many letters."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from faxflow.adapters.letters.checking.read_letter import squeezed
from faxflow.adapters.letters.filling.written_value import clean
from faxflow.domain.letter import LetterOrder, texts_of

HEAD: Final = 4
"""Letters: shorter values tell nobody apart, and by so many first letters values are found."""
_ENOUGH: Final = 40
"""Letters of a long value that are looked for: it may be broken off at a page's end."""
_SHORTEST_NUMBER: Final = 7
_LONGEST_NUMBER: Final = 15
"""Digits of a telephone number (ITU-T E.164)."""
_DIGITS: Final = re.compile(r"[0-9]+")
_WITHIN_NUMBERS: Final = re.compile(r"[\s()+./\-\u2012\u2013·]{1,4}")
_COUNTRY_ONE: Final = 11
"""Digits of a North American number with its country code, which many people leave out."""


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A value of field `name` of case `case_name`, or its beginning, squeezed."""

    case_name: str
    name: str
    squeezed: str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Fax numbers by their digits, and values by their first letters."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Sequence[OtherValue]] = field(default_factory=dict)


NOBODY: Final = Identifiers()


def identifiers_of(orders: Sequence[LetterOrder], *, values: bool = False) -> Identifiers:
    """The fax numbers of these cases; with `values`, every value that is long enough too.

    All values are for letters that were drawn in one file: in a batch, cases may well share some.
    """
    numbers: dict[str, str] = {}
    for order in orders:
        for digits in _written_numbers(order.fields.get("fax_number")):
            numbers.setdefault(digits, order.case_name)
    return Identifiers(numbers, _by_head(orders) if values else {})


def numbers_in(text: str) -> Iterator[str]:
    """The digits of everything in the text that may be a telephone number, however written."""
    groups = [(found.start(), found.end()) for found in _DIGITS.finditer(text)]
    for at, (start, last) in enumerate(groups):
        digits, end = text[start:last], last
        yield digits
        for following, next_end in groups[at + 1 :]:
            if not _WITHIN_NUMBERS.fullmatch(text, end, following):
                break
            digits, end = digits + text[following:next_end], next_end
            if len(digits) > _LONGEST_NUMBER:
                break
            yield digits


def _written_numbers(number: object) -> Iterator[str]:
    """The digits of a fax number with and without the country code 1."""
    digits = "".join(_DIGITS.findall(number)) if isinstance(number, str) else ""
    if len(digits) >= _SHORTEST_NUMBER:
        yield digits
        if len(digits) == _COUNTRY_ONE and digits.startswith("1"):
            yield digits[1:]


def _by_head(orders: Sequence[LetterOrder]) -> Mapping[str, Sequence[OtherValue]]:
    found: defaultdict[str, dict[str, OtherValue]] = defaultdict(dict)
    for order in orders:
        for name, text in _texts(order):
            plain = squeezed(clean(text))[:_ENOUGH]
            if len(plain) >= HEAD:
                found[plain[:HEAD]].setdefault(plain, OtherValue(order.case_name, name, plain))
    return {head: tuple(values.values()) for head, values in found.items()}


def _texts(order: LetterOrder) -> Iterator[tuple[str, str]]:
    """Each text of each field, with the field's name."""
    for name, value in order.fields.items():
        yield from ((name, text) for text in texts_of(value))
