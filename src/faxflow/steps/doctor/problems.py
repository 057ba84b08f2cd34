"""An expected failure, told as a finding."""

from collections.abc import Mapping
from typing import Final

from faxflow.domain.checkup import Finding, Level
from faxflow.errors import (
    FaxflowError,
    SecretMissing,
    SecretUnusable,
    StoreDamaged,
    StoreForbidden,
    StoreFull,
    StoreKeyRefused,
    StoreLacking,
    StoreLocked,
)

_TOLD_BY: Final[Mapping[type[FaxflowError], str]] = {
    SecretMissing: "secrets",
    SecretUnusable: "secrets",
    StoreDamaged: "store-integrity",
    StoreKeyRefused: "store-key",
    StoreForbidden: "store",
    StoreFull: "store",
    StoreLacking: "store",
    StoreLocked: "store",
}
"""The check that tells such a failure, whichever of them it keeps from its work."""


def problem_found(about: str, problem: FaxflowError, cure: str = "", *, see: str = "") -> Finding:
    """The failure's sentence; its own remedy where no other cure is given."""
    facts = {**problem.facts, **dict.fromkeys(problem.on_the_spot, "…")}
    what = problem.sentence.format(**facts).removeprefix(f"{about}: ")
    told_by = (key for kind, key in _TOLD_BY.items() if isinstance(problem, kind))
    return Finding(
        Level.BAD,
        about,
        f"{what[:1].upper()}{what[1:]}" if "where" in facts else what,
        cure or problem.remedy.format(**facts),
        see or next(told_by, ""),
    )


def unreadable(about: str, error: OSError) -> Finding:
    """The system does not let us look."""
    place = f" ({error.filename})" if error.filename else ""
    what = f"It cannot be looked at{place}: {error.strerror or type(error).__name__}."
    cure = "Run this as the account that faxflow runs as, and let that account read it."
    return Finding(Level.BAD, about, what, cure)
