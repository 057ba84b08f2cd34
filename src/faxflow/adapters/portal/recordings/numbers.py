"""Numbers as recordings hold them: as such, or as texts."""

import math


class Malformed(Exception):
    """Names the property that holds something else."""


def whole(value: object, name: str, *, least: int) -> int:
    """A count. Raises Malformed."""
    number = _number(value, name)
    if number != int(number) or number < least:
        raise Malformed(name)
    return int(number)


def pixels(value: object, name: str) -> int:
    """A place on the page; 0 where none is given. Raises Malformed."""
    return 0 if value is None else round(_number(value, name))


def seconds(milliseconds: object) -> float | None:
    """A length; None where it is none, or not above zero."""
    try:
        length = _number(milliseconds, "timeout") / 1000
    except Malformed:
        return None
    return length if length > 0 else None


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Malformed(name)
    try:
        number = float(value)
    except ValueError as error:
        raise Malformed(name) from error
    if not math.isfinite(number):
        raise Malformed(name)
    return number
