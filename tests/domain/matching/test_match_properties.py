"""What holds of matching whatever people are called."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.matching.bulk import People, match_all
from faxflow.domain.matching.grade import Grade, Match
from faxflow.domain.matching.judge import judge
from faxflow.domain.matching.keys import blocking_keys, key_limit
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from matching_population import Mix, Resident, Town
from matching_slips import Desk, Slips

_TOWN = Town(seed=7, mix=Mix(great_houses=0, suburbs=5, roads=20))
_RESIDENTS = _TOWN.residents(300)
_MESSY = Slips(name=0.3, surname=0.3, birth=0.3, gap=0.2, swapped=0.1)

residents = st.sampled_from(_RESIDENTS)
people = residents.map(lambda one: one.person)
texts = st.text(alphabet="aeo '-/,.#019XÉ", max_size=12)
anyone = st.one_of(people, st.builds(Person, *[texts] * len(PERSON_FIELDS)))


@settings(max_examples=60, deadline=None)
@given(anyone, anyone)
def test_two_are_as_alike_one_way_as_the_other(one: Person, other: Person) -> None:
    this, that = judge(one, [("x", other)]), judge(other, [("x", one)])

    assert this == that


@settings(max_examples=40, deadline=None)
@given(people, st.lists(anyone, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_known_changes_nothing(
    incoming: Person, known: list[Person], shuffled: random.Random
) -> None:
    numbered = [(str(number), person) for number, person in enumerate(known)]
    anyhow = shuffled.sample(numbered, len(numbered))

    first, second = judge(incoming, numbered), judge(incoming, anyhow)

    assert first.grade == second.grade
    assert sorted(map(repr, first.candidates)) == sorted(map(repr, second.candidates))


@settings(max_examples=60, deadline=None)
@given(st.builds(Person, *[st.text(max_size=12)] * len(PERSON_FIELDS)), people)
def test_whatever_is_written_can_be_judged(one: Person, other: Person) -> None:
    judge(one, [("x", other), ("y", one)])

    assert all(key_limit(key) for key in blocking_keys(one))


@settings(max_examples=60, deadline=None)
@given(anyone, st.sampled_from(PERSON_FIELDS))
def test_a_record_that_tells_one_thing_alone_is_never_linked(known: Person, field: str) -> None:
    incoming = replace(Person(), **{field: getattr(known, field)})

    assert judge(incoming, [("x", known)]).grade is not Grade.CERTAIN


@settings(max_examples=60, deadline=None)
@given(residents)
def test_whoever_is_linked_by_itself_is_found_by_some_key(resident: Resident) -> None:
    incoming = Desk(_TOWN, _MESSY).written(resident)

    if judge(incoming, [("x", resident.person)]).grade is Grade.CERTAIN:
        assert blocking_keys(incoming) & blocking_keys(resident.person)


@settings(max_examples=2, deadline=None)
@given(st.integers(0, 10**6))
def test_many_at_once_are_judged_as_each_alone(seed: int) -> None:
    town = Town(seed, Mix(great_houses=2, suburbs=4, roads=15, namesakes=0.1, clinic_phones=0.05))
    desk = Desk(town, _MESSY)
    residents = town.residents(600)
    known = [desk.written(one) for one in residents]
    incoming = [desk.written(one) for one in town.random.sample(residents, 150)]

    at_once = list(match_all(_columns(known), _columns(incoming)))

    assert at_once == _each_alone(known, incoming)


def _columns(persons: Sequence[Person]) -> People:
    columns = {name: [getattr(one, name) for one in persons] for name in PERSON_FIELDS}
    return People([str(number) for number in range(len(persons))], columns)


def _each_alone(known: Sequence[Person], incoming: Sequence[Person]) -> list[Match]:
    """As a store would: rows found by keys, but for keys that too many have."""
    rows = defaultdict(list)
    for row, person in enumerate(known):
        for key in blocking_keys(person):
            rows[key].append(row)
    matches = []
    for person in incoming:
        keys = blocking_keys(person)
        crowded = {key for key in keys if len(rows[key]) > key_limit(key)}
        found = sorted({row for key in keys - crowded for row in rows[key]})
        matches.append(judge(person, [(str(row), known[row]) for row in found], crowded))
    return matches
