"""Invented towns: who is known, who comes in, and how often the matcher is wrong about them."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from faxflow.domain.matching.bulk import People, match_all
from faxflow.domain.matching.columns import Part, Vocabulary, table_of_people
from faxflow.domain.matching.grade import Grade, Match
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from matching_population import Mix, Resident, Town
from matching_slips import Desk, Slips

_CAREFUL = Slips(
    name=0.02, surname=0.02, birth=0.01, married=0, moved=0, new_phone=0, short_name=0.02
)
_KNOWN = 0.8


@dataclass(frozen=True, slots=True)
class Record:
    """What was written of somebody; `entity` tells whose it is."""

    entity: int
    person: Person


@dataclass(frozen=True, slots=True)
class Told:
    """A town as two desks have written it down."""

    known: Sequence[Record]
    incoming: Sequence[Record]


@dataclass(slots=True)
class Proof:
    """Counts over all towns; `plain` are the links of the plain rule."""

    incoming: int = 0
    known: int = 0
    linked: int = 0
    linked_known: int = 0
    false: int = 0
    found: int = 0
    queued: int = 0
    plain: int = 0
    plain_false: int = 0
    seconds: float = 0.0

    def __iadd__(self, other: "Proof") -> "Proof":
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self


def town_of(seed: int, mix: Mix, people: int) -> Told:
    """A town in which so many are known, and all come in."""
    town = Town(seed, mix)
    residents = town.residents(int(people / _KNOWN))
    known = residents[:]
    town.random.shuffle(known)
    del known[people:]
    births = town.random.choice(("iso", "digits", "american"))
    front, back = Desk(town, _CAREFUL), Desk(town, births=births)
    town.random.shuffle(residents)
    return Told(_written(known, front), _written(residents, back))


def prove(town: Told) -> Proof:
    """What came of matching it."""
    known, incoming = people_of(town.known), people_of(town.incoming)
    began = time.perf_counter()
    matches = list(match_all(known, incoming))
    proof = Proof(incoming=len(matches), seconds=time.perf_counter() - began)
    entities = {one.entity for one in town.known}
    for record, match in zip(town.incoming, matches, strict=True):
        proof.known += record.entity in entities
        _count(proof, str(record.entity), match)
    proof.plain, proof.plain_false = _plain_rule(town)
    return proof


def people_of(records: Sequence[Record]) -> People:
    """The records as columns; the entity stands for the id."""
    columns = {name: [getattr(one.person, name) for one in records] for name in PERSON_FIELDS}
    return People([str(one.entity) for one in records], columns)


def _written(residents: Sequence[Resident], desk: Desk) -> list[Record]:
    return [Record(one.entity, desk.written(one)) for one in residents]


def _count(proof: Proof, own: str, match: Match) -> None:
    certain = [one.id for one in match.candidates if one.grade is Grade.CERTAIN]
    proof.linked += len(certain)
    proof.false += sum(other != own for other in certain)
    proof.linked_known += own in certain
    proof.found += any(one.id == own for one in match.candidates)
    proof.queued += match.grade in (Grade.PROBABLE, Grade.POSSIBLE)


def _plain_rule(town: Told) -> tuple[int, int]:
    """Links by birth date and last name, or phone and last name, and how many are false."""
    vocabulary = Vocabulary()
    known = defaultdict(set)
    for entity, keys in _plain_keys(town.known, vocabulary):
        for key in keys:
            known[key].add(entity)
    links = false = 0
    for entity, keys in _plain_keys(town.incoming, vocabulary):
        found = set().union(*(known.get(key, set()) for key in keys))
        links += len(found)
        false += len(found - {entity})
    return links, false


def _plain_keys(
    records: Sequence[Record], vocabulary: Vocabulary
) -> list[tuple[int, list[tuple[str, int, int]]]]:
    table = table_of_people([one.person for one in records], vocabulary)
    parts = (Part.SURNAME, Part.BIRTH, Part.PHONE)
    rows = zip(records, *(table.columns[part].tolist() for part in parts), strict=True)
    return [
        (
            one.entity,
            [(kind, name, value) for kind, value in (("b", born), ("p", phone)) if name and value],
        )
        for one, name, born, phone in rows
    ]
