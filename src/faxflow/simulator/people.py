"""Invented patients, providers and clinics; the same seed always gives the same people."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("people.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Provider:
    """`npi` has ten digits and a valid check digit."""

    name: str
    npi: str


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """One patient who is referred; `fax` is the recipient clinic's ten digits."""

    name: str
    mrn: str
    born: date
    provider: Provider
    appointment: datetime
    reason: str
    recipient: str
    fax: str


def invent(day: date, faxes: tuple[str, ...], random: Random) -> list[ReportPerson]:
    """One person for each fax number, with appointments in the week from `day` on."""
    records = random.sample(range(10_000_000, 99_999_999), len(faxes))
    providers = [
        Provider(name, nine + check_digit(nine)) for name, nine in _WORDS["providers"].items()
    ]
    return [
        ReportPerson(
            name=_name(random),
            mrn=str(record),
            born=day - timedelta(days=random.randint(400, 34_000)),
            provider=random.choice(providers),
            appointment=_appointment(day, random),
            reason=random.choice(_WORDS["reasons"]),
            recipient=_clinic(fax),
            fax=fax,
        )
        for record, fax in zip(records, faxes, strict=True)
    ]


def check_digit(nine: str) -> str:
    """The tenth digit of an NPI: Luhn over 80840 and the first nine (45 CFR 162.406)."""
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(reversed("80840" + nine))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def _clinic(fax: str) -> str:
    """The clinic whose fax number that is, on any day and in any report."""
    random = Random(fax)  # noqa: S311 - invents people, keeps no secret
    suite = f", Suite {fax[3:6]}{fax[8:]}" if fax else ""
    return f"{random.choice(_WORDS['places'])} {random.choice(_WORDS['kinds'])}{suite}"


def _name(random: Random) -> str:
    middle = random.choice(("", "", " J", " M", " T"))
    return f"{random.choice(_WORDS['families'])}, {random.choice(_WORDS['given'])}{middle}"


def _appointment(day: date, random: Random) -> datetime:
    """A quarter of an hour within opening times, on a weekday."""
    weekdays = [
        later
        for later in (day + timedelta(days=ahead) for ahead in range(7))
        if later.weekday() < 5  # noqa: PLR2004 - Saturday
    ]
    minutes = random.randrange(0, 10 * 60, 15)
    return datetime.combine(random.choice(weekdays), time(7)) + timedelta(minutes=minutes)
