"""A recorded walk through a portal: its steps, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.domain.page_place import MAIN_TAB, Frame, Selectors
from faxflow.domain.recorded_action import Action, Navigate
from faxflow.domain.recorded_touch import Change, Choose, SendKeys


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
