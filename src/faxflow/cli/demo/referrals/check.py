"""One thing that the demo makes sure of at its end."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """`of` cases were looked at; `wrong` names those that are not as they should be, by ids."""

    what: str
    of: int
    wrong: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all of them are right."""
        return not self.wrong


def check(what: str, of: int, wrong: Iterable[str]) -> Check:
    """The check, of as many cases."""
    return Check(what, of, tuple(wrong))
