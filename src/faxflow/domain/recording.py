"""A recorded walk through a portal: its steps, and each step in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.page_place import MAIN_TAB, Frame, Selectors, thing

ENTER_KEY = "\ue007"
"""As WebDriver's standard writes it in a text; the other keys stand in its table beside it."""


class ClickKind(StrEnum):
    SINGLE = "click"
    DOUBLE = "double-click"
    SECONDARY = "right-click"


class Comparison(StrEnum):
    AT_LEAST = ">="
    EXACTLY = "=="
    AT_MOST = "<="

    def in_words(self) -> str:
        """As it stands before a count."""
        return {">=": "at least", "==": "exactly", "<=": "at most"}[self]


@dataclass(frozen=True, slots=True)
class SetViewport:
    width: int
    height: int

    def words(self) -> str:
        """What a person would say it does."""
        return f"set the window to {self.width}×{self.height}"


@dataclass(frozen=True, slots=True)
class Navigate:
    url: str

    def words(self) -> str:
        """What a person would say it does; the address may hold a variable's value."""
        return "open the address"


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
        return f"{'press' if self.down else 'let go of'} the key {self.name}"


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


@dataclass(frozen=True, slots=True)
class WaitForElement:
    selectors: Selectors
    comparison: Comparison = Comparison.AT_LEAST
    count: int = 1

    def words(self) -> str:
        """What a person would say it does."""
        element = thing(self.selectors)
        match self.comparison, self.count:
            case Comparison.AT_LEAST, 1:
                return f"wait for {element}"
            case Comparison.EXACTLY, 0:
                return f"wait until {element} is gone"
        return f"wait for {self.comparison.in_words()} {self.count} of {element}"


@dataclass(frozen=True, slots=True)
class WaitForExpression:
    expression: str

    def words(self) -> str:
        """What a person would say it does."""
        return "wait until the script answers yes"


@dataclass(frozen=True, slots=True)
class Close:
    """Closes the step's tab."""

    def words(self) -> str:
        """What a person would say it does."""
        return "close the tab"


@dataclass(frozen=True, slots=True)
class Prepare:
    """What later steps carry already: the frame, the tab or the text that it names."""

    told: str

    def words(self) -> str:
        """What a person would say it does."""
        return self.told


@dataclass(frozen=True, slots=True)
class NotReplayed:
    """A step that no replay can do; where it `stops`, the walk would go wrong without it.

    `script` where it is left out because it runs JavaScript.
    """

    told: str
    why: str
    stops: bool = True
    script: bool = False

    def words(self) -> str:
        """What a person would say it does."""
        return self.told


Action = (
    SetViewport
    | Navigate
    | Click
    | Change
    | SendKeys
    | Choose
    | Tick
    | Key
    | Hover
    | Scroll
    | WaitForElement
    | WaitForExpression
    | Close
    | Prepare
    | NotReplayed
)


@dataclass(frozen=True, slots=True)
class Step:
    """`number` counts from 1; `target` is "main", "newest" or a tab's address.

    `timeout_seconds` is None where the recording leaves it to the site. `left_out` says, one
    sentence each, what of the step a replay leaves out.
    """

    number: int
    action: Action
    target: str = MAIN_TAB
    frame: Frame = ()
    timeout_seconds: float | None = None
    left_out: tuple[str, ...] = ()

    @property
    def selectors(self) -> Selectors:
        """The ways to the element that it is about; none where it is about none."""
        return getattr(self.action, "selectors", ())


@dataclass(frozen=True, slots=True)
class Recording:
    title: str
    steps: tuple[Step, ...]

    def texts(self) -> Iterator[tuple[Step, str]]:
        """Every text that may hold `${…}` places, with its step."""
        for step in self.steps:
            if isinstance(step.action, Change | SendKeys):
                yield step, step.action.value
            if isinstance(step.action, Choose):
                yield step, step.action.option
            if isinstance(step.action, Navigate):
                yield step, step.action.url
