"""A report that a person hands over by name: for the day on which the portal is down."""

from datetime import date
from pathlib import Path

from faxflow.domain.report_file import ReportFile
from faxflow.errors import FileMissing, FileUnreadable


class GivenFile:
    """One file, read at once; it stays where it is. Raises FileMissing or FileUnreadable."""

    def __init__(self, path: Path) -> None:
        try:
            self._report = ReportFile(path.name, path.read_bytes(), "given by hand")
        except FileNotFoundError as error:
            raise FileMissing(path=path) from error
        except OSError as error:
            raise FileUnreadable(path=path, what=error.strerror) from error

    def fetch(self, _day: date) -> ReportFile:
        """The file as it was given, whatever the day."""
        return self._report
