"""An expected failure, told as a finding."""

from faxflow.domain.checkup import Finding, Level
from faxflow.errors import FaxflowError


def problem_found(
    about: str, problem: FaxflowError, cure: str = "", *, level: Level = Level.BAD
) -> Finding:
    """The failure's sentence; its own remedy where no other cure is given."""
    facts = {**problem.facts, **dict.fromkeys(problem.on_the_spot, "…")}
    return Finding(
        level,
        about,
        problem.sentence.format(**facts),
        cure or problem.remedy.format(**facts),
    )


def unreadable(about: str, error: OSError) -> Finding:
    """The system does not let us look."""
    place = f" ({error.filename})" if error.filename else ""
    what = f"It cannot be looked at{place}: {error.strerror or type(error).__name__}."
    cure = "Run this as the account that faxflow runs as, and let that account read it."
    return Finding(Level.BAD, about, what, cure)
