"""What a check-up finds: one thing that was looked at, whether it is well, and the cure."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
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
    none is needed. `see` is the check that tells the cause, empty where this is the cause itself.
    No patient's data and no secret stands in any of them."""

    level: Level
    about: str
    what: str
    cure: str = ""
    see: str = ""


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


def skipped(about: str, why: str, see: str = "") -> Finding:
    """It was not looked at; `see` is the check that tells more."""
    return Finding(Level.SKIPPED, about, why, see=see)


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


def causes_left(checks: Sequence[Checked]) -> frozenset[str]:
    """The checks that tell causes, and were not asked for."""
    named = {one.see for check in checks for one in check.findings if one.see}
    return frozenset(named - {check.key for check in checks})


def each_cause_once(checks: Sequence[Checked]) -> list[Checked]:
    """What another check tells as the cause is said there alone; here, that it was not tried."""
    told = {check.key for check in checks if check.level in {Level.BAD, Level.WARNING}}
    return [
        replace(check, findings=tuple(_referred(one, told - {check.key}) for one in check.findings))
        for check in checks
    ]


def to_look_again(checks: Sequence[Checked]) -> list[str]:
    """The checks that are ill, and those that were not tried for that."""
    ill = {check.key for check in checks if check.level is Level.BAD}
    return [
        check.key
        for check in checks
        if check.key in ill or any(one.see in ill for one in check.findings)
    ]


def _referred(one: Finding, told: AbstractSet[str]) -> Finding:
    if one.level is Level.SKIPPED:
        return one
    if one.see not in told:
        return replace(one, see="")
    return skipped(one.about, f"It was not tried: see {one.see}.", one.see)


@dataclass(frozen=True, slots=True)
class About:
    """A check as the docs tell it; `needs` are words for what it cannot do without."""

    key: str
    title: str
    looks_at: str
    cure: str
    needs: tuple[str, ...]
