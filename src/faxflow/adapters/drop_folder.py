"""A folder where the practice's own system leaves a report every day."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from faxflow.config.source import DropFolderSettings
from faxflow.domain.file_choice import (
    Chosen,
    NoneChosen,
    Seen,
    Wanted,
    choose,
    chosen_words,
    is_named,
    moment,
)
from faxflow.domain.report_file import ReportFile
from faxflow.domain.run import Clock
from faxflow.errors import ConfigurationProblem, ReportNotThere

_LATELY = timedelta(minutes=10)
"""A file that changed within it is looked at twice."""


class DropFolder:
    """Takes the day's file, and leaves it there; `rest` waits for so many seconds."""

    def __init__(
        self,
        settings: DropFolderSettings,
        zone: ZoneInfo,
        clock: Clock,
        rest: Callable[[float], None],
    ) -> None:
        self._settings = settings
        self._folder = settings.folder
        self._wanted = Wanted(settings.pattern, zone, settings.max_age_hours, settings.early_hours)
        self._clock = clock
        self._rest = rest

    def fetch(self, day: date) -> ReportFile:
        """The day's report. Raises ReportNotThere, ConfigurationProblem."""
        now, files = self._clock(), self._files(day)
        plain = [_seen(name, status) for name, status in files if stat.S_ISREG(status.st_mode)]
        if files and not plain:
            raise self._not_there(day, "what matches the pattern is a folder, a link or a pipe")
        chosen = choose(plain, self._wanted, day, now)
        if isinstance(chosen, NoneChosen):
            raise self._not_there(day, chosen.what)
        # A clock that was set, as in a rehearsal, says nothing of when the file was written.
        if abs(now - chosen.seen.changed_at) < _LATELY:
            self._rest(self._settings.settle_seconds)
        return self._read(chosen, day)

    def _files(self, day: date) -> list[tuple[str, os.stat_result]]:
        """All that may be the day's by its name, links as what they are."""
        try:
            return list(_listed(self._folder, self._wanted.names(day)))
        except (FileNotFoundError, NotADirectoryError) as error:
            todo = "Make it, or name the folder that the report is written to."
            raise self._misconfigured("folder", "there is no such folder", todo) from error
        except OSError as error:
            raise self._not_there(day, f"the folder cannot be read ({error.strerror})") from error

    def _read(self, chosen: Chosen, day: date) -> ReportFile:
        """The file's content, unless it changed since it was seen."""
        name, most = chosen.seen.name, int(self._settings.max_megabytes * 1_000_000)
        if chosen.seen.size > most:
            what = f"the file has {chosen.seen.size / 1e6:.0f} MB"
            raise self._misconfigured("max_megabytes", what, "Raise it, if the file is right.")
        try:
            content, after = _content(self._folder / name, most)
        except OSError as error:
            raise self._not_there(day, f"the file cannot be read ({error.strerror})") from error
        if not content or len(content) != after.size or after != chosen.seen:
            raise self._not_there(day, "the file is still being written")
        return ReportFile(name, content, chosen_words(f"folder {self._folder}", chosen))

    def _misconfigured(self, key: str, what: str, todo: str) -> ConfigurationProblem:
        where = f"[source] {key}, {self._folder}"
        return ConfigurationProblem(where=where, what=what, todo=todo)

    def _not_there(self, day: date, what: str) -> ReportNotThere:
        return ReportNotThere(
            day=day, folder=self._folder, pattern=self._wanted.names(day), what=what
        )


def _listed(folder: Path, names: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_named(entry.name, names):
                with suppress(FileNotFoundError):  # taken away since it was listed
                    yield entry.name, entry.stat(follow_symlinks=False)


def _content(path: Path, most: int) -> tuple[bytes, Seen]:
    """At most so many bytes of a plain file, and how it looks once they are read."""
    # Whoever may drop files would otherwise have us follow a link, or wait at a pipe for ever.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        content = file.read(most + 1)
    # Looked at by its name: another file may have taken its place meanwhile.
    return content, _seen(path.name, path.stat(follow_symlinks=False))


def _seen(name: str, status: os.stat_result) -> Seen:
    return Seen(name, status.st_size, moment(status.st_mtime))
