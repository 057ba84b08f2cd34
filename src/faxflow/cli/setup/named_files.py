"""The files and folders that a configuration names, and that must be there before any run."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faxflow.config.check_all import Checked
from faxflow.config.named_secrets import table_of
from faxflow.config.shape import names_path, sections


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A path that a key names; `key` is as `templates.referral` where the key names several."""

    section: str
    key: str
    path: Path


NOT_THERE_YET = frozenset(
    {
        *(("paths", "data"), ("intake", "calls")),
        *(("metrics", "file"), ("log", "file"), ("backup", "folder")),
    }
)
"""What faxflow makes itself, or others bring in their time: it need not be there."""

FOLDERS = frozenset({("paths", "secrets"), ("source", "folder"), ("intake", "folder")})


def named_files(checked: Checked) -> Iterator[NamedFile]:
    """Every file and folder that must be there."""
    folder = checked.path.parent.absolute()
    for section, fields in sections().items():
        table = table_of(checked.values, section)
        for key, value in table.items():
            known = key in fields and names_path(fields[key])
            if (known or _is_drop_folder(section, key, table)) and (
                (section, key) not in NOT_THERE_YET
            ):
                yield from _paths(section, key, value, folder)


def _is_drop_folder(section: str, key: str, table: Mapping[str, Any]) -> bool:
    # The same key of another kind of source names a folder of the server's.
    return (section, key) == ("source", "folder") and table.get("kind") == "drop-folder"


def _paths(section: str, key: str, value: Any, folder: Path) -> Iterator[NamedFile]:
    if isinstance(value, str):
        yield NamedFile(section, key, folder / os.path.expanduser(value))  # noqa: PTH111 - never raises
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _paths(section, f"{key}.{name}", inner, folder)
