"""A sheet of paper with a form on it: texts and rules, placed in points from the top left."""

from dataclasses import dataclass, field
from typing import Final

LETTER: Final = (612.0, 792.0)
"""Width and height of the paper, in points."""


@dataclass(frozen=True, slots=True)
class Text:
    """One run of text; `top` is where its capitals begin, about."""

    left: float
    top: float
    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line from one point to another."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """What has been put on a page so far."""

    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def write(self, left: float, top: float, text: str, size: float, *, bold: bool = False) -> None:
        """Puts a text down."""
        self.texts.append(Text(left, top, text, size, bold))

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draws a line."""
        self.rules.append(Rule(left, top, right, bottom))

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draws the four sides of a box."""
        for sides in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            self.rule(*sides)
