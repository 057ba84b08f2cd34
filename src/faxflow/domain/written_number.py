"""Reads a number back out of the words that were written for a gateway: an address, a subject."""

import re
from string import Formatter

from faxflow.domain.fax_number import parse_number
from faxflow.domain.number_variables import NUMBER_VARIABLES

_WITH_COUNTRY = frozenset({"number", "e164"})


def number_in(text: str, pattern: str, country: str) -> str | None:
    """The number (E.164) that filling `pattern` in has put into `text`; None where it holds none.

    `country` (ISO) is where the gateway dials from, as of `number_forms`.
    """
    form, expression = _expression(pattern)
    found = re.fullmatch(expression, text.strip(), re.IGNORECASE) if form else None
    if found is None:
        return None
    digits = found["digits"]
    return (
        f"+{digits.removeprefix('+')}" if form in _WITH_COUNTRY else parse_number(digits, country)
    )


def _expression(pattern: str) -> tuple[str | None, str]:
    """The number's variable, None where it has none, and what the filled pattern looks like."""
    form, parts = None, []
    for literal, name, _, _ in Formatter().parse(pattern):
        parts.append(re.escape(literal))
        if name in NUMBER_VARIABLES and form is None:
            form = name
            parts.append(r"(?P<digits>\+?[0-9]{5,20})")
        elif name is not None:
            parts.append(".*?")
    return form, "".join(parts)
