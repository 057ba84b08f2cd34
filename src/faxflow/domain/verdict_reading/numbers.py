"""Fax numbers in running text, as E.164.

A number need only be possible, not assigned: whether it may be dialled is asked elsewhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, ValidationResult

from faxflow.domain.verdict_reading.remembered import remembered

# No part of a longer word, address, masked number or dotted quad.
_GAP = r"(?:\)?\.|(?:(?! {2})[ /()-]){0,3})"
_WRITTEN = rf"(?<![\w@*•#.-])(?:\+\s?|\()?[0-9](?:{_GAP}[0-9]){{6,18}}(?![\w*•#]|[.-]\w)"
WRITTEN_NUMBER = re.compile(_WRITTEN)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"{_YEAR}[-/.]{_DAY}[-/.]{_DAY}(?!\d)|{_DAY}[-/.]{_DAY}[-/.](?:{_YEAR}|\d\d)(?!\d)"
)
# "2 312-555-0150", "2) 312-555-0150": a line's place in a list, or a country? Nobody can tell.
_COUNTED = re.compile(
    r"(?!0*1\b|91?\b|011\b)\d{1,3}(?:\) ?| )\(?[2-9]\d{2}[). -]{1,2}\d{3}[. -]\d{4}$"
)
_SHORTEST_BARE = 11  # country code and number written without a plus
_NORTH_AMERICA = frozenset({"US", "CA"})
_NANP = re.compile(r"[2-9]\d{2}[2-9]\d{6}")
_GROUPED = re.compile(
    r"(?:1[ .-]{1,2})?\(?([2-9]\d{2})\)?[ ./-]{1,2}([2-9]\d{2})[ .-]{1,2}(\d{4})(?= |$)"
)
# A leading 9 dials an outside line on many office systems.
_DIALLED = re.compile(r"(?:91?|1)?([2-9]\d{2}[2-9]\d{6})")


@lru_cache(4_096)
def fax_number(written: str, regions: tuple[str, ...]) -> str | None:
    """E.164 of a number as written, read in the first region where it is possible.

    Text that runs on after it ("… 0142 2 pages") is left off when the whole is no number.
    """
    if written.count("(") > written.count(")") and not written.startswith("("):
        written = written[: written.rindex("(")]
    written = written.strip(" (") if "+" in written else written.strip()
    readings = _with_country if written.startswith("+") else _without_country
    return next((found for found in readings(written, regions) if found), None)


def numbers_in(text: str, regions: tuple[str, ...]) -> list[str]:
    """Every number that a text holds, in order, each once."""
    found = (fax_number(match[0], regions) for match in written_numbers(text))
    return list(dict.fromkeys(number for number in found if number))


@remembered
def written_numbers(text: str) -> tuple[re.Match[str], ...]:
    """The places in a text that have the shape of a telephone number and not of a date."""
    found = WRITTEN_NUMBER.finditer(text)
    return tuple(one for one in found if not (_DATE.match(one[0]) or _COUNTED.match(one[0])))


def _with_country(written: str, _regions: tuple[str, ...]) -> Iterator[str | None]:
    for text in _shorter(written):
        yield _possible("+" + _digits(text), None)


def _without_country(written: str, regions: tuple[str, ...]) -> Iterator[str | None]:
    grouped = _GROUPED.match(written) if not _NORTH_AMERICA.isdisjoint(regions[:1]) else None
    if grouped:  # whatever digits run on after it, "(920) 555-0128 3 of 3 pages"
        yield "+1" + "".join(grouped.groups())
    for text in _shorter(written):
        if _digits(text).startswith("000"):  # a 0 for an outside line, then 00
            yield _possible("+" + _digits(text)[3:], None)
        elif _digits(text).startswith("00"):
            yield _possible("+" + _digits(text)[2:], None)
        for region in regions:
            yield _national(_digits(text), region)
    if len(_digits(written)) >= _SHORTEST_BARE and not _digits(written).startswith("0"):
        yield _possible("+" + _digits(written), None)


def _shorter(written: str) -> Iterator[str]:
    """The text, then the text less its last words one by one."""
    words = written.split(" ")
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])


def _digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")


def _national(digits: str, region: str) -> str | None:
    if region in _NORTH_AMERICA:
        dialled = _DIALLED.fullmatch(digits)
        if dialled:
            return "+1" + dialled[1]
    return _possible(digits, region)


def _possible(digits: str, region: str | None) -> str | None:
    try:
        parsed = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(parsed) != ValidationResult.IS_POSSIBLE:
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return e164 if _has_dialling_shape(parsed) else None


def _has_dialling_shape(parsed: PhoneNumber) -> bool:
    """North American area and exchange codes begin with 2 to 9, which length alone lets pass."""
    return parsed.country_code != 1 or bool(_NANP.fullmatch(str(parsed.national_number)))
