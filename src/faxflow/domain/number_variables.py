"""The variables by which a gateway's patterns name a fax number; `number_forms` fills them in."""

from string import Formatter

NUMBER_VARIABLES = frozenset({"number", "e164", "national", "trunk", "dialled"})
"""Each writes one fax number whole."""


def fields_of(pattern: str) -> frozenset[str]:
    """What stands in braces, whole; an empty name where they do not pair."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return frozenset({""})
    named = [(name, form, conversion) for _, name, form, conversion in parts if name is not None]
    return frozenset(f"{name}{conversion or ''}{form or ''}" for name, form, conversion in named)
