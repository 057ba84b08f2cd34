"""What a record of `logging` comes down to: level, event, keys and a sentence, no value of others.

Our own calls say their event and keys. Of a library's record only its logger, its level and its
place remain: its words may hold what it was given, as a name.
"""

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faxflow.domain.signals.log_line import SAID, LogEvent

OURS = "faxflow"


@dataclass(frozen=True, slots=True)
class Told:
    """One line before it has a form."""

    event: LogEvent
    keys: Mapping[str, object]
    message: str


def told(record: logging.LogRecord) -> Told:
    """What may be told of a record, whoever made it."""
    if record.name.partition(".")[0] != OURS:
        return _of_library(record)
    said: tuple[LogEvent, Mapping[str, object]] | None = getattr(record, SAID, None)
    event, keys = said or (LogEvent.LIBRARY, {})
    return Told(event, {**keys, **_error(record)}, _sentence(record))


def place_of(frame: traceback.FrameSummary) -> str:
    """As `steps/send.py:120`."""
    return _place(frame.filename, frame.lineno or 0)


def _of_library(record: logging.LogRecord) -> Told:
    place = _place(record.pathname, record.lineno)
    keys = {"library": record.name, "place": place, **_error(record)}
    return Told(LogEvent.LIBRARY, keys, f"{record.name} warned at {place}")


def _error(record: logging.LogRecord) -> dict[str, object]:
    """The kind of the exception that a record brings along."""
    kind = record.exc_info[0] if record.exc_info else None
    return {"error": kind.__name__} if kind else {}


def _sentence(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # its words and its values do not fit together
        return str(record.msg)


def _place(file: str, line: int) -> str:
    return f"{'/'.join(Path(file).parts[-2:])}:{line}"
