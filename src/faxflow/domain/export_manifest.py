"""What an export says of itself: the store in it, its rows by table, and each file by its hash."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

FORMAT: Final = 1
NAME: Final = "faxflow-export.json"
"""The manifest's own name in the archive; it is the last of all."""
STORE: Final = "store.db"

_FILE: Final = re.compile(
    r"(?:reports|letters|templates|documents)/[A-Za-z0-9_][A-Za-z0-9_.@+ -]{0,200}"
)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of the archive; `sha256` in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportManifest:
    """`made_at` is UTC; `rows` are counts by table. `moved` where the store that it was made of
    was put aside. `left_out` are files that were missing there, or not what they had been."""

    made_at: datetime
    environment: str
    generation: int
    schema: str
    rows: Mapping[str, int]
    moved: bool
    files: tuple[ExportedFile, ...]
    left_out: tuple[str, ...] = ()

    def written(self) -> bytes:
        """As it lies in the archive."""
        told = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return f"{json.dumps(told, indent=1, sort_keys=True)}\n".encode()


def may_be_in_an_export(name: str) -> bool:
    """Whether a member of an archive has a name that we give: no path leads out of a shelf."""
    return name in {STORE, NAME} or bool(_FILE.fullmatch(name))


def manifest_in(content: bytes) -> ExportManifest:
    """The manifest. Raises ValueError, whose words a person may read, for anything else."""
    try:
        told = json.loads(content)
        if told.pop("format") != FORMAT:
            raise ValueError("it was made by another version of faxflow")
        return _manifest(told)
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError("its manifest cannot be read") from error


def _manifest(told: Mapping[str, Any]) -> ExportManifest:
    files = tuple(
        ExportedFile(str(one["name"]), int(one["size"]), str(one["sha256"]))
        for one in told["files"]
    )
    return ExportManifest(
        datetime.fromisoformat(told["made_at"]),
        str(told["environment"]),
        int(told["generation"]),
        str(told["schema"]),
        {str(name): int(count) for name, count in told["rows"].items()},
        bool(told["moved"]),
        files,
        tuple(map(str, told["left_out"])),
    )
