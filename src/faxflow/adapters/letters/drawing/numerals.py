"""Numbers as Word writes them: 3, 03, c, C, iii, III, 3rd."""

from collections.abc import Callable, Mapping
from typing import Final

from faxflow.adapters.letters.drawing.undrawable import Undrawable

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS: Final = 26
_TEENS: Final = range(11, 14)


def numeral(number: int, form: str) -> str:
    """The number in the form that ST_NumberFormat names (ISO/IEC 29500-1, 17.18.59).

    Raises Undrawable.
    """
    if form not in _FORMS:
        raise Undrawable(f"numbers in Word’s form {form}")
    return _FORMS[form](number)


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        told += sign * count
    return told


def _letter(number: int) -> str:
    """a to z, then aa to zz, as Word counts."""
    if number < 1:
        return ""
    times, at = divmod(number - 1, _LETTERS)
    return chr(ord("a") + at) * (times + 1)


def _ordinal(number: int) -> str:
    teen = number % 100 in _TEENS
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
}
