"""Where lines go. What cannot be written is silent: logging itself would print the values in it."""

import logging
import sys
from pathlib import Path

from faxflow.adapters.shared_log_file import SharedLogFile
from faxflow.cli.logs.forms import Form
from faxflow.config.log import LogFormat, LogSettings

_BYTES = 1_000_000


class _Silent(logging.Handler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Says nothing."""


class ToFile(_Silent):
    """Appends to the log file. Raises OSError where it cannot be opened."""

    def __init__(self, path: Path, settings: LogSettings) -> None:
        super().__init__()
        most = round(settings.max_megabytes * _BYTES)
        self._file = SharedLogFile(path, most_bytes=most, keep=settings.keep_files)
        self._file.open()
        self.setFormatter(Form(settings.format))

    def emit(self, record: logging.LogRecord) -> None:
        """Adds the record's line."""
        try:
            self._file.append(f"{self.format(record)}\n".encode(errors="replace"))
        except OSError:  # as on a full disk
            self.handleError(record)

    def close(self) -> None:
        """Closes the file, too."""
        self._file.close()
        super().close()


class ToJournal(_Silent):
    """Prints to standard error, as the journal takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Form(LogFormat.JOURNAL))

    def emit(self, record: logging.LogRecord) -> None:
        """Prints the record's line."""
        try:
            print(self.format(record), file=sys.stderr, flush=True)  # noqa: T201
        except (OSError, ValueError):  # nobody reads it any more
            self.handleError(record)
