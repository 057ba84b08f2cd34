"""What is told of a recording before it is replayed: each step, and what stands in its way."""

from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.domain.page_place import MAIN_TAB, NEWEST_TAB, frame_words, in_shadow
from faxflow.domain.recorded_action import (
    Dialog,
    Navigate,
    NotReplayed,
    Prepare,
    RunScript,
    Store,
    WaitForExpression,
)
from faxflow.domain.recording import Recording, Step
from faxflow.domain.recording_needs import Needs
from faxflow.domain.secret_forms import is_distinctive, pattern_of

SCRIPT_REFUSED = "it runs JavaScript, which is refused unless the site sets allow_javascript = true"
_BY_RULE = "a rule of the site answers it: [[pages]] with dialog and answer"
_HIDDEN = "•••"
_SHORTEST_HIDDEN = 4


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """A step in words; `where` in words too, empty for the first tab's own page.

    `target` is the step's own, without what an address may hide behind `?`.

    `why` says what keeps it from being replayed, None where it is; it `stops` the walk where it
    would go wrong without the step. `left_out` is what a replay leaves out of it.
    """

    step: Step
    words: str
    where: str
    why: str | None
    stops: bool
    target: str
    shadow_root: bool


def checked(recording: Recording, needs: Needs) -> tuple[CheckedStep, ...]:
    """Its steps in order; no word of them holds a secret."""
    texts = [text for secret in needs.secrets for text in secret.texts]
    return tuple(_step(step, texts) for step in recording.steps)


def hidden(text: str, needs: Needs) -> str:
    """The text without the secrets."""
    return _without(text, [one for secret in needs.secrets for one in secret.texts])


def shown_address(url: str) -> str:
    """An address without who signs in and without its parts behind `?` or `#`."""
    scheme, slashes, rest = url.partition("://")
    if not slashes:
        return url.partition("?")[0].partition("#")[0]
    host, slash, path = rest.partition("?")[0].partition("#")[0].partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def _step(step: Step, texts: list[str]) -> CheckedStep:
    action, why, stops = step.action, None, False
    if isinstance(action, NotReplayed):
        why, stops = action.why, action.stops
    if isinstance(action, WaitForExpression | RunScript):
        why, stops = SCRIPT_REFUSED, True
    if isinstance(action, Dialog):
        why = _BY_RULE
    words = action.words()
    if isinstance(action, Navigate):
        words = f"open {shown_address(action.url)}"
    where = ", ".join(_places(step))
    return CheckedStep(
        step,
        _without(words, texts),
        _without(where, texts),
        why,
        stops,
        target=_without(shown_address(step.target), texts),
        shadow_root=in_shadow(step.selectors),
    )


def _places(step: Step) -> Iterator[str]:
    if isinstance(step.action, Prepare | Store):  # its words say where it leads
        return
    if step.target == NEWEST_TAB:
        yield "in the new tab"
    elif step.target != MAIN_TAB:
        yield f"in the tab {shown_address(step.target)}"
    if step.frame:
        yield f"in {frame_words(step.frame)}"
    if in_shadow(step.selectors):
        yield "inside a shadow root"


def _without(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        if is_distinctive(secret):
            text = pattern_of(secret).sub(_HIDDEN, text)
        elif len(secret) >= _SHORTEST_HIDDEN and secret.lower() != "password":
            text = text.replace(secret, _HIDDEN)
    return text
