"""Whether a file is of families, seen in its own rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from faxflow.domain.matching.columns import Vocabulary, table_of_people
from faxflow.domain.matching.families import register_of
from faxflow.domain.matching.person import Person
from faxflow.domain.matching.register import Register
from matching_population import Mix, Town


def _families() -> list[Person]:
    town = Town(seed=5, mix=Mix(great_houses=0))
    return [replace(one.person, phone="") for one in town.residents(900)]


def _unrelated() -> list[Person]:
    """One of each home."""
    return list({(one.street, one.suburb): one for one in _families()}.values()) + [
        replace(one, street=f"{number} Far Road")
        for number, one in enumerate(_families()[:300], start=1000)
    ]


def _register(known: Sequence[Person], incoming: Sequence[Person]) -> Register:
    vocabulary = Vocabulary()
    return register_of(*(table_of_people(people, vocabulary) for people in (known, incoming)))


def test_people_who_share_no_homes_are_unrelated() -> None:
    people = _unrelated()

    assert _register(people, people) is Register.UNRELATED


def test_people_who_share_homes_are_families_though_no_phones_are_told() -> None:
    assert _register(_families(), _unrelated()) is Register.FAMILIES
    assert _register(_unrelated(), _families()) is Register.FAMILIES


@pytest.mark.parametrize("numbered", [True, False])
def test_a_street_without_house_numbers_tells_it_too(numbered: bool) -> None:
    people = [
        one if numbered else replace(one, street=one.street.partition(" ")[2])
        for one in _families()
    ]

    assert _register(people, people) is Register.FAMILIES


def test_where_little_is_told_nothing_is_loosened() -> None:
    people = _unrelated()
    few, phoned = people[:400], [replace(one, phone="312-555-0142") for one in people]
    nowhere = [replace(one, street="") for one in people]

    for known, incoming in ((few, few), (phoned, people), (people, phoned), (nowhere, nowhere)):
        assert _register(known, incoming) is Register.FAMILIES
