"""What a person typed in a recorded walk: into which field, in which steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faxflow.domain.field_hint import FieldKind, kind_of, same_field
from faxflow.domain.page_place import Frame, Selectors
from faxflow.domain.recording import Change, Click, Key, Recording, SendKeys, Step

_FIRST_KEY_SIGN, _LAST_KEY_SIGN = "\ue000", "\uf8ff"
_BESIDE = frozenset({"Shift", "CapsLock", "AltGraph", "Dead", "Backspace"})
"""Keys that are pressed in the middle of typing."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`text` went into the field of `selectors`; `by_key` where each key is a step of its own.

    `ways` are those by which other steps find the same field.
    """

    steps: tuple[int, ...]
    selectors: Selectors
    frame: Frame
    text: str = field(repr=False)
    ways: Selectors = ()
    by_key: bool = False

    @property
    def kind(self) -> FieldKind | None:
        """What the field takes, by its own ways or else by those of other steps."""
        return kind_of(self.selectors) or kind_of(self.ways)


def typed_texts(recording: Recording) -> list[Typed]:
    """In the order of the steps; texts of several keys are told once, by their steps."""
    return sorted([*_filled(recording), *_by_key(recording.steps)], key=lambda one: one.steps)


def _filled(recording: Recording) -> Iterator[Typed]:
    for step in recording.steps:
        if isinstance(step.action, Change | SendKeys):
            shown = [c for c in step.action.value if not _FIRST_KEY_SIGN <= c <= _LAST_KEY_SIGN]
            ways = _other_ways(step, recording)
            yield Typed((step.number,), step.selectors, step.frame, "".join(shown), ways)


def _by_key(steps: Sequence[Step]) -> Iterator[Typed]:
    """Runs of keys that write, into the element that was touched last."""
    touched: Step | None = None
    run: list[Step] = []
    for step in steps:
        if isinstance(step.action, Key) and _writes(step.action):
            run.append(step)
            continue
        yield from _typed(run, touched)
        run = []
        if isinstance(step.action, Click | Change):
            touched = step
        elif isinstance(step.action, Key) and step.action.name == "Tab":
            touched = None
    yield from _typed(run, touched)


def _typed(run: Sequence[Step], touched: Step | None) -> Iterator[Typed]:
    text: list[str] = []
    for step in run:
        if isinstance(step.action, Key) and step.action.down:
            if step.action.name == "Backspace":
                text = text[:-1]
            elif len(step.action.name) == 1:
                text.append(step.action.name)
    if text:
        selectors = touched.selectors if touched else ()
        numbers = tuple(step.number for step in run)
        yield Typed(numbers, selectors, run[0].frame, "".join(text), by_key=True)


def _writes(key: Key) -> bool:
    return len(key.name) == 1 or key.name in _BESIDE


def _other_ways(step: Step, recording: Recording) -> Selectors:
    same = (
        other.selectors
        for other in recording.steps
        if other.frame == step.frame and same_field(step.selectors, other.selectors)
    )
    return tuple(dict.fromkeys(way for ways in same for way in ways))
