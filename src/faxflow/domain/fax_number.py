"""Fax numbers: from what people type into a report to E.164, and whether one may be dialled."""

import re
from functools import cache

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

_WORDS = re.compile(
    r"\b(?:fax(?:imile)?|facsimile|telephone|tel|phone|ph|number|no|main|office|work|home|cell"
    r"|mobile|f|p|t|c|o|h|w)\b[.:#]*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SECOND_NUMBER = re.compile(r"(?:\d\D*){6}[/\\\n,;&|]\s*\(?0")
_GROUPED = re.compile(r"\d{3}\D*\d{3}\D*\d{2}[ .-]?\d{2}\D*$")
_ONE_BY_ONE = re.compile(r"\D*\d(?:\s\d)+")
_WHOLE_DECIMAL = re.compile(r"(\d+)\.0+")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_REHEARSAL = re.compile(r"\+1555\d{7}")
_NANP = re.compile(r"\+1([2-9]\d{2})[2-9]\d{6}")
_EXCHANGES = range(2, 10)
_SIMPLE_REGIONS = {"US", "CA"}
"""Where an area code is valid with every exchange, or by the exchange's first digit; the islands
of the plan have rules for longer prefixes, and so have personal numbers."""


def parse_number(text: str, country: str) -> str | None:
    """The one possible number that `text` holds, as E.164; None for any other text.

    An extension is refused: no gateway can dial it, and without it the fax reaches a
    switchboard. So are two numbers in one cell, placeholders, digits that a spreadsheet
    has rounded away, and North American ones in groups that are no area and number.
    """
    digits = _bare(text, country)
    if digits is None:
        return None
    try:
        number = phonenumbers.parse(digits, country)
    except NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if number.extension or possible != ValidationResult.IS_POSSIBLE:
        return None
    if not _is_one(digits, number.country_code):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _is_one(digits: str, country_code: int | None) -> bool:
    """Whether it is grouped as one number is: neither 555-0155 (907) nor 089 1234 / 089 1235."""
    if country_code == 1:
        return bool(_GROUPED.search(digits) or _ONE_BY_ONE.fullmatch(digits))
    return not _SECOND_NUMBER.search(digits)


def _bare(text: str, country: str) -> str | None:
    """The number among the words, or None where there is none, or more than one thing is said."""
    number = _unspoilt(_only_piece(text, country).strip())
    is_placeholder = len(set(re.sub(r"\D", "", number))) <= 1
    if is_placeholder or _LETTER.search(number):
        return None
    return number


def _only_piece(text: str, country: str) -> str:
    """What stands before, between or after the words; empty where several pieces say something.

    They are never joined: two short numbers, or one and its extension, make a third.
    """
    pieces = [piece for piece in _WORDS.split(text) if _LETTER_OR_DIGIT.search(piece)]
    if len(pieces) > 1 and is_nanp(country) and re.sub(r"\D", "", pieces[0]) == "1":
        pieces = pieces[1:]
    return pieces[0] if len(pieces) == 1 else ""


def _unspoilt(text: str) -> str:
    """What a spreadsheet made of a number, undone; empty where digits are lost for good."""
    whole = _WHOLE_DECIMAL.fullmatch(text)
    if whole:
        return whole[1]
    scientific = _SCIENTIFIC.fullmatch(text)
    if not scientific:
        return text
    decimals, exponent = scientific[2] or "", int(scientific[3])
    return scientific[1] + decimals if len(decimals) == exponent else ""


def is_valid(e164: str, *, rehearsal: bool) -> bool:
    """Whether the number may be dialled; the invented area code 555 only in a rehearsal."""
    if rehearsal and _REHEARSAL.fullmatch(e164):
        return True
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(e164))
    except NumberParseException:
        return False


def may_be_dialled(e164: str, *, rehearsal: bool) -> bool:
    """As `is_valid`, without a look at each number where its whole area code is valid."""
    usual = _NANP.fullmatch(e164)
    if usual and area_code_is_valid(usual[1]):
        return True
    return is_valid(e164, rehearsal=rehearsal)


@cache
def area_code_is_valid(area_code: str) -> bool:
    """Whether every NANP number of this shape (area code, exchange from 2 on) is valid.

    False says only that the numbers must be asked for one by one.
    """
    numbers = [
        PhoneNumber(country_code=1, national_number=int(f"{area_code}{first}345678"))
        for first in _EXCHANGES
    ]
    return all(
        phonenumbers.region_code_for_number(one) in _SIMPLE_REGIONS
        and phonenumbers.number_type(one) != PhoneNumberType.PERSONAL_NUMBER
        for one in numbers
    )


def is_nanp(country: str) -> bool:
    """Whether the country dials by the North American plan (+1)."""
    return phonenumbers.country_code_for_region(country) == 1


def as_read(e164: str) -> str:
    """The number as a letter shows it: national form for +1, else the international one."""
    if e164.startswith("+1") and len(e164) == len("+19075550155"):
        return f"({e164[2:5]}) {e164[5:8]}-{e164[8:]}"
    return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)
