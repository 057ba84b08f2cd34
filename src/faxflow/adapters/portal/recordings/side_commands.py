"""What each command of Selenium IDE is as a recorded action: one table.

The names are those of its own list of commands (selenium-ide, packages/side-model).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from faxflow.adapters.portal.recordings.numbers import whole
from faxflow.adapters.portal.recordings.side_keys import with_keys
from faxflow.adapters.portal.recordings.side_locators import selectors_of
from faxflow.adapters.portal.recordings.side_scripts import script_action
from faxflow.adapters.portal.recordings.side_state import SideState
from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.domain.page_place import Selectors, frame_words
from faxflow.domain.recorded_action import (
    Action,
    Close,
    Comparison,
    Navigate,
    NotReplayed,
    Prepare,
    SetViewport,
    Store,
    WaitForElement,
)
from faxflow.domain.recorded_touch import (
    Change,
    Choose,
    Click,
    ClickKind,
    Hover,
    OptionBy,
    SendKeys,
    Tick,
)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a test; `target` and `value` with what the test has stored filled in."""

    name: str
    target: str
    value: str
    others: tuple[str, ...] = ()
    opens: str | None = None

    def element(self) -> Selectors:
        """The ways to its element. Raises UnreadableStep."""
        return selectors_of(self.target, self.others)


Reader = Callable[[Command, SideState], Action]


def _open(command: Command, state: SideState) -> Action:
    url = state.address(command.target.strip())
    state.frame = ()
    if url.lower().startswith("javascript:"):
        return NotReplayed("open an address that is a script", "it runs JavaScript", script=True)
    if url.lower().startswith("about:"):
        return NotReplayed("open an empty page", "it is no page of a portal", stops=False)
    if url.lower().startswith("file:"):
        return NotReplayed("open a file", "it lies on the machine that recorded it")
    return Navigate(url)


def _click(command: Command, _: SideState) -> Action:
    return Click(command.element())


def _type(command: Command, _: SideState) -> Action:
    if command.value.lower().startswith(("c:\\", "/home/", "/users/", "/tmp/")):  # noqa: S108
        return NotReplayed("choose a file", "the file lies on the machine that recorded it")
    return Change(command.element(), with_keys(command.value))


def _edit(command: Command, _: SideState) -> Action:
    if "<" in command.value:
        raise UnreadableStep("formatted text cannot be typed")
    return Change(command.element(), command.value)


def _select(command: Command, _: SideState) -> Action:
    kind, sign, text = command.value.partition("=")
    if not sign or kind not in list(OptionBy):
        kind, text = OptionBy.LABEL, command.value
    if text.startswith(("regexp:", "regexpi:")):
        raise UnreadableStep("it chooses by a pattern, and a list must be told what to choose")
    wanted = text.removeprefix("exact:").removeprefix("glob:")
    return Choose(command.element(), wanted, OptionBy(kind))


def _frame(command: Command, state: SideState) -> Action:
    state.select_frame(command.target)
    return Prepare(f"go on in {frame_words(state.frame)}")


def _window(command: Command, state: SideState) -> Action:
    state.select_tab(command.target)
    state.target()
    return Prepare("go on in another tab" if state.tab else "go on in the first tab")


def _handle(command: Command, state: SideState) -> Action:
    name = command.target or command.value
    state.handles[name] = state.tab
    return Prepare("remember the tab")


def _store(command: Command, state: SideState) -> Action:
    name = command.value.strip()
    state.texts[name] = command.target
    return Store(name, command.target)


def _size(command: Command, _: SideState) -> Action:
    width, _sign, height = command.target.lower().replace(",", "x").partition("x")
    return SetViewport(whole(width, "size", least=1), whole(height, "size", least=1))


def _gone(command: Command, _: SideState) -> Action:
    # Of several ways to an element, one that meets nothing would end the wait at once.
    return WaitForElement(command.element()[:1], Comparison.EXACTLY, 0)


def left_out(told: str, why: str, *, stops: bool = False) -> Reader:
    """A reader of commands that are never replayed."""
    return lambda _command, _state: NotReplayed(told, why, stops)


def _script(_command: Command, _state: SideState) -> Action:
    return NotReplayed("ask a script", "it runs JavaScript of its own", script=True)


def _run_script(command: Command, _: SideState) -> Action:
    if not command.target.strip():
        raise UnreadableStep("it holds no script")
    return script_action(command.target)


_WAITS = "the replay waits for each element instead"
_POINTER = left_out("move or press the mouse", "the pointer's way is left out; clicks are not")
_LOOP = left_out("begin or end a condition or a loop", "conditions and loops", stops=True)
_DIALOG = left_out("answer a dialog", "a recording cannot answer dialogs", stops=True)
_READ = left_out("read something from the page", "what a page says is not read")
_DRAG = left_out("drag something", "dragging cannot be replayed", stops=True)

READERS: Mapping[str, Reader] = {
    "open": _open,
    "click": _click,
    "clickAt": _click,
    "doubleClick": lambda command, _: Click(command.element(), ClickKind.DOUBLE),
    "doubleClickAt": lambda command, _: Click(command.element(), ClickKind.DOUBLE),
    "contextMenu": lambda command, _: Click(command.element(), ClickKind.SECONDARY),
    "type": _type,
    "typeKeys": lambda command, _: SendKeys(command.element(), with_keys(command.value)),
    "sendKeys": lambda command, _: SendKeys(command.element(), with_keys(command.value)),
    "editContent": _edit,
    "select": _select,
    "addSelection": _select,
    "check": lambda command, _: Tick(command.element(), on=True),
    "uncheck": lambda command, _: Tick(command.element(), on=False),
    "mouseOver": lambda command, _: Hover(command.element()),
    "selectFrame": _frame,
    "selectWindow": _window,
    "storeWindowHandle": _handle,
    "store": _store,
    "close": lambda _command, _state: Close(),
    "setWindowSize": _size,
    "waitForElementVisible": lambda command, _: WaitForElement(command.element()),
    "waitForElementPresent": lambda command, _: WaitForElement(command.element()),
    "waitForElementEditable": lambda command, _: WaitForElement(command.element()),
    "waitForText": lambda command, _: WaitForElement(command.element()),
    "waitForElementNotVisible": _gone,
    "waitForElementNotPresent": _gone,
    "waitForElementNotEditable": left_out("wait until a field is locked", _WAITS),
    "waitForPopUp": left_out("wait for a new window", _WAITS),
    "waitForPageToLoad": left_out("wait for the page", _WAITS),
    "pause": left_out("wait a while", _WAITS),
    "setSpeed": left_out("go slower", _WAITS),
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
    "executeScript": _run_script, "executeAsyncScript": _run_script, "runScript": _run_script,
    "storeEval": _script, "waitForCondition": _script, "waitForExpression": _script,
    "answerOnNextPrompt": _DIALOG, "chooseOkOnNextConfirmation": _DIALOG,
    "chooseCancelOnNextConfirmation": _DIALOG, "chooseCancelOnNextPrompt": _DIALOG,
    "webdriverAnswerOnVisiblePrompt": _DIALOG, "webdriverAnswerOnNextPrompt": _DIALOG,
    "webdriverChooseOkOnVisibleConfirmation": _DIALOG,
    "webdriverChooseCancelOnVisibleConfirmation": _DIALOG,
    "webdriverChooseCancelOnVisiblePrompt": _DIALOG,
    "storeText": _READ, "storeValue": _READ, "storeTitle": _READ, "storeAttribute": _READ,
    "storeXpathCount": _READ, "storeJson": _READ, "storeElementCount": _READ,
}  # fmt: skip
