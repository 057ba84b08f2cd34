"""The dialogs that a recorded walk met, each with its text and its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.domain.recorded_action import Dialog
from faxflow.domain.recording import Recording

_NEAR = 3
"""Steps between what tells a dialog's text and what answers it, at most."""


@dataclass(frozen=True, slots=True)
class MetDialog:
    """`text` is None where no step tells it."""

    step: int
    text: str | None
    accepted: bool


def met_dialogs(recording: Recording) -> Iterator[MetDialog]:
    """Each text once; dialogs of no text only where none has one."""
    steps = [(one.number, one.action) for one in recording.steps if isinstance(one.action, Dialog)]
    answers = [(number, one.accepted) for number, one in steps if one.accepted is not None]
    texts: set[str] = set()
    for number, dialog in steps:
        if dialog.text and dialog.text not in texts:
            texts.add(dialog.text)
            yield MetDialog(number, dialog.text, _answer(number, answers))
    if not texts and answers:
        number, accepted = answers[0]
        yield MetDialog(number, None, accepted)


def _answer(step: int, answers: Sequence[tuple[int, bool]]) -> bool:
    """That of the nearest step; a dialog without one has only its one button."""
    near = [(abs(number - step), accepted) for number, accepted in answers]
    return next((accepted for apart, accepted in sorted(near) if apart <= _NEAR), True)
