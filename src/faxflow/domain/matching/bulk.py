"""Many incoming people against many known ones, by the very rules of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faxflow.domain.matching.columns import Rows, Vocabulary, table_of
from faxflow.domain.matching.crowds import Census
from faxflow.domain.matching.families import register_of
from faxflow.domain.matching.grade import Match
from faxflow.domain.matching.index import Index
from faxflow.domain.matching.judging import Setting, judged
from faxflow.domain.matching.pairs import Pairs

_AT_ONCE = 10_000
"""Incoming rows whose pairs are in memory together."""

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class People:
    """People in columns by the names of PERSON_FIELDS, each with an id."""

    ids: Sequence[str]
    texts: Texts


def match_all(known: People, incoming: People, *, same_file: bool = False) -> Iterator[Match]:
    """A match for each incoming person, in order.

    Of the same file no row is matched with itself, nor with another of its id.
    """
    vocabulary = Vocabulary()
    people = table_of(known.texts, vocabulary)
    arrivals = people if same_file else table_of(incoming.texts, vocabulary)
    index, census = Index(people), Census(people)
    register = register_of(people, arrivals)
    own = _own_ids(known.ids) if same_file else None
    for start in range(0, arrivals.size, _AT_ONCE):
        part = arrivals.part(start, start + _AT_ONCE)
        left, right = index.pairs(part)
        if own is not None:
            other = own[left + start] != own[right]
            left, right = left[other], right[other]
        setting = Setting(census.crowds(part), register)
        yield from judged(Pairs(part, left, people, right), setting, known.ids)


def _own_ids(ids: Sequence[str]) -> Rows:
    """Equal numbers for rows of one id."""
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(one, len(seen)) for one in ids], dtype=np.int64)
