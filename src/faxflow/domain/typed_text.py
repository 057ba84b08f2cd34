"""What a person typed in a recorded walk: into which field, in which steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faxflow.domain.field_hint import FieldKind, is_nameless, kind_of
from faxflow.domain.page_place import Frame, Selector, Selectors
from faxflow.domain.recorded_touch import Change, Click, Key, SendKeys
from faxflow.domain.recording import Recording, Step

_FIRST_KEY_SIGN, _LAST_KEY_SIGN = "\ue000", "\uf8ff"
_TAB = "\ue004"
_BESIDE = frozenset({"Shift", "CapsLock", "AltGraph", "Dead", "Backspace"})
"""Keys that are pressed in the middle of typing."""
_COMMANDING = frozenset({"Control", "Meta", "Alt"})
"""Keys that make a command of the letter that is pressed with them."""
_EDITING = frozenset("acvxyz")


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
    known = _known_ways(recording.steps)
    for step in recording.steps:
        if isinstance(step.action, Change | SendKeys):
            beside = (known.get((step.frame, way), ()) for way in step.selectors)
            ways = tuple(dict.fromkeys(way for ways in beside for way in ways))
            first, *others = step.action.value.split(_TAB)
            yield Typed((step.number,), step.selectors, step.frame, _shown(first), ways)
            # What stands behind a Tab went into a field that nothing names.
            for text in filter(None, map(_shown, others)):
                yield Typed((step.number,), (), step.frame, text)


def _shown(text: str) -> str:
    """The text without its keys."""
    return "".join(sign for sign in text if not _FIRST_KEY_SIGN <= sign <= _LAST_KEY_SIGN)


def _by_key(steps: Sequence[Step]) -> Iterator[Typed]:
    """Runs of keys that write, into the element that was touched last."""
    touched: Step | None = None
    run: list[Step] = []
    commands = _commands(steps)
    for step in steps:
        if isinstance(step.action, Key) and _writes(step.action) and step.number not in commands:
            run.append(step)
            continue
        yield from _typed(run, touched)
        run = []
        if isinstance(step.action, Click | Change):
            touched = step
        elif isinstance(step.action, Key) and step.action.name == "Tab":
            touched = None
    yield from _typed(run, touched)


def _commands(steps: Sequence[Step]) -> frozenset[int]:
    """The steps that press a command's letter between a key such as Control and its release.

    More letters than a command has, or any with AltGraph, are text: a release may be missing.
    """
    found: set[int] = set()
    held: dict[int, str] | None = None
    for step in steps:
        if not isinstance(step.action, Key):
            continue
        name, down = step.action.name, step.action.down
        if name in _COMMANDING:
            if held and (len(held) == 1 or _EDITING.issuperset(held.values())):
                found |= set(held)
            held = {} if down else None
        elif name == "AltGraph":
            held = None
        elif held is not None and down and len(name) == 1:
            held[step.number] = name.lower()
    return frozenset(found)


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


def _known_ways(steps: Sequence[Step]) -> dict[tuple[Frame, Selector], dict[Selector, None]]:
    """For each way that names a field, all the ways that stand beside it in some step."""
    known: dict[tuple[Frame, Selector], dict[Selector, None]] = {}
    for step in steps:
        for way in step.selectors:
            if not is_nameless((way,)):
                known.setdefault((step.frame, way), {}).update(dict.fromkeys(step.selectors))
    return known
