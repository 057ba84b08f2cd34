"""Selenium IDE's commands that no replay carries out, each with the reason: one table."""

from collections.abc import Mapping

from faxflow.adapters.portal.recordings.side_command import Command, Reader
from faxflow.adapters.portal.recordings.side_state import SideState
from faxflow.domain.recorded_action import Action, NotReplayed


def left_out(told: str, why: str, *, stops: bool = False) -> Reader:
    """A reader of commands that are never replayed."""
    return lambda _command, _state: NotReplayed(told, why, stops)


def _script(_command: Command, _state: SideState) -> Action:
    return NotReplayed("ask a script", "it runs JavaScript of its own", script=True)


_WAITS = "the replay waits for each element instead"
_WINDOW = "nobody sees the window"
_PICTURE = "pictures are kept only as the site says"
_POINTER = left_out("move or press the mouse", "the pointer's way is left out; clicks are not")
_LOOP = left_out("begin or end a condition or a loop", "conditions and loops", stops=True)
_ASKED = left_out("answer a dialog", "a dialog that asks for a text is not answered", stops=True)
_READ = left_out("read something from the page", "what a page says is not read")
_DRAG = left_out("drag something", "dragging cannot be replayed", stops=True)

LEFT_OUT: Mapping[str, Reader] = {
    "waitForElementNotEditable": left_out("wait until a field is locked", _WAITS),
    "waitForPopUp": left_out("wait for a new window", _WAITS),
    "waitForPageToLoad": left_out("wait for the page", _WAITS),
    "pause": left_out("wait a while", _WAITS),
    "setSpeed": left_out("go slower", _WAITS),
    "windowMaximize": left_out("make the window as large as it goes", _WINDOW),
    "windowFocus": left_out("bring the window to the front", _WINDOW),
    "screenshot": left_out("take a picture of the page", _PICTURE),
    "captureEntirePageScreenshot": left_out("take a picture of the page", _PICTURE),
    "echo": left_out("write a remark", "it is for whoever watches Selenium IDE"),
    "debugger": left_out("stop for a person to look", "nobody watches a replay"),
    "mouseOut": _POINTER, "mouseMove": _POINTER, "mouseMoveAt": _POINTER,
    "mouseDown": _POINTER, "mouseDownAt": _POINTER, "mouseUp": _POINTER, "mouseUpAt": _POINTER,
    "dragAndDropToObject": _DRAG, "dragAndDrop": _DRAG,
    "removeSelection": left_out("take back a choice", "only choices can be replayed", stops=True),
    "submit": left_out("submit a form", "record the click on its button instead", stops=True),
    "if": _LOOP, "elseIf": _LOOP, "else": _LOOP, "end": _LOOP, "while": _LOOP, "do": _LOOP,
    "repeatIf": _LOOP, "times": _LOOP, "forEach": _LOOP, "label": _LOOP, "gotoIf": _LOOP,
    "run": left_out("run another test", "only one test is replayed", stops=True),
    "storeEval": _script, "waitForCondition": _script, "waitForExpression": _script,
    "answerPrompt": _ASKED, "answerOnNextPrompt": _ASKED,
    "webdriverAnswerOnVisiblePrompt": _ASKED, "webdriverAnswerOnNextPrompt": _ASKED,
    "storeText": _READ, "storeValue": _READ, "storeTitle": _READ, "storeAttribute": _READ,
    "storeXpathCount": _READ, "storeJson": _READ, "storeElementCount": _READ,
}  # fmt: skip
