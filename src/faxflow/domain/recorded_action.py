"""What a recorded step does, and what of it no replay can do; each in plain words."""

from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.page_place import Selectors, thing
from faxflow.domain.recorded_touch import (
    Change,
    Choose,
    Click,
    Hover,
    Key,
    Scroll,
    SendKeys,
    Tick,
)


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
class RunScript:
    """Runs it once; `script` is the body of a function."""

    script: str

    def words(self) -> str:
        """What a person would say it does."""
        return "run a script"


@dataclass(frozen=True, slots=True)
class Close:
    """Closes the step's tab."""

    def words(self) -> str:
        """What a person would say it does."""
        return "close the tab"


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog that the walk met, which a rule of the site answers.

    `text` and `accepted` are None where the step does not tell them.
    """

    text: str | None = None
    accepted: bool | None = None

    def words(self) -> str:
        """What a person would say it does; the text may be about a patient."""
        what = {None: "meet", True: "accept", False: "dismiss"}
        return f"{what[self.accepted]} a dialog"


@dataclass(frozen=True, slots=True)
class Prepare:
    """What later steps carry already: the frame, the tab or the text that it names."""

    told: str

    def words(self) -> str:
        """What a person would say it does."""
        return self.told


@dataclass(frozen=True, slots=True)
class Store:
    """Names a text that later steps type; they hold it already."""

    name: str
    text: str

    def words(self) -> str:
        """What a person would say it does; never the text, which may be secret."""
        return f"remember a text as ${{{self.name}}}"


@dataclass(frozen=True, slots=True)
class NotReplayed:
    """A step that no replay can do; where it `stops`, the walk would go wrong without it.

    `script` where it is left out because it runs JavaScript; `broken` where no recorder would
    have written it so.
    """

    told: str
    why: str
    stops: bool = True
    script: bool = False
    broken: bool = False

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
    | RunScript
    | Close
    | Dialog
    | Prepare
    | Store
    | NotReplayed
)
