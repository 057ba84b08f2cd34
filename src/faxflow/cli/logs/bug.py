"""Logs where a bug struck."""

import logging
import traceback
from types import TracebackType

from faxflow.cli.logs.told import place_of
from faxflow.domain.signals.log_line import LogEvent, said

_LOG = logging.getLogger(__name__)


def log_bug(error: Exception) -> str:
    """Logs the way to a bug and gives its place; messages and values could name a patient."""
    return log_fault(type(error).__name__, error.__traceback__)


def log_fault(kind: str, trace: TracebackType | None) -> str:
    """The same of a fault of that kind, whoever has caught it."""
    frames = traceback.extract_tb(trace)
    for frame in frames:
        place = place_of(frame)
        keys = said(LogEvent.BUG, error=kind, place=place, function=frame.name)
        _LOG.error("bug: %s at %s in %s", kind, place, frame.name, extra=keys)
    return f"{kind} at {place_of(frames[-1]) if frames else '?:0'}"
