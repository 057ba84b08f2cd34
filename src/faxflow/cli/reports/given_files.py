"""The files that a report is to be written to: each whole or not at all, readable by its owner."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.options import STANDARD_INPUT
from faxflow.errors import BadUsage

STANDARD_OUTPUT = STANDARD_INPUT
"""A hyphen stands for both."""

_MARK = b"\xef\xbb\xbf"
"""Without it Excel reads a CSV as cp1252."""

Make = Mapping[str, Callable[[], bytes]]
"""How each kind of file is made: csv, html, pdf."""


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """Where each kind goes; None: it is not wanted, a hyphen: to standard output."""

    csv: str | None = None
    html: str | None = None
    pdf: str | None = None

    def check(self, *, as_json: bool) -> None:
        """Raises BadUsage where standard output would hold two answers, or signs for no person."""
        printed = self._printed()
        if len(printed) > 1 or (printed and as_json):
            what = f"Standard output has room for one answer: {' and '.join(printed)}"
            what += " and --json." if as_json else "."
            raise BadUsage(what=what, todo="Name a file for each but one.")
        if "--pdf" in printed and sys.stdout.isatty():
            what = "A PDF is nothing for a terminal."
            raise BadUsage(what=what, todo="Name a file, or pass it on with > or |.")

    def any(self) -> bool:
        """Whether any is wanted."""
        return any(self._places().values())

    def printed(self, make: Make) -> bytes | None:
        """What goes to standard output; None where none of them does."""
        kinds = [kind for kind, place in self._places().items() if place == STANDARD_OUTPUT]
        return make[kinds[0]]() if kinds else None

    def write(self, make: Make) -> list[str]:
        """Makes all of them, then writes each, and gives their names. Raises FileUnwritable."""
        from faxflow.adapters.replaced_file import write_over

        places = self._places().items()
        wanted = [(kind, place) for kind, place in places if place and place != STANDARD_OUTPUT]
        contents = {place: make[kind]() for kind, place in wanted}
        for kind, place in wanted:
            write_over(Path(place), (_MARK if kind == "csv" else b"") + contents[place])
        return [place for _, place in wanted]

    def _places(self) -> dict[str, str | None]:
        return {"csv": self.csv, "html": self.html, "pdf": self.pdf}

    def _printed(self) -> list[str]:
        return [f"--{kind}" for kind, place in self._places().items() if place == STANDARD_OUTPUT]
