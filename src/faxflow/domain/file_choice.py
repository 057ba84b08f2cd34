"""Which of the files that lie in a folder is a day's report.

The newest that matches; of equally new ones the last by name. Where the pattern names the day,
the name tells the file's day; else the day of its last change does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo

from faxflow.domain.counted import counted
from faxflow.domain.place_filling import fill
from faxflow.domain.unfinished import is_unfinished

_HALF_A_YEAR = 183
_LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was seen; `changed_at` is aware. Two looks that differ saw it change."""

    name: str
    size: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a practice says of its report's file; None: no limit of age."""

    pattern: str
    zone: ZoneInfo
    max_age_hours: float | None = None
    early_hours: float = 0.0

    def names(self, day: date) -> str:
        """The pattern of that day's names."""
        return fill(self.pattern, day, str)

    def names_the_day(self, day: date) -> bool:
        """Whether no other day of the last half year has these names; a day alone comes again."""
        names = self.names(day)
        return all(self.names(day - timedelta(days=ago)) != names for ago in range(1, _HALF_A_YEAR))

    def day_of(self, seen: Seen) -> date:
        """The day that the file's last change counts for."""
        local = seen.changed_at.astimezone(self.zone)
        return (local + timedelta(hours=self.early_hours)).date()

    def of_day(self, day: date, files: Iterable[Seen]) -> list[Seen]:
        """Of files with that day's name those that are the day's by their last change as well."""
        # Day and month without a year come again too.
        since = day - timedelta(days=_HALF_A_YEAR if self.names_the_day(day) else 0)
        until = day if since == day else date.max
        return [one for one in files if since <= self.day_of(one) <= until]

    def too_old(self, changed_at: datetime, day: date, now: datetime) -> str | None:
        """Why a file of then is too old for the day, in words; None where it is not.

        Of a day that is over, ages are reckoned by its end.
        """
        if self.max_age_hours is None:
            return None
        midnight = datetime.combine(day + timedelta(days=1), time(), self.zone)
        age = min(now, midnight) - changed_at
        if age <= timedelta(hours=self.max_age_hours):
            return None
        return f"{age_words(age)} old, and max_age_hours = {self.max_age_hours:g}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The report's file; `others` is how many older ones it was chosen from."""

    seen: Seen
    others: int


@dataclass(frozen=True, slots=True)
class NoneChosen:
    """`what` says why, and names no file: its name may be a patient's."""

    what: str


def choose(files: Iterable[Seen], wanted: Wanted, day: date, now: datetime) -> Chosen | NoneChosen:
    """The file of `day`, as far as names and times tell."""
    names = wanted.names(day)
    named = [one for one in files if is_named(one.name, names)]
    finished = sorted((one for one in named if not is_unfinished(one.name)), key=_order)
    if not finished:
        return NoneChosen(_unfinished(len(named)))
    of_day = wanted.of_day(day, finished)
    if not of_day:
        return NoneChosen(f"the newest file is of {wanted.day_of(finished[-1])}")
    if too_old := wanted.too_old(of_day[-1].changed_at, day, now):
        return NoneChosen(f"the newest file is {too_old}")
    return Chosen(of_day[-1], len(of_day) - 1)


def moment(seconds: float) -> datetime:
    """A file's time, given in seconds since 1970; a clock gone wild is taken back to 2100."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LATEST), UTC)


def is_named(name: str, names: str) -> bool:
    """Whether the pattern `names` holds the name; a hidden one only where it begins so itself."""
    return fnmatchcase(name, names) and (names.startswith(".") or not name.startswith("."))


def age_words(age: timedelta) -> str:
    """An age as people say it: `40 minutes`, `31 hours`, `12 days`."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:  # noqa: PLR2004 - up to two hours, minutes tell more
        return counted(minutes, "minute")
    hours = minutes // 60
    return counted(hours, "hour") if hours < 72 else counted(hours // 24, "day")  # noqa: PLR2004


def chosen_words(place: str, chosen: Chosen) -> str:
    """The place for the history, and whether there was a choice."""
    return f"{place}, newest of {chosen.others + 1}" if chosen.others else place


def _unfinished(count: int) -> str:
    if count:
        return "what matches the pattern is still being written, by its name"
    return "no file matches the pattern"


def _order(seen: Seen) -> tuple[datetime, str]:
    return seen.changed_at, seen.name
