"""Invented fax numbers, 555-NXX-01EE, whose last two digits decide what the gateway does."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from random import Random

_FIRST_ORDINARY = 10


class Ending(StrEnum):
    """The last two digits; every ending that is not here goes through at once."""

    BUSY_TWICE = "01"
    NEVER_ANSWERS = "02"
    NOT_IN_SERVICE = "03"
    REJECTED = "04"
    SILENT = "05"


_SHARES = {
    Ending.BUSY_TWICE: 0.04,
    Ending.NEVER_ANSWERS: 0.01,
    Ending.NOT_IN_SERVICE: 0.01,
    Ending.REJECTED: 0.005,
    Ending.SILENT: 0.005,
}
_EXCHANGES = tuple(f"{n}{xx:02d}" for n in range(2, 10) for xx in range(100) if xx != 11)  # noqa: PLR2004 - N11 codes are services such as 911


def ending_of(number: str) -> Ending | None:
    """What the number's last digits ask for, or None for one that simply goes through."""
    return next((ending for ending in Ending if number.endswith(ending)), None)


def count_endings(numbers: Iterable[str]) -> dict[str, int]:
    """How many numbers each ending has, `ordinary` for all others."""
    counted = Counter(ending_of(number) or "ordinary" for number in numbers)
    return {ending: counted[ending] for ending in (*Ending, "ordinary")}


def numbers_for(faxes: int, random: Random) -> tuple[str, ...]:
    """That many ten-digit numbers in random order, distinct up to some 70,000."""
    special = [
        _number(index, ending)
        for ending in Ending
        for index in _drawn(_share(ending, faxes), len(_EXCHANGES), random)
    ]
    ordinary = _drawn(faxes - len(special), len(_EXCHANGES) * (100 - _FIRST_ORDINARY), random)
    numbers = special + [_ordinary(index) for index in ordinary]
    random.shuffle(numbers)
    return tuple(numbers)


def _share(ending: Ending, faxes: int) -> int:
    """How many faxes get the ending; from ten faxes on, each ending is seen."""
    least = 1 if faxes >= 10 else 0  # noqa: PLR2004 - stated in the docstring
    return max(least, round(_SHARES[ending] * faxes))


def _drawn(count: int, pool: int, random: Random) -> list[int]:
    """Distinct numbers below `pool`, again from the start when it is used up."""
    whole = [index for _ in range(count // pool) for index in range(pool)]
    return whole + random.sample(range(pool), count % pool)


def _number(index: int, last: str) -> str:
    return f"555{_EXCHANGES[index]}01{last}"


def _ordinary(index: int) -> str:
    exchange, last = divmod(index, 100 - _FIRST_ORDINARY)
    return _number(exchange, f"{last + _FIRST_ORDINARY:02d}")
