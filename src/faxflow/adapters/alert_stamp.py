"""Remembers, without the store, when staff were last told of something."""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

_PAUSE: Final = timedelta(hours=1)
_FOLDER: Final = "alerts"


def told_lately(data: Path, about: str, now: datetime) -> bool:
    """Whether that was within the hour; `now` is aware."""
    with suppress(OSError, ValueError):
        before = datetime.fromisoformat(_mark(data, about).read_text(encoding="utf-8"))
        return timedelta() <= now - before < _PAUSE
    return False


def note_told(data: Path, about: str, now: datetime) -> None:
    """Notes that they are told now. Where nothing can be written they are told each time."""
    mark = _mark(data, about)
    with suppress(OSError):
        mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(now.isoformat(), encoding="utf-8")


def _mark(data: Path, about: str) -> Path:
    return data / _FOLDER / re.sub(r"[^A-Za-z0-9@.-]", "_", about)
