"""Where a recorded walk signs in, and what it touches only once it is in."""

import re
from collections.abc import Collection

from faxflow.domain.page_place import Selector
from faxflow.domain.place import names_secret
from faxflow.domain.recorded_touch import ENTER_KEY, Change, Click, Key, SendKeys
from faxflow.domain.recording import Recording, Step

_BESIDE = re.compile(
    r"remember|keep me|stay signed|trust this|show[ _-]?pass|checkbox", re.IGNORECASE
)
"""What one ticks on a sign-in page before one submits it."""

_PIERCED = ("aria/", "text/", "xpath/", "pierce/")


def sign_in_step(recording: Recording, secrets: Collection[str]) -> int | None:
    """The number of the step that submits the sign-in, or None where no secret is typed."""
    typed = [step.number for step in recording.steps if _types_secret(step, secrets)]
    if not typed:
        return None
    field = set(recording.steps[typed[-1] - 1].selectors)
    later = [
        step.number
        for step in recording.steps[typed[-1] - 1 :]
        if _submits(step) and not _is_beside(step, field)
    ]
    return later[0] if later else typed[-1]


def sign_of_being_in(recording: Recording, submitted: int) -> tuple[int, str] | None:
    """The first step behind the sign-in whose element no earlier one touched, and a way to it."""
    before = {way for step in recording.steps[:submitted] for way in step.selectors}
    for step in recording.steps[submitted:]:
        if step.selectors and not before & set(step.selectors):
            return step.number, min(map(_alone, step.selectors), key=_least_sure)
    return None


def _types_secret(step: Step, secrets: Collection[str]) -> bool:
    action = step.action
    return isinstance(action, Change | SendKeys) and names_secret(action.value, secrets)


def _submits(step: Step) -> bool:
    action = step.action
    if isinstance(action, Change | SendKeys):
        return ENTER_KEY in action.value
    return isinstance(action, Click) or (
        isinstance(action, Key) and action.down and action.name in {"Enter", "NumpadEnter"}
    )


def _is_beside(step: Step, field: Collection[Selector]) -> bool:
    """Whether it clicks into the field of the secret, or ticks what stands below it."""
    if not isinstance(step.action, Click):
        return False
    ways = " ".join(link for way in step.selectors for link in way)
    return bool(set(step.selectors) & set(field) or _BESIDE.search(ways))


def _alone(selector: Selector) -> str:
    """The last link, which finds the element through any shadow root by itself."""
    last = selector[-1]
    return last if len(selector) == 1 or last.startswith(_PIERCED) else f"pierce/{last}"


def _least_sure(way: str) -> int:
    """A name is surer than an id, and both than a place on the page."""
    if way.startswith("aria/") and not way.startswith("aria/["):
        return 0
    return 1 if "#" in way or "[" in way else 2
