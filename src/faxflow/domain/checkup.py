"""What a check-up finds: one thing that was looked at, whether it is well, and the cure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """`BAD` keeps faxes from going, or lets others read or change them; `WARNING` may, one day."""

    BAD = "bad"
    WARNING = "warning"
    OK = "ok"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is the path, key, id or server concerned; `cure` a command or an edit, empty where
    none is needed. No patient's data and no secret stands in any of them."""

    level: Level
    about: str
    what: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check has found; `key` is its name in `--only`."""

    key: str
    title: str
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        """The worst of its findings; OK where it found nothing to say."""
        return worst(self.findings)


def well(about: str, what: str) -> Finding:
    """It is as it should be."""
    return Finding(Level.OK, about, what)


def warned(about: str, what: str, cure: str) -> Finding:
    """It works, and should be seen to."""
    return Finding(Level.WARNING, about, what, cure)


def wrong(about: str, what: str, cure: str) -> Finding:
    """It does not work, or is not safe."""
    return Finding(Level.BAD, about, what, cure)


def skipped(about: str, why: str) -> Finding:
    """It was not looked at."""
    return Finding(Level.SKIPPED, about, why)


def worst(findings: Iterable[Finding]) -> Level:
    """The worst level; one that was looked at counts before one that was not."""
    found = {one.level for one in findings}
    return next((level for level in Level if level in found), Level.OK)


def counts(checks: Sequence[Checked]) -> dict[Level, int]:
    """How many findings there are of each level."""
    every = [one.level for check in checks for one in check.findings]
    return {level: every.count(level) for level in Level}


def is_ill(checks: Iterable[Checked]) -> bool:
    """Whether something is bad; warnings alone are told, and are no failure."""
    return any(check.level is Level.BAD for check in checks)


@dataclass(frozen=True, slots=True)
class About:
    """A check as the docs tell it; `needs` are words for what it cannot do without."""

    key: str
    title: str
    looks_at: str
    cure: str
    needs: tuple[str, ...]
