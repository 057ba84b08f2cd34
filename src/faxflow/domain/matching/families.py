"""Whether known and incoming people are of families, seen by who shares a home."""

import numpy as np

from faxflow.domain.matching.columns import Part, Table
from faxflow.domain.matching.compare import compare
from faxflow.domain.matching.crowds import no_crowds
from faxflow.domain.matching.index import Index
from faxflow.domain.matching.keys import HOMES, KEYS
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Pairs
from faxflow.domain.matching.register import Register

_FEWEST = 500
"""People from whose homes one may conclude anything."""

_LOOKED_AT = 20_000
"""Rows that are looked at; more say the same."""

_NO_PHONES, _NO_HOUSEMATES, _MOST = 0.01, 0.03, 0.5
"""Shares of rows. Of families a third and more are housemates; copies of one person whose name
and date were both written wrongly look like a few."""

_ROADS = tuple(key for key in KEYS if key.name in {"rs", "rp"})
"""Where no house numbers are told, who lives in one street of a suburb may live together."""


def register_of(known: Table, incoming: Table) -> Register:
    """Unrelated people, where that is plain: many, no phones, and hardly any housemates."""
    if known.size < _FEWEST or not all(map(_homes_alone_are_told, (known, incoming))):
        return Register.FAMILIES
    index = Index(known, HOMES if _told(known, Part.NUMBER) > _MOST else _ROADS)
    live_together = _share_homes(known, index) or _share_homes(incoming, index)
    return Register.FAMILIES if live_together else Register.UNRELATED


def _homes_alone_are_told(people: Table) -> bool:
    """Whether streets are told, by which housemates are found, and no phones."""
    return _told(people, Part.PHONE) <= _NO_PHONES and _told(people, Part.ROAD) > _MOST


def _told(people: Table, part: Part) -> float:
    """The share of people of whom it is told."""
    return float(np.count_nonzero(people.columns[part]) / max(people.size, 1))


def _share_homes(people: Table, index: Index) -> bool:
    """Whether some live with somebody of another given name and another birth date."""
    some = people.part(0, _LOOKED_AT)
    left, right = index.pairs(some)
    levels = compare(Pairs(some, left, index.people, right), no_crowds(some))
    given, births = (levels[:, list(Trait).index(one)] for one in (Trait.GIVEN, Trait.BIRTH))
    others = (given == Level.DIFFERENT) & (births == Level.DIFFERENT)
    return bool(np.unique(left[others]).size > _NO_HOUSEMATES * some.size)
