"""What a recorded step does with the hand: clicks, fills in, chooses, presses keys, scrolls."""

from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.page_place import Selectors, thing

ENTER_KEY = "\ue007"
"""As WebDriver's standard writes it in a text; the other keys stand in its table beside it."""


class ClickKind(StrEnum):
    SINGLE = "click"
    DOUBLE = "double-click"
    SECONDARY = "right-click"


@dataclass(frozen=True, slots=True)
class Click:
    selectors: Selectors
    kind: ClickKind = ClickKind.SINGLE

    def words(self) -> str:
        """What a person would say it does."""
        return f"{self.kind} {thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Change:
    """Fills a field or chooses an option; `value` may hold `${…}` places."""

    selectors: Selectors
    value: str

    def words(self) -> str:
        """What a person would say it does; never the value, which may be secret."""
        return f"fill in {thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class SendKeys:
    """Types behind what a field holds; `value` may hold `${…}` places and WebDriver's keys."""

    selectors: Selectors
    value: str

    def words(self) -> str:
        """What a person would say it does; never the value, which may be secret."""
        only_keys = all("\ue000" <= sign <= "\uf8ff" for sign in self.value)
        what = "press Enter" if self.value == ENTER_KEY else "press keys" if only_keys else "type"
        return f"{what} in {thing(self.selectors)}"


class OptionBy(StrEnum):
    LABEL = "label"
    VALUE = "value"
    INDEX = "index"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Choose:
    """Chooses an option of a list by its label, value, index from 0, or id."""

    selectors: Selectors
    option: str
    by: OptionBy = OptionBy.LABEL

    def words(self) -> str:
        """What a person would say it does; the option may be a patient's name."""
        return f"choose in {thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Tick:
    """Sees to it that a box is ticked, or is not."""

    selectors: Selectors
    on: bool

    def words(self) -> str:
        """What a person would say it does."""
        return f"{'tick' if self.on else 'untick'} {thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    down: bool

    def words(self) -> str:
        """What a person would say it does."""
        name = "Space" if self.name == " " else self.name
        return f"{'press' if self.down else 'let go of'} the key {name}"


@dataclass(frozen=True, slots=True)
class Hover:
    selectors: Selectors

    def words(self) -> str:
        """What a person would say it does."""
        return f"point at {thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Scroll:
    """Scrolls an element, or the page where no selectors are given, to `x`, `y` pixels."""

    selectors: Selectors
    x: int
    y: int

    def words(self) -> str:
        """What a person would say it does."""
        return f"scroll {thing(self.selectors) if self.selectors else 'the page'}"
