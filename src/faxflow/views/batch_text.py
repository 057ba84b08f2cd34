"""Batches as text and data: their day, how far they are, and their faxes by state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.ledger import Ledger
from faxflow.views.columns import columns
from faxflow.views.moment import local_minute
from faxflow.views.morning_text import ledger_line


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch as a list shows it; `released_at` and `held_at` (UTC) are None where nobody let it
    go, or holds it."""

    name: str
    day: str
    state: str
    released_at: datetime | None
    cases: Mapping[str, int]
    held_at: datetime | None = None


def batch_lines(batches: Sequence[BatchLine], zone: tzinfo) -> list[str]:
    """A line for each batch."""
    return [
        f"{one.name}  {one.day}  {one.state:<10}  {_cases(one)}{_told(one, zone)}"
        for one in batches
    ]


def batch_text(batch: BatchLine, ledger: Ledger, at_load: Ledger, zone: tzinfo) -> str:
    """One batch: its ledger now, that of its load where people have corrected rows since, and its
    faxes by state."""
    head = f"{batch.name}, the report of {batch.day}, is {batch.state}{_told(batch, zone)}"
    first = [f"when it was loaded, {ledger_line(batch.name, at_load)}"] if ledger.corrected else []
    rows: list[tuple[str, object]] = list(batch.cases.items())
    return "\n".join([head, ledger_line(batch.name, ledger), *first, *columns(rows)])


def batch_data(batch: BatchLine) -> dict[str, object]:
    """The same under stable names; times are UTC."""
    return {
        "batch": batch.name,
        "day": batch.day,
        "state": batch.state,
        "released_at": batch.released_at and batch.released_at.isoformat(),
        "held_at": batch.held_at and batch.held_at.isoformat(),
        "cases": dict(batch.cases),
    }


def template_lines(versions: Mapping[str, str]) -> list[str]:
    """Which version of a template draws which letters; an empty name is the usual template."""
    return [
        f"letters{f' {letter}' if letter else ''} are drawn by template version {sha256[:12]}"
        for letter, sha256 in versions.items()
    ]


def _cases(batch: BatchLine) -> str:
    return ", ".join(f"{count} {state}" for state, count in batch.cases.items()) or "no faxes"


def _told(batch: BatchLine, zone: tzinfo) -> str:
    """What a person has said about all of it."""
    said = (("let go", batch.released_at), ("held since", batch.held_at))
    return "".join(f"; {what} {local_minute(at, zone)}" for what, at in said if at)
