"""Files that a person hands over by name: a report while the portal is down, a letter."""

from datetime import date
from pathlib import Path

from faxflow.domain.report_file import ReportFile
from faxflow.errors import FileMissing, FileUnreadable


def read_given(path: Path) -> bytes:
    """The file's content. Raises FileMissing or FileUnreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise FileUnreadable(path=path, what=error.strerror) from error


class GivenFile:
    """One file, read at once; it stays where it is. Raises FileMissing or FileUnreadable."""

    def __init__(self, path: Path) -> None:
        self._report = ReportFile(path.name, read_given(path), "given by hand")

    def fetch(self, _day: date) -> ReportFile:
        """The file as it was given, whatever the day."""
        return self._report
