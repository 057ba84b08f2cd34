"""Number formats of spreadsheets that say more than the number: 00000, (000) 000-0000, 0 %."""

import re
from collections.abc import Callable
from functools import cache

Shown = Callable[[str], str]
"""A number as it is kept to what a person sees of it."""

_OUTSIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions, countries, and blanks as wide as a sign."""
_MASK = re.compile(r"[0#(). /\-+:]*")
_PLAIN = re.compile(r"#?,?#*0(?:\.0*)?")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_LEAST_DIGITS = 2
_BUILT_IN = {9: "0%", 10: "0.00%"}


def mask_of(number: int, code: str | None) -> Shown | None:
    """How numbers of a format are shown, where that is more than their digits."""
    return _mask(code if code is not None else _BUILT_IN.get(number, ""))


@cache
def _mask(code: str) -> Shown | None:
    if percent := _PERCENT.fullmatch(_bare(code.split(";", maxsplit=1)[0])):
        return _percent(len(percent[1] or ""))
    sections = [_bare(section) for section in code.split(";")]
    # Of two by length, as of numbers with and without area code, the longer one is told.
    mask = max(sections[:2], key=len)
    places = mask.count("0") + mask.count("#")
    leads = mask.lstrip("(+ ").startswith(("00", "##"))
    if not _MASK.fullmatch(mask) or _PLAIN.fullmatch(mask) or places < _LEAST_DIGITS or not leads:
        return None
    return None if "." in mask and mask.count(".") == 1 and mask.endswith("0") else _filled(mask)


def _bare(section: str) -> str:
    """The section without what is not shown, its literal texts as they are."""
    return _OUTSIDE.sub("", section).replace("\\", "").replace('"', "").strip()


def _filled(mask: str) -> Shown:
    """Digits into the places of the mask, from the right; those left over come first."""
    places = sum(sign in "0#" for sign in mask)
    needed = mask.count("0")

    def shown(number: str) -> str:
        if not number.isdecimal():
            return number
        if len(number) < needed:
            number = number.zfill(needed)
        if len(number) != places:
            return number
        digits = iter(number)
        return "".join(next(digits) if sign in "0#" else sign for sign in mask)

    return shown


def _percent(places: int) -> Shown:
    def shown(number: str) -> str:
        try:
            return f"{float(number) * 100:.{places}f}%"
        except ValueError:
            return number

    return shown
