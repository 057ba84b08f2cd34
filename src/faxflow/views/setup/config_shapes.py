"""How the configuration and its faults look in JSON."""

from typing import Annotated, TypedDict


class SettingData(TypedDict):
    """A key of faxflow.toml. What in its value could be a secret is … ."""

    section: Annotated[str, "As gateway, or report.mail"]
    key: str
    value: Annotated[object, "As it is written in faxflow.toml; null: it is not set"]
    origin: Annotated[str, "environment, faxflow.toml, profile, [gateway], [practice], or default"]
    named: Annotated[str | None, "The variable or the profile that gave it; null: neither"]
    line: Annotated[int | None, "Where it stands in faxflow.toml, from 1; null: nowhere"]


class SecretData(TypedDict):
    """A secret that is named, and never its value."""

    name: str
    asked_by: Annotated[list[str], "The keys that name it, as [gateway] password"]
    source: Annotated[
        str, "credential, file, command, environment or folder, as they are asked; or missing"
    ]
    named: Annotated[str | None, "The file or the variable that would give it; null: nothing"]
    there: Annotated[bool, "false: it is missing, or this account cannot read the file"]


class ConfigData(TypedDict):
    """What `faxflow config show --json` prints."""

    config: Annotated[str, "The file"]
    settings: list[SettingData]
    secrets: list[SecretData]
    unused: Annotated[list[str], "Sections that are left out and have no defaults"]


class FaultData(TypedDict):
    """Something that is wrong."""

    file: str
    line: Annotated[int | None, "From 1; null: it is not known, or it is not in the file"]
    place: Annotated[str, "As [gateway] sender; empty: the whole file"]
    variable: Annotated[str | None, "The variable of the environment; null: it is none's"]
    what: str
    todo: str


class ValidatedData(TypedDict):
    """What `faxflow config validate --json` prints."""

    config: Annotated[str, "The file"]
    loads: Annotated[bool, "Whether commands can load it, whatever else is wrong"]
    checked: Annotated[list[str], "The files that were looked at"]
    guessed: Annotated[list[int], "The lines of it that still say CHANGE"]
    faults: list[FaultData]
