"""A notice to staff: counts, ids and what to do, never patient data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.task import TaskKind

MOST_LINES = 50
"""A morning on which everything fails must still make a mail that a person reads."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    subject: str
    body: str


def compose(tasks: Sequence[tuple[TaskKind, str]], *, practice: str) -> NoticeText:
    """One notice for these tasks (kind, title), the most frequent kind first."""
    kinds = Counter(kind for kind, _ in tasks).most_common()
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds)
    lines = [f"- {title}" for _, title in tasks[:MOST_LINES]]
    if len(tasks) > MOST_LINES:
        lines.append(f"- and {len(tasks) - MOST_LINES} more")
    things = "1 thing" if len(tasks) == 1 else f"{len(tasks)} things"
    body = [
        f"faxflow at {practice} needs a person for {things} ({counts}):",
        "",
        *lines,
        "",
        "See all that is open: faxflow report",
    ]
    return NoticeText(f"faxflow: {len(tasks)} to mend ({counts})", "\n".join(body))
