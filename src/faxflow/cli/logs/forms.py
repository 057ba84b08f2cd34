"""How a line looks: plain, as JSON, or as the journal takes it; one line, whatever is in it."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from faxflow.cli.logs.told import told
from faxflow.config.log import LogFormat

_PRIORITY = {
    logging.DEBUG: 7,
    logging.INFO: 6,
    logging.WARNING: 4,
    logging.ERROR: 3,
    logging.CRITICAL: 2,
}
"""Of syslog, RFC 5424 table 2."""


@dataclass(slots=True)
class AtWork:
    """The run that this process is at; its threads are at the same."""

    run: str = "-"
    command: str = "-"


AT_WORK = AtWork()


class Form(logging.Formatter):
    """Makes the lines of one format."""

    def __init__(self, form: LogFormat) -> None:
        super().__init__()
        self._make = {
            LogFormat.PLAIN: _plain,
            LogFormat.JSON: _json,
            LogFormat.JOURNAL: _journal,
        }[form]

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        return self._make(record)


def _plain(record: logging.LogRecord) -> str:
    return f"{_time(record)} {record.levelname} {_body(record)}"


def _journal(record: logging.LogRecord) -> str:
    """sd-daemon(3): a priority, and no time, since the journal has its own."""
    return f"<{_PRIORITY.get(record.levelno, 5)}>{_body(record)}"


def _json(record: logging.LogRecord) -> str:
    one = told(record)
    first = {"time": _time(record), "level": record.levelname.lower(), "event": one.event}
    return json.dumps({**first, **_run(), **one.keys, "message": one.message}, default=str)


def _body(record: logging.LogRecord) -> str:
    one = told(record)
    pairs = {"event": one.event, **_run(), **one.keys}
    keys = " ".join(f"{name}={_value(value)}" for name, value in pairs.items())
    return f"{keys} | {_on_one_line(one.message)}"


def _run() -> Mapping[str, object]:
    return {"run": AT_WORK.run, "command": AT_WORK.command}


def _value(value: object) -> str:
    """As it is, or quoted where it would not end where it ends."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    plain = text and text.isprintable() and not set(text) & set(' "=|')
    return text if plain else json.dumps(text)


def _on_one_line(text: str) -> str:
    """Nobody who gives us a text can write a line of his own."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
