"""What stands in a day's report: the good rows, and those that every real report has too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from faxflow.simulator.fax_numbers import count_endings, numbers_for
from faxflow.simulator.people import ReportPerson, invent

COLUMNS = (
    "Patient (MRN)",
    "DOB",
    "Appt Date/Time",
    "Provider / NPI",
    "Reason",
    "Refer To",
    "Fax",
    "Balance",
)
_BORN, _APPOINTMENT, _FAX = 1, 2, 6
_DATES = ("{0:%m/%d/%Y}", "{0:%Y-%m-%d}", "{0.month}/{0.day}/{0.year}", "{0:%d-%b-%Y}")
_TIMES = ("{0:%m/%d/%Y %I:%M %p}", "{0:%Y-%m-%d %H:%M}")
_FAXES = ("({0}) {1}-{2}", "{0}-{1}-{2}", "{0}{1}{2}", "1-{0}-{1}-{2}")
_SPOILED = (
    (_FAX, ""),
    (_APPOINTMENT, "02/30/2026 09:15 AM"),
    (_FAX, "N/A"),
    (_APPOINTMENT, "TO BE SET"),
)

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report; `provider` is the group that it stands under."""

    provider: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class MorningReport:
    """The rows in printed order, and how many of each kind they are."""

    day: date
    rows: tuple[ReportRow, ...]
    good: int
    duplicates: int
    rejected: int
    endings: Mapping[str, int] = field(default_factory=dict)


def morning_report(day: date, faxes: int, seed: int) -> MorningReport:
    """A report with exactly `faxes` good rows; the same day and seed give the same rows."""
    random = Random(f"{seed} {day.isoformat()}")  # noqa: S311 - invents people, keeps no secret
    rejected = _few(faxes, most=4)
    people = invent(day, numbers_for(faxes, random) + ("",) * rejected, random)
    good = [_row(person, random) for person in people[:faxes]]
    doubles = random.sample(good, _few(faxes, most=3))
    spoiled = [_spoil(_row(person, random), n) for n, person in enumerate(people[faxes:])]
    rows = sorted([*good, *doubles, *spoiled], key=lambda row: (row.provider, row.cells))
    return MorningReport(
        day=day,
        rows=tuple(rows),
        good=faxes,
        duplicates=len(doubles),
        rejected=rejected,
        endings=count_endings(person.fax for person in people[:faxes]),
    )


def _few(faxes: int, *, most: int) -> int:
    """None of nothing, one of a few, and never more than `most`."""
    return min(most, max(1, faxes // 150)) if faxes else 0


def _row(person: ReportPerson, random: Random) -> ReportRow:
    fax = (person.fax[:3], person.fax[3:6], person.fax[6:])
    cells = (
        f"{person.name} ({person.mrn})",
        random.choice(_DATES).format(person.born),
        random.choice(_TIMES).format(person.appointment),
        f"{person.provider.name} / {person.provider.npi}",
        person.reason,
        person.recipient,
        random.choice(_FAXES).format(*fax),
        f"{random.randrange(0, 250_000) / 100:,.2f}",
    )
    return ReportRow(person.provider.name, cells)


def _spoil(row: ReportRow, turn: int) -> ReportRow:
    """The row with a number or a date that is none, each kind in its turn."""
    place, wrong = _SPOILED[turn % len(_SPOILED)]
    cells = list(row.cells)
    cells[_FAX] = "(555) 201-0199"
    cells[place] = wrong
    return ReportRow(row.provider, tuple(cells))
