"""What `store restore` says."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from faxflow.domain.counted import counted
from faxflow.views.figures_shape import Moment
from faxflow.views.restore_shape import RestoredData


class Known(Protocol):
    """How many faxes the backup has."""

    @property
    def cases(self) -> int: ...


class Stands(Protocol):
    """How the faxes of the restored store stand; `last_event_at` is UTC."""

    @property
    def generation(self) -> int: ...

    @property
    def last_event_at(self) -> datetime | None: ...

    @property
    def held(self) -> int: ...

    @property
    def in_doubt(self) -> int: ...

    @property
    def sent(self) -> int: ...

    @property
    def failed(self) -> int: ...


def restored_text(found: Known, stands: Stands, *, aside: Path | None, dry_run: bool) -> str:
    """What became of what, and the next command."""
    verb = "would be" if dry_run else "is"
    knows = f"knows nothing after {_at(stands.last_event_at)}" if stands.last_event_at else "is new"
    lines = [f"The backup {verb} the store: {counted(found.cases, 'fax', 'faxes')}; it {knows}."]
    if aside:
        lines.append(f"The store that stood there {'would lie' if dry_run else 'lies'} at {aside}.")
    lines.append(
        f"Its guard {verb} on: {stands.held} held, {stands.in_doubt} in doubt,"
        f" {stands.sent} sent, {stands.failed} failed; nothing goes out by itself."
    )
    if dry_run:
        return "\n".join([*lines, "Nothing was changed."])
    lines.append(
        "Next: `faxflow store reconcile` asks the mailbox what went out since;"
        " `faxflow store guard` shows what is known."
    )
    return "\n".join(lines)


def restored_data(
    found: Known, stands: Stands, *, aside: Path | None, dry_run: bool
) -> RestoredData:
    """The same, as data."""
    at = stands.last_event_at
    return {
        "dry_run": dry_run,
        "generation": stands.generation,
        "last_event_at": Moment(at.isoformat()) if at else None,
        "cases": found.cases,
        "held": stands.held,
        "in_doubt": stands.in_doubt,
        "sent": stands.sent,
        "failed": stands.failed,
        "moved_aside": str(aside) if aside else None,
    }


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
