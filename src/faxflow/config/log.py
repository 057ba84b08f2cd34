"""[log]: how the lines of the log look, where they go, and how long they are kept."""

from enum import StrEnum
from typing import Final

from pydantic import Field

from faxflow.config.section import Section
from faxflow.config.values import PathBesideFile

_MOST_MEGABYTES: Final = 10_000.0
_MOST_FILES: Final = 1_000


class LogFormat(StrEnum):
    """Plain lines or JSON in a file; `journal` is no file: standard error, as systemd reads it."""

    PLAIN = "plain"
    JSON = "json"
    JOURNAL = "journal"


class LogLevel(StrEnum):
    """The least that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogSettings(Section):
    """`file` None: faxflow.log in the data folder. `max_megabytes` 0: something else rotates it."""

    format: LogFormat = LogFormat.PLAIN
    level: LogLevel = LogLevel.INFO
    file: PathBesideFile | None = None
    max_megabytes: float = Field(default=10.0, ge=0, le=_MOST_MEGABYTES)
    keep_files: int = Field(default=5, ge=1, le=_MOST_FILES)
