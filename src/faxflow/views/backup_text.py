"""What `store backup` says."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from faxflow.domain.counted import counted
from faxflow.views.figures_shape import Moment
from faxflow.views.restore_shape import BackupData, OpenedData


class Manifested(Protocol):
    """How many faxes and events a backup has."""

    @property
    def cases(self) -> int: ...

    @property
    def events(self) -> int: ...


class Made(Protocol):
    """A finished backup."""

    @property
    def path(self) -> Path: ...

    @property
    def size(self) -> int: ...

    @property
    def manifest(self) -> Manifested: ...


class Looked(Protocol):
    """What was found in a backup; times are UTC, None where it does not say."""

    @property
    def cases(self) -> int: ...

    @property
    def events(self) -> int: ...

    @property
    def environment(self) -> str: ...

    @property
    def generation(self) -> int: ...

    @property
    def last_event_at(self) -> datetime | None: ...

    @property
    def made_at(self) -> datetime | None: ...


NOT_IN_IT = "It holds the store alone: letters, reports and documents lie beside it."


def backup_text(made: Made, *, encrypted: bool, removed: int, by_store: bool = False) -> str:
    """Where it lies, what it was checked by, and what else is to be done; `by_store` where the
    store's own key encrypts it."""
    size = f"{made.size / 1_000_000:.1f} MB"
    known = f"{counted(made.manifest.cases, 'case')}, {counted(made.manifest.events, 'event')}"
    plain = "encrypted by the store's own key alone" if by_store else "not encrypted"
    how = "encrypted, opened and checked" if encrypted else f"checked; {plain}"
    lines = [f"Backed up to {made.path}: {size}, {known}; {how}."]
    if removed:
        lines.append(f"{counted(removed, 'older backup')} removed.")
    return "\n".join([*lines, f"{NOT_IN_IT} Keep a copy on another machine."])


def backup_data(made: Made, *, encrypted: bool, removed: int) -> BackupData:
    """The same, as data."""
    return {
        "path": str(made.path),
        "bytes": made.size,
        "cases": made.manifest.cases,
        "events": made.manifest.events,
        "encrypted": encrypted,
        "removed": removed,
    }


def verified_text(file: Path, found: Looked, *, encrypted: bool) -> str:
    """What the backup holds, and that it is good."""
    known = f"{counted(found.cases, 'case')}, {counted(found.events, 'event')}"
    opened = "It was decrypted and opened" if encrypted else "It was opened"
    last = f"its history ends {_at(found.last_event_at)}" if found.last_event_at else "no history"
    key = " --identity KEY" if encrypted else ""
    return (
        f"{file} is good. {opened}: {found.environment}, {known}; {last}."
        f"\n`faxflow store restore {file}{key}` makes it the store."
    )


def verified_data(file: Path, found: Looked, *, encrypted: bool) -> OpenedData:
    """The same, as data."""
    return {
        "path": str(file),
        "encrypted": encrypted,
        "environment": found.environment,
        "generation": found.generation,
        "cases": found.cases,
        "events": found.events,
        "last_event_at": _stamp(found.last_event_at),
        "made_at": _stamp(found.made_at),
    }


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _stamp(moment: datetime | None) -> Moment | None:
    return Moment(moment.isoformat()) if moment else None
