"""Opens the log for a run, and closes that of the run before."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from faxflow.cli.logs.forms import AT_WORK
from faxflow.cli.logs.handlers import ToFile, ToJournal
from faxflow.cli.logs.journal import goes_to_journal
from faxflow.cli.logs.told import OURS
from faxflow.config.log import LogFormat, LogSettings
from faxflow.domain.ids import RunId

_OURS = logging.getLogger(OURS)
_OURS.addHandler(logging.NullHandler())  # with none at all, logging would print to stderr
_OTHERS = logging.getLogger()
_open: list[tuple[logging.Logger, logging.Handler]] = []


def open_log(settings: LogSettings, data: Path, environment: Mapping[str, str]) -> None:
    """Sends the log where it is to go; a file that cannot be opened is no reason to stop.

    What libraries warn of goes there too, without their words, and never to standard error.
    """
    close_log()
    AT_WORK.run, AT_WORK.command = "-", "-"
    _OURS.setLevel(settings.level.upper())
    _OURS.propagate = False
    for handler in _handlers(settings, data, environment):
        _add(_OURS, handler)
        _add(_OTHERS, _PassedOn(max(logging.WARNING, _OURS.level), handler))


def close_log() -> None:
    """Closes what `open_log` has opened."""
    while _open:
        logger, handler = _open.pop()
        logger.removeHandler(handler)
        handler.close()


def at_work(run: RunId, command: str) -> None:
    """From now on every line names this run and its command."""
    AT_WORK.run, AT_WORK.command = run, command


class _PassedOn(logging.Handler):
    """Hands what libraries log, from a level on, to the log."""

    def __init__(self, level: int, target: logging.Handler) -> None:
        super().__init__(level)
        self._target = target

    def emit(self, record: logging.LogRecord) -> None:
        """Hands it over."""
        self._target.handle(record)


def _add(logger: logging.Logger, handler: logging.Handler) -> None:
    logger.addHandler(handler)
    _open.append((logger, handler))


def _handlers(
    settings: LogSettings, data: Path, environment: Mapping[str, str]
) -> Iterator[logging.Handler]:
    if settings.format is LogFormat.JOURNAL or goes_to_journal(environment):
        yield ToJournal()
    if settings.format is not LogFormat.JOURNAL:
        yield _file(settings, data)


def _file(settings: LogSettings, data: Path) -> logging.Handler:
    try:
        return ToFile(settings.file or data / "faxflow.log", settings)
    except OSError:
        return logging.NullHandler()
