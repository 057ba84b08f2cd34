"""People as columns of numbers, so that hundreds of thousands are compared at once.

Every cleaned value has a number, the same in all tables of one vocabulary; 0 is nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.address import clean_postcode, clean_street, clean_suburb
from faxflow.domain.matching.birth import clean_birth
from faxflow.domain.matching.names import clean_name, in_order, sound
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from faxflow.domain.matching.phone import clean_phone
from faxflow.domain.matching.sex import clean_sex

Numbers = NDArray[np.int32]
Rows = NDArray[np.int64]


class Part(StrEnum):
    """What a person is compared by."""

    GIVEN = "given"
    GIVEN_WORDS = "given words"
    INITIALS = "initials"
    GENERATION = "generation"
    SURNAME = "surname"
    SURNAME_WORDS = "surname words"
    BIRTH = "birth"
    SEX = "sex"
    PHONE = "phone"
    NUMBER = "number"
    ROAD = "road"
    UNIT = "unit"
    SUBURB = "suburb"
    POSTCODE = "postcode"
    # for keys alone
    GIVEN_SOUND = "given sound"
    SURNAME_SOUND = "surname sound"
    BIRTH_YEAR = "birth year"
    BIRTH_DAY = "birth day"
    # of the two names
    GIVEN_GENERATION = "given generation"
    SURNAME_GENERATION = "surname generation"


P = Part
_NAMES = "names"
_SHARED = {P.GIVEN: _NAMES, P.SURNAME: _NAMES, P.GIVEN_SOUND: "sounds", P.SURNAME_SOUND: "sounds"}
_SHARED |= dict.fromkeys((P.GENERATION, P.GIVEN_GENERATION, P.SURNAME_GENERATION), "generations")
"""Parts whose values are compared crosswise have their numbers from one list."""


class Numbered:
    """Values and their numbers, which are given out in the order of arrival."""

    def __init__(self) -> None:
        self._numbers = {"": 0}
        self._values = [""]

    def numbers(self, values: Sequence[str]) -> Numbers:
        """The values' numbers, new ones where they have none yet."""
        new = [value for value in dict.fromkeys(values) if value not in self._numbers]
        self._numbers.update(zip(new, count(len(self._numbers)), strict=False))
        return np.fromiter(map(self._numbers.__getitem__, values), np.int32, len(values))

    @property
    def values(self) -> list[str]:
        """All values, by their numbers."""
        if len(self._values) != len(self._numbers):
            self._values = list(self._numbers)
        return self._values


class Vocabulary:
    """The values of every part of all tables that are to be compared."""

    def __init__(self) -> None:
        self._numbered = {_SHARED.get(part, part): Numbered() for part in Part}

    def of(self, part: Part) -> Numbered:
        """The values of this part."""
        return self._numbered[_SHARED.get(part, part)]


@dataclass(frozen=True, slots=True)
class Table:
    """People, one a row; each column holds the numbers of one part."""

    vocabulary: Vocabulary
    columns: Mapping[Part, Numbers]
    size: int

    def values(self, part: Part) -> list[str]:
        """The values that the numbers of a column stand for."""
        return self.vocabulary.of(part).values

    def part(self, start: int, end: int) -> "Table":
        """Some of its rows."""
        columns = {name: numbers[start:end] for name, numbers in self.columns.items()}
        return Table(self.vocabulary, columns, max(min(end, self.size) - start, 0))


def table_of(texts: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> Table:
    """The table of people whose texts stand in columns by the names of PERSON_FIELDS."""
    texts = _names_in_order(texts)
    size = len(texts["given_name"])
    columns: dict[Part, Numbers] = {}
    for name, (clean, parts) in _CLEANED.items():
        columns.update(_numbered(texts[name], clean, parts, vocabulary))
    given, family = columns.pop(P.GIVEN_GENERATION), columns.pop(P.SURNAME_GENERATION)
    columns[P.GENERATION] = np.where(family == 0, given, family)
    return Table(vocabulary, columns, size)


def table_of_people(people: Sequence[Person], vocabulary: Vocabulary) -> Table:
    """The table of people who are at hand one by one."""
    texts = {name: [getattr(person, name) for person in people] for name in PERSON_FIELDS}
    return table_of(texts, vocabulary)


def _names_in_order(texts: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The same texts, names that stand in one cell as `Smith, John` put into their own."""
    given, family = texts["given_name"], texts["surname"]
    crowded = [
        row for row, pair in enumerate(zip(given, family, strict=True)) if "," in "".join(pair)
    ]
    if not crowded:
        return texts
    given, family = list(given), list(family)
    for row in crowded:
        given[row], family[row] = in_order(given[row], family[row])
    return {**texts, "given_name": given, "surname": family}


def _numbered(
    texts: Sequence[str],
    clean: Callable[[str], tuple[str, ...]],
    parts: Sequence[Part],
    vocabulary: Vocabulary,
) -> dict[Part, Numbers]:
    """Columns of what is in the texts; each different text is cleaned once."""
    seen = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    places = np.fromiter(map(seen.__getitem__, texts), np.int64, len(texts))
    cleaned = [clean(text) for text in seen]
    columns = zip(*cleaned, strict=True) if cleaned else [()] * len(parts)
    return {
        part: vocabulary.of(part).numbers(values)[places]
        for part, values in zip(parts, columns, strict=True)
    }


def _name_parts(text: str) -> tuple[str, ...]:
    name = clean_name(text)
    return (*name, sound(name.name))


def _family_parts(text: str) -> tuple[str, ...]:
    name = clean_name(text)
    return name.name, name.words, name.generation, sound(name.name)


def _birth_parts(text: str) -> tuple[str, ...]:
    digits = clean_birth(text)
    return digits, digits[:4], digits[4:]


_CLEANED: dict[str, tuple[Callable[[str], tuple[str, ...]], tuple[Part, ...]]] = {
    "given_name": (
        _name_parts,
        (P.GIVEN, P.GIVEN_WORDS, P.INITIALS, P.GIVEN_GENERATION, P.GIVEN_SOUND),
    ),
    "surname": (
        _family_parts,
        (P.SURNAME, P.SURNAME_WORDS, P.SURNAME_GENERATION, P.SURNAME_SOUND),
    ),
    "date_of_birth": (_birth_parts, (P.BIRTH, P.BIRTH_YEAR, P.BIRTH_DAY)),
    "sex": (lambda text: (clean_sex(text),), (P.SEX,)),
    "phone": (lambda text: (clean_phone(text),), (P.PHONE,)),
    "street": (clean_street, (P.NUMBER, P.ROAD, P.UNIT)),
    "suburb": (lambda text: (clean_suburb(text),), (P.SUBURB,)),
    "postcode": (lambda text: (clean_postcode(text),), (P.POSTCODE,)),
}
