"""How `privacy` answers in JSON."""

from typing import Annotated, TypedDict


class PlaceData(TypedDict):
    """A place on this machine, or one that it reads."""

    place: str
    holds: str
    kept: Annotated[str, "For how long"]
    protected: Annotated[str, "By what, beside the modes of its files"]


class DestinationData(TypedDict):
    """Where something leaves the machine for."""

    to: str
    what: str


class PersonData(TypedDict):
    """An account of staff."""

    account: str
    roles: list[str]


class PrivacyData(TypedDict):
    """What `faxflow privacy --json` prints: of this very installation."""

    environment: str
    encrypted: Annotated[bool, "The store's file"]
    places: list[PlaceData]
    leaves_for: list[DestinationData]
    people: list[PersonData]
    hold: list[str]
    hints: Annotated[list[str], "What may be missing"]
