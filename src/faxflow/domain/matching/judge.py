"""One incoming person against those known who share a key."""

from collections.abc import Collection, Sequence

import numpy as np

from faxflow.domain.matching.columns import Vocabulary, table_of_people
from faxflow.domain.matching.crowds import Census
from faxflow.domain.matching.grade import NO_MATCH, Match
from faxflow.domain.matching.judging import Setting, judged
from faxflow.domain.matching.pairs import Pairs
from faxflow.domain.matching.person import Person
from faxflow.domain.matching.register import Register


def judge(
    incoming: Person,
    known: Sequence[tuple[str, Person]],
    crowded: Collection[str] = (),
    register: Register = Register.FAMILIES,
    *,
    persons: Sequence[int] | None = None,
) -> Match:
    """The match of one person; `known` are the people found by its keys, each with an id.

    `crowded` are those of its keys that more people have than `key_limit` says; those known
    whom links have made one person have one number in `persons`.
    """
    if not known:
        return NO_MATCH
    vocabulary = Vocabulary()
    people = table_of_people([person for _, person in known], vocabulary)
    alone = table_of_people([incoming], vocabulary)
    pairs = Pairs(alone, np.zeros(people.size, np.int64), people, np.arange(people.size))
    one_person = None if persons is None else np.array(persons, np.int64)
    setting = Setting(Census(people).crowds(alone, crowded), register, one_person)
    return next(judged(pairs, setting, [known_id for known_id, _ in known]))
