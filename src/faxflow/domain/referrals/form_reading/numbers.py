"""Phone numbers and provider identifiers, with the digits that recognition takes for letters."""

import re
from typing import Final

from faxflow.domain.fax_number import is_nanp, parse_number
from faxflow.domain.referrals.form_reading.parsed import Parsed

_DIGITS: Final = str.maketrans("OoQDIl|!SBZ", "00001111582")
_NANP: Final = re.compile(
    r"(?:\+?1[\s.-]*)?[({\[]?\s*([2-9]\d{2})\s*[)}\]\s.,/-]*\s*([2-9]\d{2})\s*[\s.,/-]*\s*(\d{4})(?!\d)"
)
_EXTENSION: Final = re.compile(r"(?i)\s*(?:\bext(?:ension)?\b|\bx(?=\s*\d))[\s.:#]*\d+.*$")
_REMARK: Final = re.compile(r"\(?\s*\b[A-Za-z]{1,8}\b\s*\)?\s*$")
_SOMEBODY_ELSES: Final = re.compile(
    r"\b(?:daughter|son|wife|husband|mother|mom|father|dad|sister|brother|spouse|partner|friend"
    r"|neighbou?r|niece|nephew|aunt|uncle|grand\w+|parent|guardian|caregiver|nurse|attorney"
    r"|emergency|old|former|wrong|disconnected|do not|don't|no longer)\b",
    re.IGNORECASE,
)
_NPI_DIGITS: Final = 10
_NPI_PREFIX: Final = "80840"
_BRACKET_AT_DIGIT: Final = re.compile(r"(?<=\d)[()\[\]{}](?=\d|$)")
_LETTERS_ALIKE: Final = re.compile(r"(?<=[\d().\s/-])[OoQDIl|!SBZ](?=[\d().\s/-]|$)")


def phone(text: str, country: str) -> Parsed:
    """The one number of the text as E.164; an extension is left out, and remarks behind it."""
    bare = _LETTERS_ALIKE.sub(lambda one: one.group().translate(_DIGITS), f" {text}").strip(
        " .,;:-"
    )
    bare = _EXTENSION.sub("", bare)
    number = parse_number(bare, country) or parse_number(_REMARK.sub("", bare).strip(), country)
    if is_nanp(country):
        found = _NANP.findall(bare)
        if len(found) > 1 and len(set(found)) > 1:
            return Parsed("+1" + "".join(found[0]), "two numbers stand there")
        if number is None and found:
            number = "+1" + "".join(found[0])
        if number is not None and not (number.startswith("+1") and found):
            return Parsed(None, "it is no phone number")
    if number is None:
        return Parsed(None, "it is no phone number")
    doubtful = _SOMEBODY_ELSES.search(text)
    return Parsed(number, "what stands beside it may speak against it" if doubtful else None)


def npi(text: str) -> Parsed:
    """The provider's ten digits, where their check digit is right."""
    digits = _npi_digits(text)
    if len(digits) == _NPI_DIGITS - 1:
        # A bracket at a digit is a one, if the check digit says so.
        mended = _npi_digits(_BRACKET_AT_DIGIT.sub("1", text))
        digits = mended if len(mended) == _NPI_DIGITS and _checks(mended) else digits
    if len(digits) != _NPI_DIGITS:
        return Parsed(None, "it has not ten digits")
    if not _checks(digits):
        return Parsed(digits, "its check digit is wrong")
    return Parsed(digits)


def _npi_digits(text: str) -> str:
    told = _LETTERS_ALIKE.sub(lambda one: one.group().translate(_DIGITS), f" {text} ")
    return re.sub(r"\D", "", told)


def _checks(digits: str) -> bool:
    """Luhn over 80840 and the ten digits (45 CFR 162.406)."""
    reversed_digits = [int(digit) for digit in reversed(_NPI_PREFIX + digits)]
    doubled = (value * (1 + index % 2) for index, value in enumerate(reversed_digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
