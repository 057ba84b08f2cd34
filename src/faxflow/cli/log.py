"""The log: one file beside the store, 0600; ids only, and no values in tracebacks."""

import logging
import os
import traceback
from pathlib import Path

_LOG = logging.getLogger("faxflow")
_LOG.addHandler(logging.NullHandler())  # with none at all, logging would print to stderr


class _LogFile(logging.FileHandler):
    """A log that cannot be written any more, as on a full disk, is silent about that."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Says nothing: logging itself would print a traceback with the values in it."""


def log_to(path: Path) -> None:
    """Sends faxflow's log to `path`; a folder that cannot be written is no reason to stop."""
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()
    _LOG.addHandler(_handler(path))
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def _handler(path: Path) -> logging.Handler:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        file = _LogFile(path, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return file


def log_bug(error: Exception) -> str:
    """Logs where a bug struck and gives its place; messages and values could name a patient."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in frames:
        _LOG.error("bug: %s at %s:%s in %s", type(error).__name__, *_place(frame), frame.name)
    file, line = _place(frames[-1]) if frames else ("?", 0)
    return f"{type(error).__name__} at {file}:{line}"


def _place(frame: traceback.FrameSummary) -> tuple[str, int]:
    parts = Path(frame.filename).parts
    return "/".join(parts[-2:]), frame.lineno or 0
