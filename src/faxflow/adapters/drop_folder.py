"""A folder where the practice's own system leaves a report every day."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatch
from pathlib import Path
from zoneinfo import ZoneInfo

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ConfigurationProblem, ReportNotThere

_GROWING = frozenset({".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp"})


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    day: date
    order: tuple[int, str]


class DropFolder:
    """Takes the newest file that was written on the day asked for, and leaves it there."""

    def __init__(self, folder: Path, pattern: str, zone: ZoneInfo) -> None:
        self._folder = folder
        self._pattern = pattern
        self._zone = zone

    def fetch(self, day: date) -> ReportFile:
        """The day's report. Raises ReportNotThere, ConfigurationProblem."""
        newest_first = self._newest_first(day)
        for found in newest_first:
            if found.day == day:
                return self._read(found.path, day)
        if not newest_first:
            raise self._not_there(day, "no file matches the pattern")
        raise self._not_there(day, f"the newest file is of {newest_first[0].day.isoformat()}")

    def _newest_first(self, day: date) -> list[_Found]:
        try:
            return sorted(self._found(), key=lambda found: found.order, reverse=True)
        except OSError as error:
            raise self._not_there(day, "the folder cannot be read") from error

    def _found(self) -> Iterator[_Found]:
        """Every finished file that matches, with the day of its last change."""
        for path in self._paths():
            try:
                status = path.stat()
            except FileNotFoundError:  # taken away since it was listed
                continue
            if stat.S_ISREG(status.st_mode) and path.suffix.casefold() not in _GROWING:
                changed = datetime.fromtimestamp(status.st_mtime, self._zone)
                yield _Found(path, changed.date(), (status.st_mtime_ns, path.name))

    def _paths(self) -> list[Path]:
        if not self._folder.is_dir():
            raise ConfigurationProblem(
                where=f"[source] folder {self._folder}",
                what="there is no such folder",
                todo="Make it, or name the folder that the report is written to.",
            )
        return [path for path in self._folder.iterdir() if fnmatch(path.name, self._pattern)]

    def _read(self, path: Path, day: date) -> ReportFile:
        """The file's content, unless it grew while it was read."""
        try:
            before, content, after = path.stat(), path.read_bytes(), path.stat()
        except OSError as error:
            raise self._not_there(day, "the file cannot be read") from error
        if not content or (before.st_size, before.st_mtime_ns) != (
            after.st_size,
            after.st_mtime_ns,
        ):
            raise self._not_there(day, "the file is still being written")
        return ReportFile(path.name, content, f"folder {self._folder}")

    def _not_there(self, day: date, what: str) -> ReportNotThere:
        return ReportNotThere(
            day=day.isoformat(), folder=self._folder, pattern=self._pattern, what=what
        )
