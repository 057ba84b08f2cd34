"""How `doctor` answers in JSON."""

from typing import Annotated, TypedDict

from faxflow.domain.checkup import Level


class DoctorFindingData(TypedDict):
    """One thing that was looked at."""

    level: Level
    about: Annotated[str, "The path, key, id or server concerned"]
    what: Annotated[str, "What was found, in a sentence"]
    cure: Annotated[str | None, "A command or an edit; null where none is needed"]
    see: Annotated[str | None, "The check that tells why; null where this is the cause itself"]


class CheckData(TypedDict):
    """One check, with what it found."""

    key: Annotated[str, "Its name in --only and --skip"]
    title: str
    level: Annotated[Level, "The worst of its findings"]
    findings: list[DoctorFindingData]


class DoctorData(TypedDict):
    """What `faxflow doctor --json` prints."""

    well: Annotated[bool, "Whether nothing is bad; warnings do not count"]
    bad: Annotated[int, "Findings of that level; so below"]
    warnings: int
    ok: int
    skipped: int
    checks: Annotated[list[CheckData], "From the ground up: machine, set-up, data, servers"]
