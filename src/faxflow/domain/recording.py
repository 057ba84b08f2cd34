"""A recorded walk through a portal: its steps, and each step in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Selector = tuple[str, ...]
"""One way to find an element: a chain, each link inside the shadow root of the one before."""

Selectors = tuple[Selector, ...]
"""Ways to find the same element, the recorder's favourite first."""


class ClickKind(StrEnum):
    SINGLE = "click"
    DOUBLE = "double-click"
    SECONDARY = "right-click"


class Comparison(StrEnum):
    AT_LEAST = ">="
    EXACTLY = "=="
    AT_MOST = "<="


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
        return f"{self.kind} {_thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Change:
    """Fills a field or chooses an option; `value` may hold `${…}` places."""

    selectors: Selectors
    value: str

    def words(self) -> str:
        """What a person would say it does; never the value, which may be secret."""
        return f"fill in {_thing(self.selectors)}"


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
        return f"point at {_thing(self.selectors)}"


@dataclass(frozen=True, slots=True)
class Scroll:
    """Scrolls an element, or the page where no selectors are given, to `x`, `y` pixels."""

    selectors: Selectors
    x: int
    y: int

    def words(self) -> str:
        """What a person would say it does."""
        return f"scroll {_thing(self.selectors) if self.selectors else 'the page'}"


@dataclass(frozen=True, slots=True)
class WaitForElement:
    selectors: Selectors
    comparison: Comparison = Comparison.AT_LEAST
    count: int = 1

    def words(self) -> str:
        """What a person would say it does."""
        return f"wait for {_thing(self.selectors)}"


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


Action = (
    SetViewport
    | Navigate
    | Click
    | Change
    | Key
    | Hover
    | Scroll
    | WaitForElement
    | WaitForExpression
    | Close
)


@dataclass(frozen=True, slots=True)
class Step:
    """`number` counts from 1; `target` is "main" or a tab's address; `frame` an index path.

    `timeout_seconds` is None where the recording leaves it to the site.
    """

    number: int
    action: Action
    target: str = "main"
    frame: tuple[int, ...] = ()
    timeout_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    title: str
    steps: tuple[Step, ...]

    def texts(self) -> Iterator[tuple[Step, str]]:
        """Every text that may hold `${…}` places, with its step."""
        for step in self.steps:
            if isinstance(step.action, Change):
                yield step, step.action.value
            if isinstance(step.action, Navigate):
                yield step, step.action.url


def written(selector: Selector) -> str:
    """A selector as people see it, its chain joined as Chrome's own tools join it."""
    return " >>> ".join(selector)


def _thing(selectors: Selectors) -> str:
    """The name on the element where a selector tells it, else its first selector."""
    for selector in selectors:
        kind, slash, name = selector[-1].partition("/")
        if slash and kind in {"aria", "text"} and name:
            return f"“{name}”"
    return written(selectors[0])
