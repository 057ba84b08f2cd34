"""Whether known and incoming people are of families, seen by who shares a home."""

import numpy as np

from faxflow.domain.matching.columns import Part, Table
from faxflow.domain.matching.compare import compare
from faxflow.domain.matching.crowds import no_crowds
from faxflow.domain.matching.index import Index
from faxflow.domain.matching.keys import HOMES
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Pairs
from faxflow.domain.matching.register import Register

_FEWEST = 500
"""People from whose homes one may conclude anything."""

_MOST = 20_000
"""Rows that are looked at; more say the same."""

_HARDLY_ANY = 0.01
"""Share of rows with a phone, or with a housemate, that changes nothing."""


def register_of(known: Table, incoming: Table) -> Register:
    """Unrelated people, where that is plain: many, no phones, and hardly any housemates."""
    if known.size < _FEWEST or _phones(known) or _phones(incoming):
        return Register.FAMILIES
    index = Index(known, HOMES)
    live_together = _share_homes(known, index) or _share_homes(incoming, index)
    return Register.FAMILIES if live_together else Register.UNRELATED


def _phones(people: Table) -> bool:
    return bool(np.count_nonzero(people.columns[Part.PHONE]) > _HARDLY_ANY * people.size)


def _share_homes(people: Table, index: Index) -> bool:
    """Whether some live with somebody of another given name and another birth date."""
    some = people.part(0, _MOST)
    left, right = index.pairs(some)
    levels = compare(Pairs(some, left, index.people, right), no_crowds(some))
    traits = list(Trait)
    others = np.logical_and.reduce(
        [levels[:, traits.index(one)] == Level.DIFFERENT for one in (Trait.GIVEN, Trait.BIRTH)]
    )
    return np.unique(left[others]).size > _HARDLY_ANY * some.size
