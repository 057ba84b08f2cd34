"""A field's value as a person typed it: in its one normal form, or what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from faxflow.domain.fax_number import is_nanp, parse_number
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.words import WORDS, word_meant

_LONGEST, _LONGEST_REASON = 120, 1_000
_OLDEST = timedelta(days=125 * 366)
_LONGEST_AHEAD, _LONGEST_PAST = timedelta(days=3 * 366), timedelta(days=366)
_ZIP = re.compile(r"(\d{5})(?:[- ]?(\d{4}))?")
_ICD_10 = re.compile(r"([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{1,4})?")
_NPI_DIGITS = 10
_NPI_PREFIX = "80840"
"""Of all health applications in the US; the check digit reckons it in (CMS, ISO 7812)."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a value is read by: where the practice is, and the present moment there."""

    country: str
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """The practice's day."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Fault:
    """Which field cannot stand and why; the value itself is never told."""

    field: Field
    why: str

    def __str__(self) -> str:
        return f"{self.field}: {self.why}"


class _Wrong(Exception):
    """Why a text is no value."""


def typed_value(field: Field, text: str, office: Office) -> str | Fault:
    """The value in the form that `Field` tells; empty for an empty text."""
    tidied = " ".join(text.split())
    if not tidied:
        return ""
    try:
        _check_length(field, tidied)
        return _READERS.get(field, _plain)(field, tidied, office)
    except _Wrong as wrong:
        return Fault(field, str(wrong))


def npi_is_sound(digits: str) -> bool:
    """Whether ten digits bear out their last, by Luhn's sum over the prefix and them."""
    if len(digits) != _NPI_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    doubled = [
        int(digit) * (2 if place % 2 else 1)
        for place, digit in enumerate(reversed(_NPI_PREFIX + digits))
    ]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _check_length(field: Field, text: str) -> None:
    most = _LONGEST_REASON if field is Field.REASON else _LONGEST
    if len(text) > most:
        raise _Wrong(f"it is longer than {most} characters")
    if not text.isprintable():
        raise _Wrong("it has characters that cannot be shown")


def _plain(_: Field, text: str, __: Office) -> str:
    if not any(sign.isalnum() for sign in text):
        raise _Wrong("it has neither letters nor digits")
    return text


def _name(_: Field, text: str, __: Office) -> str:
    if not any(sign.isalpha() for sign in text):
        raise _Wrong("a name has letters")
    return text


def _word(field: Field, text: str, _: Office) -> str:
    meant = word_meant(field, text)
    if meant is None:
        raise _Wrong(f"it is none of {', '.join(WORDS[field])}")
    return meant


def _phone(_: Field, text: str, office: Office) -> str:
    number = parse_number(text, office.country)
    if number is None:
        raise _Wrong("it is no one possible phone number; write it as (202) 555-0117")
    return number


def _npi(_: Field, text: str, __: Office) -> str:
    digits = re.sub(r"[ -]", "", text)
    if not npi_is_sound(digits):
        raise _Wrong("an NPI has ten digits, and its last one does not fit the others here")
    return digits


def _diagnoses(_: Field, text: str, __: Office) -> str:
    found = [_ICD_10.fullmatch(code) for code in re.split(r"[\s,;]+", text.upper()) if code]
    codes = [f"{match[1]}.{match[2]}" if match[2] else match[1] for match in found if match]
    if not codes or len(codes) < len(found):
        raise _Wrong("it is a list of ICD-10 codes, as M54.5 E11.9")
    return " ".join(dict.fromkeys(codes))


def _postcode(_: Field, text: str, office: Office) -> str:
    if office.country != "US":
        return text.upper()
    match = _ZIP.fullmatch(text)
    if match is None:
        raise _Wrong("a ZIP code has five digits, or nine")
    return f"{match[1]}-{match[2]}" if match[2] else match[1]


def _birth(_: Field, text: str, office: Office) -> str:
    day = _day(text, office)
    if day is None:
        raise _Wrong("it is no date; write it as 1961-04-03")
    if not office.today - _OLDEST <= day <= office.today:
        raise _Wrong("nobody living was born on that day")
    return day.isoformat()


def _day(text: str, office: Office) -> date | None:
    """The ISO day, or the day as forms of a country with the North American order write it."""
    forms = ("%Y-%m-%d", "%m/%d/%Y", "%m-%d-%Y") if is_nanp(office.country) else ("%Y-%m-%d",)
    for form in forms:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _appointment(_: Field, text: str, office: Office) -> str:
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise _Wrong("it is no date and time; write it as 2026-12-01 09:30") from None
    if "T" not in text and ":" not in text:
        raise _Wrong("it has no time; write it as 2026-12-01 09:30")
    moment = told if told.tzinfo else _here(told, office.zone)
    if not office.now - _LONGEST_PAST <= moment <= office.now + _LONGEST_AHEAD:
        raise _Wrong("it is too far from today")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _here(told: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the practice's clock; what the clocks leave out is none."""
    moment = told.replace(tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != told:
        raise _Wrong("that night the clocks leave this time out")
    return moment


_Reader = Callable[[Field, str, Office], str]

_READERS: Mapping[Field, _Reader] = {
    **dict.fromkeys((Field.GIVEN_NAME, Field.SURNAME, Field.PROVIDER), _name),
    **dict.fromkeys(WORDS, _word),
    **dict.fromkeys((Field.PHONE, Field.PROVIDER_PHONE, Field.PROVIDER_FAX), _phone),
    Field.NPI: _npi,
    Field.DIAGNOSES: _diagnoses,
    Field.POSTCODE: _postcode,
    Field.DATE_OF_BIRTH: _birth,
    Field.APPOINTMENT_AT: _appointment,
}
