"""Numbers by Word's pictures: "$#,##0.00" (Word's help, Numeric Picture switch)."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

_NUMBER: Final = re.compile(r"[-+]?\$?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?%?")
_DIGITS: Final = re.compile(r",?[0#][0#,]*(?:\.[0#]+)?|\.[0#]+")
"""A comma in it or before it groups thousands: "$,0.00" is common."""
_MOST_DIGITS: Final = 15
"""Word reckons with no more; an id of twenty digits is no number."""


def is_known_picture(picture: str) -> bool:
    """Whether `pictured_number` can follow it: one place for digits in each of its sections."""
    bare = re.sub(r"'[^']*'", "", picture)
    sections = bare.split(";")
    most = 3  # positive, negative and zero
    return (
        len(sections) <= most
        and not re.search("[x`]", bare)
        and any(_DIGITS.search(section) for section in sections)
    )


def pictured_number(value: str, picture: str) -> str:
    """The value in the picture's form where it reads as a number, else as it is."""
    number = number_of(value)
    if number is None:
        return value
    sections = picture.split(";")
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 - the third is for zero
        return _drawn(Decimal(0), sections[2])
    if number < 0 and len(sections) > 1:
        return _drawn(-number, sections[1])
    shown = _drawn(abs(number), sections[0])
    return f"-{shown}" if number < 0 else shown


def number_of(value: str) -> Decimal | None:
    """The number that a text is, with or without commas, $ and %; None where it is none."""
    text = value.strip()
    if not _NUMBER.fullmatch(text) or not any(map(str.isdigit, text)):
        return None
    digits = re.sub(r"[$,%]", "", text)
    try:
        return Decimal(digits) if len(digits) <= _MOST_DIGITS else None
    except InvalidOperation:
        return None


def _drawn(number: Decimal, section: str) -> str:
    """A phone's mask has several places for digits, an amount has one."""
    places = list(_DIGITS.finditer(section))
    text = _masked if len(places) > 1 else _amount
    return re.sub("'", "", text(number, section)) if places else section


def _masked(number: Decimal, section: str) -> str:
    """Digits set from the right into the places of a mask, as (###) ###-####."""
    digits = list(str(number.quantize(Decimal(1), ROUND_HALF_UP)))
    out = []
    for sign in reversed(section):
        if sign in "#0":
            out.append(digits.pop() if digits else ("0" if sign == "0" else " "))
        else:
            out.append(sign)
    return "".join([*digits, *reversed(out)])


def _amount(number: Decimal, section: str) -> str:
    place = _DIGITS.search(section)
    if place is None:
        return section
    whole, _, part = place[0].partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    digits, _, decimals = f"{rounded:f}".partition(".")
    least = len(whole.replace(",", "").lstrip("#"))
    digits = digits.lstrip("0").zfill(least)
    if "," in whole:
        digits = f"{int(digits or 0):,}" if digits else ""
    kept = decimals.rstrip("0").ljust(len(part.rstrip("#")), "0") if part else ""
    return section[: place.start()] + digits + ("." + kept if kept else "") + section[place.end() :]
