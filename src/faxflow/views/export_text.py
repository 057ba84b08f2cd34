"""What `store export` and `store import` tell."""

from collections.abc import Iterator
from pathlib import Path

from faxflow.domain.counted import counted
from faxflow.domain.export_manifest import ExportManifest

NOT_IN_IT = (
    "It holds no configuration and no secrets: take faxflow.toml, the mapping, the site, the"
    " template and the secrets along by hand."
)


def export_text(path: Path, size: int, told: ExportManifest, *, encrypted: bool) -> str:
    """What was exported, and what is to be done with it."""
    return "\n".join(_exported(path, size, told, encrypted=encrypted))


def _exported(path: Path, size: int, told: ExportManifest, *, encrypted: bool) -> Iterator[str]:
    files, rows = counted(len(told.files) - 1, "file"), sum(told.rows.values())
    yield (
        f"Exported to {path}: {size / 1_000_000:.1f} MB,"
        f" {counted(told.rows['cases'], 'case')}, {rows:,} rows in all, {files}."
    )
    if not encrypted:
        yield "It is not encrypted: it holds patient data, as the store does."
    yield NOT_IN_IT
    yield "On the other machine: `faxflow store import FILE`."


def moved_text(aside: Path) -> str:
    """What became of the store here."""
    return (
        f"The store here lies at {aside} now, and no command finds it: nothing is sent from here.\n"
        "Remove the schedules (`faxflow schedule remove`). Once the other machine works, destroy"
        " what lies here; to come back, import the export here again."
    )


def import_text(told: ExportManifest, *, guarded: bool, dry_run: bool) -> str:
    """What was imported, and what comes next."""
    return "\n".join(_imported(told, guarded=guarded, dry_run=dry_run))


def _imported(told: ExportManifest, *, guarded: bool, dry_run: bool) -> Iterator[str]:
    done = "It could be imported" if dry_run else "Imported"
    files = counted(len(told.files) - 1, "file")
    yield (
        f"{done}: {counted(told.rows['cases'], 'case')}, {counted(told.rows['events'], 'event')},"
        f" {files}, all counted and hashed; exported {told.made_at:%Y-%m-%d %H:%M} UTC."
    )
    if told.left_out:
        yield f"Not there when it was exported: {counted(len(told.left_out), 'file')}."
    if dry_run:
        return
    if guarded:
        yield (
            "Its guard is on, as after a restore: nothing goes out by itself. Next:"
            " `faxflow store reconcile`, then `faxflow store guard`."
        )
    yield "Then `faxflow store check` and `faxflow doctor`, and `faxflow schedule install`."
