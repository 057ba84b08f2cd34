"""How a first set-up looks in JSON."""

from typing import Annotated, TypedDict


class PlaceData(TypedDict):
    """A file or a folder."""

    path: str
    kind: Annotated[str, "file, or folder"]
    mode: Annotated[str, "In octal digits, as 0640"]
    what: str


class WantedSecretData(TypedDict):
    """A secret that somebody must fill in; never its value."""

    name: str
    file: str
    asked_by: Annotated[list[str], "The keys that name it, as [gateway] password"]


class InitData(TypedDict):
    """What `faxflow init --json` prints."""

    config: Annotated[str, "The configuration"]
    dry_run: Annotated[bool, "true: nothing was written"]
    made: Annotated[list[PlaceData], "What was made; with a dry run, what would be"]
    there: Annotated[list[str], "What was there already, and is as it was"]
    secrets: Annotated[list[WantedSecretData], "Those that are not there yet"]
    look_at: Annotated[list[str], "What only a person can put right"]
    next: Annotated[list[str], "The commands that come next"]
