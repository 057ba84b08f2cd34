"""Splink beside us, in its own Python."""

import csv
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.matching_figures import Figure
from benchmarks.matching_towns import Record, Told
from faxflow.domain.matching.person import PERSON_FIELDS

_SCRIPT = Path(__file__).with_name("splink_links.py")


def peers() -> Path:
    """The environment that holds the peers, if it could be set up."""
    return Path(os.environ.get("FAXFLOW_PEERS", ".venv-peers"))


def splink_figures(town: Told) -> Iterator[Figure]:
    """How often Splink is wrong where it is sure; nothing where it cannot run."""
    python = peers() / "bin" / "python"
    if not python.exists():
        print("  Splink: not measured, since it is not installed")
        return
    with tempfile.TemporaryDirectory() as name:
        known, incoming, links = (
            Path(name) / f"{one}.csv" for one in ("known", "incoming", "links")
        )
        _write(known, "k", town.known)
        _write(incoming, "i", town.incoming)
        command = [str(python), str(_SCRIPT), str(known), str(incoming), str(links)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"  Splink: not measured, since it ended with {run.stderr.splitlines()[-1:]}")
            return
        with links.open(encoding="utf-8") as lines:
            pairs = [list(row.values()) for row in csv.DictReader(lines)]
    false = sum(one[1:] != other[1:] for one, other in pairs)
    yield Figure(f"false among {len(pairs):,} links of Splink at 0.9999, in a small town", false)


def _write(file: Path, mark: str, records: Sequence[Record]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["unique_id", *PERSON_FIELDS])
        for one in records:
            writer.writerow([f"{mark}{one.entity}", *_plainly(one)])


def _plainly(record: Record) -> list[str]:
    """In lower case, and birth dates in one form: that much cleaning its tutorial asks for."""
    texts = {name: getattr(record.person, name).lower() for name in PERSON_FIELDS}
    digits = texts["date_of_birth"].replace("-", "")
    if "/" in digits:
        month, day, year = digits.split("/")
        digits = f"{year}{month}{day}"
    texts["date_of_birth"] = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else ""
    texts["sex"] = texts["sex"][:1]
    return list(texts.values())
