"""How a text is to look: how wide, whether in colour, and whether it explains itself."""

from dataclasses import dataclass
from typing import Protocol

USUAL_WIDTH = 80


class Ink(Protocol):
    """Colours words; where there is no colour it gives them as they are."""

    def heading(self, words: str) -> str:
        """What stands above other lines."""

    def better(self, words: str) -> str:
        """A change for the better."""

    def worse(self, words: str) -> str:
        """A change for the worse."""

    def quiet(self, words: str) -> str:
        """What is not read at first."""


class NoInk:
    """As it is off a terminal, and where nobody wants colour."""

    def heading(self, words: str) -> str:
        """The words."""
        return words

    better = worse = quiet = heading


NO_INK = NoInk()


@dataclass(frozen=True, slots=True)
class Look:
    """`width` is in columns; a line that cannot be wrapped is longer, and never cut."""

    width: int = USUAL_WIDTH
    ink: Ink = NO_INK
    definitions: bool = False
