"""The file beside the locks that says what this machine has seen of its store last."""

import json
from contextlib import suppress
from pathlib import Path

from faxflow.adapters.replaced_file import write_over
from faxflow.domain.store_mark import StoreMark, mark_from
from faxflow.errors import FileUnwritable

_NAME = "store-seen.json"


class MarkFile:
    """No backup holds it, so that no copy that is put back brings its own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def read(self) -> StoreMark | None:
        """What was seen last; None where nothing was, or it cannot be read."""
        try:
            return mark_from(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return None

    def keep(self, mark: StoreMark) -> None:
        """Notes what is seen now. Where it cannot be written, what was seen before stays."""
        if mark == self.read():
            return
        with suppress(FileUnwritable, OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_over(self._path, json.dumps(mark.written()).encode())
