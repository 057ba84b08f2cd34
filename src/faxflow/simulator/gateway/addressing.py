"""Reads the number out of a mail by the very patterns that a practice writes it with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from string import Formatter

import phonenumbers

from faxflow.domain.number_variables import NUMBER_VARIABLES

_DIGITS = r"(\+?\d+)"


@dataclass(frozen=True, slots=True)
class Addressing:
    """The patterns of one gateway's settings; `country` (ISO) is where it dials from."""

    address: str
    subject: str = "{reference}"
    headers: Mapping[str, str] = field(default_factory=dict)
    country: str = "US"


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Tries each gateway's patterns in turn: the address first, then subject and headers."""

    gateways: tuple[Addressing, ...]

    def __call__(self, address: str, content: bytes) -> str | None:
        """The number (E.164) that a mail is for, or None."""
        mail = message_from_bytes(content)
        found = (
            _number(pattern, text, one.country)
            for one in self.gateways
            for pattern, text in _places(one, address, mail)
        )
        return next((number for number in found if number), None)


def _places(one: Addressing, address: str, mail: Message) -> Iterator[tuple[str, str]]:
    yield one.address, address
    yield one.subject, _text(mail["Subject"])
    for name, pattern in one.headers.items():
        yield pattern, _text(mail[name])


def _text(written: str | None) -> str:
    return str(make_header(decode_header(written or "")))


def _number(pattern: str, text: str, country: str) -> str | None:
    expression, variables = _inverse(pattern)
    match = re.fullmatch(expression, text, re.IGNORECASE) if variables else None
    return _e164(variables[0], match[1], country) if match else None


def _inverse(pattern: str) -> tuple[str, list[str]]:
    """An expression that finds what the pattern's number variables stand for, and their names."""
    parts, variables = list[str](), list[str]()
    for literal, name, _, _ in Formatter().parse(pattern):
        parts.append(re.escape(literal))
        if name in NUMBER_VARIABLES:
            variables.append(name)
            parts.append(_DIGITS)
        elif name is not None:
            parts.append(r".*?")
    return "".join(parts), variables


def _e164(variable: str, written: str, country: str) -> str | None:
    if variable in {"number", "e164"}:
        return f"+{written.removeprefix('+')}"
    try:
        parsed = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
