"""Which patients are one person: what follows from what was said of each two of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import PatientId
from faxflow.domain.matching.grade import Grade
from faxflow.domain.referrals.pair import NOT_ALIKE, UNDECIDED, Likeness, Pair, PairState


@dataclass(frozen=True, slots=True)
class PersonPair:
    """A pair of patients, and the persons that the two are by now."""

    pair: Pair
    persons: frozenset[PatientId]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another patient that is like the one in question, and the person that it is."""

    patient_id: PatientId
    person_id: PatientId
    likeness: Likeness


def roots(
    members: Iterable[PatientId], links: Iterable[tuple[PatientId, PatientId]]
) -> dict[PatientId, PatientId]:
    """The person that each patient is: the oldest of all that links lead to."""
    root = {member: member for member in members}
    for one, other in links:
        older, younger = sorted((root[one], root[other]))
        root = {member: older if at == younger else at for member, at in root.items()}
    return root


def holding_together(pair: Pair, said: Iterable[PersonPair]) -> Pair | None:
    """A link without which the two would be two; any of their person's where no single one is."""
    linked = [one.pair for one in said if one.pair.state is PairState.LINKED]
    members = [PatientId(patient) for one in linked for patient in one.ids]
    for link in linked:
        rest = [_ends(one) for one in linked if one is not link]
        root = roots(members, rest)
        if pair.ids <= root.keys() and len({root[PatientId(one)] for one in pair.ids}) > 1:
            return link
    return linked[0] if linked else None


def to_link(own: PatientId, alike: Sequence[Alike], said: Sequence[PersonPair]) -> Alike | None:
    """The patient that the one in question is linked to by itself, or None.

    Not where two persons are meant as certainly, nor where a person ever undid or denied it.
    """
    certain = [one for one in _one_a_person(own, alike, said) if _is_certain(one)]
    if len(certain) != 1:
        return None
    undone = {person for one in said if one.pair.undone_at for person in one.persons}
    return None if certain[0].person_id in undone else certain[0]


def to_ask(own: PatientId, alike: Sequence[Alike], said: Sequence[PersonPair]) -> list[Alike]:
    """Those about which a person must be asked: one of each person who was not asked about."""
    asked = {
        person for one in said if one.pair.state is PairState.OPEN for person in one.persons - {own}
    }
    return [one for one in _one_a_person(own, alike, said) if one.person_id not in asked]


def due_state(one: PersonPair, said: Sequence[PersonPair]) -> PairState:
    """How the question stands once all that is `said` about these persons counts."""
    if one.pair.state not in UNDECIDED:
        return one.pair.state
    answered = len(one.persons) == 1 or one.persons in distinct(said)
    unlike = one.pair.likeness.grade == NOT_ALIKE
    return PairState.SETTLED if answered or unlike else PairState.OPEN


def distinct(said: Iterable[PersonPair]) -> Mapping[frozenset[PatientId], Pair]:
    """The persons of whom somebody said that they are two, by the pair that says so."""
    return {one.persons: one.pair for one in said if one.pair.state is PairState.DISTINCT}


def _one_a_person(
    own: PatientId, alike: Sequence[Alike], said: Sequence[PersonPair]
) -> list[Alike]:
    """The most alike of each person that may yet be the one in question."""
    denied = distinct(said)
    best: dict[PatientId, Alike] = {}
    for one in sorted(alike, key=_likest_first):
        if one.person_id != own and frozenset({own, one.person_id}) not in denied:
            best.setdefault(one.person_id, one)
    return list(best.values())


def _ends(pair: Pair) -> tuple[PatientId, PatientId]:
    return PatientId(pair.one_id), PatientId(pair.other_id)


def _likest_first(one: Alike) -> tuple[bool, float, int]:
    return not _is_certain(one), -one.likeness.score, one.patient_id


def _is_certain(one: Alike) -> bool:
    return one.likeness.grade == Grade.CERTAIN
