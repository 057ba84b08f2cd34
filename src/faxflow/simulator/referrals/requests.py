"""Invented requests for care, field by field; the same seed always gives the same ones."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.simulator.people import check_digit

Request = Mapping[Field, str]
"""What a referring office wants, in the form that the store has it; nobody is in it twice."""

_WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)
_PRIORITIES = ("routine", "routine", "routine", "urgent")
_ADULT_DAYS = (19 * 365, 92 * 365)
_FIRST_ORDINARY = 10
"""Fax numbers that end in less are the rehearsal gateway's difficult ones."""


def invent_requests(day: date, count: int, random: Random) -> list[Request]:
    """As many requests, each of another person: no two share a name, a birthday or a phone."""
    names = _names(count, random)
    born = random.sample(range(*_ADULT_DAYS), count)
    phones = _phones(count, random)
    return [
        {
            **_patient(name, day - timedelta(days=age), phone, random),
            **invent_order(random),
        }
        for name, age, phone in zip(names, born, phones, strict=True)
    ]


def invent_order(random: Random) -> Request:
    """Who refers, for what, and who pays: all of a request but its patient."""
    payer = random.choice(list(_WORDS["payers"]))
    return {
        **_office(random.choice(_WORDS["offices"])),
        **{Field(name): text for name, text in random.choice(_WORDS["services"]).items()},
        Field.PRIORITY: random.choice(_PRIORITIES),
        Field.PAYER: payer,
        Field.MEMBER_ID: f"{_WORDS['payers'][payer]}{random.randrange(10**7, 10**8)}",
    }


def ordered_for(patient: Request, order: Request) -> Request:
    """The `order` for the patient of another request."""
    return {**order, **{field: patient[field] for field in PATIENT if field in patient}}


def other_given_name(request: Request) -> str:
    """The name of a brother or sister."""
    names: list[str] = _WORDS["given"][request[Field.SEX]]
    return names[(names.index(request[Field.GIVEN_NAME]) + 1) % len(names)]


def _names(count: int, random: Random) -> list[tuple[str, str, str]]:
    """Given name, surname and sex; the names are distinct up to some 1,800."""
    every = [
        (given, family, sex)
        for sex, names in _WORDS["given"].items()
        for given in names
        for family in _WORDS["families"]
    ]
    return random.sample(every, count)


def _phones(count: int, random: Random) -> list[str]:
    """E.164; the last four digits are those that are kept for fiction."""
    every = [f"+1{area}55501{last:02d}" for area in _WORDS["area_codes"] for last in range(100)]
    return random.sample(every, count)


def _patient(name: tuple[str, str, str], born: date, phone: str, random: Random) -> Request:
    town = random.choice(list(_WORDS["towns"]))
    return {
        Field.GIVEN_NAME: name[0],
        Field.SURNAME: name[1],
        Field.SEX: name[2],
        Field.DATE_OF_BIRTH: born.isoformat(),
        Field.PHONE: phone,
        Field.STREET: f"{random.randrange(10, 999)} {random.choice(_WORDS['streets'])}",
        Field.SUBURB: town,
        Field.STATE: "IL",
        Field.POSTCODE: _WORDS["towns"][town],
        Field.OUTSIDE_ID: str(random.randrange(10**5, 10**7)),
    }


def _office(written: Mapping[str, str]) -> Request:
    number = Random(written["npi"])  # noqa: S311 - an office has one number, whatever the seed
    last = number.randrange(_FIRST_ORDINARY, 100)
    area = number.choice(_WORDS["area_codes"])
    return {
        Field.ORGANISATION: written["organisation"],
        Field.PROVIDER: written["provider"],
        Field.NPI: written["npi"] + check_digit(written["npi"]),
        Field.PROVIDER_PHONE: f"+1{area}55501{last:02d}",
        Field.PROVIDER_FAX: f"+1{area}55501{(last + 1) % 90 + _FIRST_ORDINARY:02d}",
    }
