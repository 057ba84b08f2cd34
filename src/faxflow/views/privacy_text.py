"""What an installation keeps of patients, for how long, and where it goes; see docs/privacy.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """`kept` says for how long, `protected` by what beside the modes of its files."""

    place: str
    holds: str
    kept: str
    protected: str


@dataclass(frozen=True, slots=True)
class Destination:
    """`what` goes `to` there."""

    to: str
    what: str


@dataclass(frozen=True, slots=True)
class Installation:
    """`people` are accounts with their roles; `hints` say what may be missing."""

    practice: str
    environment: str
    encrypted: bool
    places: Sequence[KeptPlace]
    leaves_for: Sequence[Destination]
    people: Mapping[str, Sequence[str]]
    hold: Sequence[str]
    hints: Sequence[str]


def privacy_text(one: Installation) -> str:
    """All of it, for people."""
    return "\n".join(_lines(one))


def privacy_data(one: Installation) -> dict[str, object]:
    """The same as data."""
    return {
        "environment": one.environment,
        "encrypted": one.encrypted,
        "places": [asdict(place) for place in one.places],
        "leaves_for": [asdict(destination) for destination in one.leaves_for],
        "people": [{"account": who, "roles": list(roles)} for who, roles in one.people.items()],
        "hold": list(one.hold),
        "hints": list(one.hints),
    }


def _lines(one: Installation) -> Iterator[str]:
    yield f"{one.practice} ({one.environment}): what is kept of patients, and where it goes"
    yield "\nKept here:"
    for place in one.places:
        yield f"  {place.place}: {place.holds}; kept {place.kept}; {place.protected}"
    yield "\nLeaves this machine for:"
    yield from (f"  {destination.to}: {destination.what}" for destination in one.leaves_for)
    yield "\nWho sees referrals, beside root and the account that keeps the store:"
    for who, roles in one.people.items():
        yield f"  {who}: {', '.join(roles)}"
    if not one.people:
        yield "  nobody has a role"
    if one.hold:
        yield f"\nOn hold: {', '.join(one.hold)}"
    if one.hints:
        yield "\nTo think about:"
        yield from (f"  {hint}" for hint in one.hints)
    yield "\nWhat this means, by HIPAA's sections: docs/privacy.md."
