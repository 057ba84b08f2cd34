"""A town of families with twins, juniors and namesakes, another one in each run."""

import os
import random

from faxflow.domain.matching.bulk import People, match_all
from faxflow.domain.matching.grade import Grade
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from matching_population import Mix, Resident, Town
from matching_slips import Desk, Slips

SEED = "FAXFLOW_MATCHING_SEED"
_CAREFUL = Slips(name=0.02, surname=0.02, birth=0.01, moved=0, new_phone=0, married=0, gap=0.02)
_HARD = Mix(twins=0.06, juniors=0.1, namesakes=0.04, slip_named_twins=0.2, great_houses=2)


def test_in_a_town_nobody_is_linked_to_another_and_nearly_all_are_found() -> None:
    seed = int(os.environ.get(SEED) or random.randrange(10**6))
    print(f"{SEED}={seed}")
    town = Town(seed, _HARD)
    residents = town.residents(8_000)
    known = [one for one in residents if town.random.random() < 0.8]
    incoming = town.random.sample(residents, 4_000)
    front, back = Desk(town, _CAREFUL), Desk(town, births="digits")

    matches = list(match_all(_people(known, front), _people(incoming, back)))

    entities = {str(one.entity) for one in known}
    linked, found, expected = 0, 0, 0
    for one, match in zip(incoming, matches, strict=True):
        own = str(one.entity)
        certain = [other.id for other in match.candidates if other.grade is Grade.CERTAIN]
        assert set(certain) <= {own}
        linked += bool(certain)
        expected += own in entities
        found += own in {other.id for other in match.candidates}
    assert linked > 0.6 * expected
    assert found > 0.98 * expected


def _people(residents: list[Resident], desk: Desk) -> People:
    written: list[Person] = [desk.written(one) for one in residents]
    columns = {name: [getattr(one, name) for one in written] for name in PERSON_FIELDS}
    return People([str(one.entity) for one in residents], columns)
