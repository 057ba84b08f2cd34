"""What a recording needs from outside: secrets, variables, days, leave for its scripts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from faxflow.domain.calendar_click import picks_day
from faxflow.domain.field_hint import FieldKind
from faxflow.domain.moving_day import DaySuggestion, suggestions, untyped_days
from faxflow.domain.place import PLACE, is_day, places_in
from faxflow.domain.recorded_action import NotReplayed, RunScript, WaitForExpression
from faxflow.domain.recorded_secret import FoundSecret, Secret, secrets_of
from faxflow.domain.recording import Recording
from faxflow.domain.typed_day import TypedDay, days_in, typed_day
from faxflow.domain.typed_text import typed_texts

_NEAR = 4
"""Steps from the user's name to the password, at most: a click or a key lies between."""


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
        (*_places(recording, secrets), *_user(recording, secrets)),
        (*_day_places(recording), *suggestions(typed, recording.title), *picked),
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


def _day_places(recording: Recording) -> Iterator[DaySuggestion]:
    """The days that the recording leaves open already."""
    for step, text in recording.texts():
        for place in places_in(text):
            if is_day(place):
                yield DaySuggestion(step.number, f"${{{place}}}", there=True)


def _user(recording: Recording, secrets: Sequence[Secret]) -> Iterator[Variable]:
    """Who signs in, where the recording types it: by the field, else right before the password."""
    hidden = {number for secret in secrets for number in secret.steps}
    texts = [one for one in typed_texts(recording) if one.text]
    shown = [one for one in texts if not (set(one.steps) & hidden or PLACE.search(one.text))]
    passwords = {n for one in secrets if one.kind is FieldKind.PASSWORD for n in one.steps}
    named = (one for one in shown if one.kind is FieldKind.USER)
    before = (
        one
        for one, then in pairwise(texts)
        if set(then.steps) & passwords and one.kind is None and one in shown
        if then.steps[0] - one.steps[-1] <= _NEAR and not typed_day(0, one.text)
    )
    for user in islice(chain(named, before), 1):
        yield Variable("user", user.steps, user.text)


def _days(recording: Recording, hidden: set[int]) -> Iterator[TypedDay]:
    for typed in typed_texts(recording):
        if not set(typed.steps) & hidden and typed.kind is not FieldKind.BIRTH:
            yield from days_in(typed.steps[0], typed.text, by_key=typed.by_key)
    yield from untyped_days(recording)


def _scripts(recording: Recording) -> Iterator[int]:
    for step in recording.steps:
        action = step.action
        if isinstance(action, WaitForExpression | RunScript) or (
            isinstance(action, NotReplayed) and action.script
        ):
            yield step.number
