"""What a walk types in place of what its recording holds, so that the recording stays as it is."""

from collections.abc import Mapping
from dataclasses import replace

from faxflow.domain.recorded_action import Action, Navigate
from faxflow.domain.recorded_touch import Change, Choose, SendKeys
from faxflow.domain.recording import Recording, Step

TYPES = (Change, SendKeys, Choose, Navigate)
"""The actions whose text may be another: what is typed, chosen or opened."""


def retyped(recording: Recording, texts: Mapping[int, str]) -> Recording:
    """The recording with the texts of these steps, by number."""
    steps = tuple(_retyped(step, texts) for step in recording.steps)
    return replace(recording, steps=steps)


def _retyped(step: Step, texts: Mapping[int, str]) -> Step:
    text = texts.get(step.number)
    return step if text is None else replace(step, action=_with_text(step.action, text))


def _with_text(action: Action, text: str) -> Action:
    match action:
        case Change() | SendKeys():
            return replace(action, value=text)
        case Choose():
            return replace(action, option=text)
        case Navigate():
            return Navigate(text)
    return action
