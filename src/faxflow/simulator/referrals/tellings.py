"""What the day's callers and offices tell: whole requests, poor ones, and some told twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.requests import (
    Request,
    invent_order,
    invent_requests,
    ordered_for,
    other_given_name,
)
from faxflow.simulator.referrals.truth import Becomes, Kin, Meant

F = Field

_LACKING = (
    frozenset({F.DATE_OF_BIRTH}),
    frozenset({F.PHONE, F.STREET, F.SUBURB, F.STATE, F.POSTCODE}),
    frozenset({F.SERVICE}),
    frozenset({F.PROVIDER, F.ORGANISATION}),
)
"""What offices forget; without any of it a referral cannot be worked."""

_KIN = {Kin.SAME_PERSON: 0.05, Kin.LOOKALIKE: 0.04, Kin.SAME_REQUEST: 0.04}
_LACKING_SHARE, _DOUBTFUL_SHARE = 0.08, 0.06


@dataclass(frozen=True, slots=True)
class Telling:
    """A request as somebody `wrote` it, and what it should become.

    A later one has to do with an earlier: it must not come in before that.
    """

    wrote: Request
    meant: Meant

    @property
    def later(self) -> bool:
        """Whether another must have come in before."""
        return self.meant.kin is not None


def tellings(day: date, count: int, random: Random) -> list[Telling]:
    """As many, the later ones last; each kind of trouble is among ten or more."""
    kin = [kind for kind, share in _KIN.items() for _ in range(_share(share, count))]
    people = invent_requests(day, count - len(kin), random)
    keys = (f"request {number}" for number in range(1, count + 1))
    first = [_as_meant(next(keys), request) for request in people]
    poor = _poor(first, day, count)
    whole = first[len(poor) :]
    pairs = zip(kin, random.sample(whole, len(kin)), strict=True)
    return [*poor, *whole, *(_kin(next(keys), kind, like, random) for kind, like in pairs)]


def _share(share: float, count: int) -> int:
    return max(1, round(share * count))


def _as_meant(key: str, request: Request) -> Telling:
    return Telling(request, Meant(key, Becomes.REFERRAL, request))


def _poor(first: list[Telling], day: date, count: int) -> list[Telling]:
    """The first of them again, with something left out or written wrongly."""
    lacking, doubtful = _share(_LACKING_SHARE, count), _share(_DOUBTFUL_SHARE, count)
    spoiled = [_without(one, _LACKING[n % len(_LACKING)]) for n, one in enumerate(first[:lacking])]
    spoil = _doubts(day)
    rest = first[lacking : lacking + doubtful]
    return spoiled + [_written_wrongly(one, *next(spoil)) for one in rest]


def _without(one: Telling, fields: frozenset[Field]) -> Telling:
    left = {field: text for field, text in one.wrote.items() if field not in fields}
    answers = {field: one.wrote[field] for field in fields}
    return Telling(left, Meant(one.meant.key, Becomes.REFERRAL, left, answers))


def _written_wrongly(one: Telling, field: Field, spoil: Callable[[str], str]) -> Telling:
    wrote = {**one.wrote, field: spoil(one.wrote[field])}
    sure = {name: text for name, text in wrote.items() if name is not field}
    answers = {field: one.wrote[field]}
    return Telling(wrote, Meant(one.meant.key, Becomes.REFERRAL, sure, answers))


def _doubts(day: date) -> Iterator[tuple[Field, Callable[[str], str]]]:
    """A field and the way in which it is written wrongly, in turns and without end."""
    while True:
        yield F.DATE_OF_BIRTH, lambda text: f"02/30/{text[:4]}"
        yield F.PHONE, lambda text: f"({text[2:5]}) {text[5:8]}-{text[8:11]}"
        yield F.NPI, lambda text: text[:9] + str((int(text[9]) + 1) % 10)
        yield F.DIAGNOSES, lambda _: "to follow"
        yield F.DATE_OF_BIRTH, lambda _: (day + timedelta(days=500)).isoformat()


def _kin(key: str, kind: Kin, like: Telling, random: Random) -> Telling:
    """A second request that has to do with the first."""
    wrote = _related(kind, like.wrote, random)
    return Telling(wrote, Meant(key, Becomes.REFERRAL, wrote, kin=kind, like=like.meant.key))


def _related(kind: Kin, request: Request, random: Random) -> Request:
    if kind is Kin.SAME_REQUEST:
        return request
    order = _another_order(request, random)
    if kind is Kin.SAME_PERSON:
        return ordered_for(request, order)
    twin = {**request, F.GIVEN_NAME: other_given_name(request)}
    return ordered_for(twin, order)


def _another_order(request: Request, random: Random) -> Request:
    while True:
        order = invent_order(random)
        if order[F.SERVICE] != request[F.SERVICE]:
            return {**order, F.PAYER: request[F.PAYER], F.MEMBER_ID: request[F.MEMBER_ID]}
