"""What a recording needs from outside: secrets, variables, days, leave for its scripts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faxflow.domain.calendar_click import picks_day
from faxflow.domain.field_hint import FieldKind
from faxflow.domain.moving_day import DaySuggestion, navigated_days, suggestions
from faxflow.domain.place import PLACE, is_day, places_in
from faxflow.domain.recorded_action import NotReplayed, RunScript, WaitForExpression
from faxflow.domain.recorded_secret import FoundSecret, Secret, secrets_of
from faxflow.domain.recording import Recording
from faxflow.domain.typed_day import TypedDay, days_in
from faxflow.domain.typed_text import typed_texts


@dataclass(frozen=True, slots=True)
class Variable:
    """`text` is what the recording types; None where it only has the place `${name}`."""

    name: str
    steps: tuple[int, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """`days` are the `typed_days` with what could stand in their places, and days picked.

    `scripts` are the steps that run JavaScript.
    """

    secrets: tuple[Secret, ...]
    variables: tuple[Variable, ...]
    days: tuple[DaySuggestion, ...]
    typed_days: tuple[TypedDay, ...]
    scripts: tuple[int, ...]


def needs_of(recording: Recording, others: Iterable[FoundSecret] = ()) -> Needs:
    """All that it needs; `others` are secrets outside of what its steps tell."""
    secrets = secrets_of(recording, others)
    hidden = {number for secret in secrets for number in secret.steps}
    typed = sorted(_days(recording, hidden), key=lambda day: day.step)
    picked = (DaySuggestion(one.number, None) for one in recording.steps if picks_day(one))
    return Needs(
        secrets,
        (*_places(recording, secrets), *_user(recording, hidden)),
        (*suggestions(typed, recording.title), *picked),
        tuple(typed),
        tuple(_scripts(recording)),
    )


def _places(recording: Recording, secrets: Iterable[Secret]) -> Iterator[Variable]:
    """The places that nothing in the recording fills."""
    steps: dict[str, list[int]] = {}
    for step, text in recording.texts():
        for name in places_in(text):
            steps.setdefault(name, []).append(step.number)
    own = {secret.place for secret in secrets}
    for name, numbers in steps.items():
        if name not in own and not is_day(name):
            yield Variable(name, tuple(dict.fromkeys(numbers)))


def _user(recording: Recording, hidden: set[int]) -> Iterator[Variable]:
    """Who signs in, where the recording types it."""
    for typed in typed_texts(recording):
        known = set(typed.steps) & hidden or PLACE.search(typed.text) or not typed.text
        if not known and typed.kind is FieldKind.USER:
            yield Variable("user", typed.steps, typed.text)
            return


def _days(recording: Recording, hidden: set[int]) -> Iterator[TypedDay]:
    for typed in typed_texts(recording):
        if not set(typed.steps) & hidden and typed.kind is not FieldKind.BIRTH:
            yield from days_in(typed.steps[0], typed.text, by_key=typed.by_key)
    yield from navigated_days(recording)


def _scripts(recording: Recording) -> Iterator[int]:
    for step in recording.steps:
        action = step.action
        if isinstance(action, WaitForExpression | RunScript) or (
            isinstance(action, NotReplayed) and action.script
        ):
            yield step.number
