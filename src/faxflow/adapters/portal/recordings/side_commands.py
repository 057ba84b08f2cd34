"""What each command of Selenium IDE is as a recorded action: one table.

The names are those of its own list of commands (selenium-ide, packages/side-model).
"""

from collections.abc import Mapping

from faxflow.adapters.portal.recordings.numbers import whole
from faxflow.adapters.portal.recordings.side_command import Command, Reader
from faxflow.adapters.portal.recordings.side_keys import with_keys
from faxflow.adapters.portal.recordings.side_left_out import LEFT_OUT
from faxflow.adapters.portal.recordings.side_scripts import script_action
from faxflow.adapters.portal.recordings.side_state import SideState
from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.domain.page_place import frame_words
from faxflow.domain.recorded_action import (
    Action,
    Close,
    Comparison,
    Dialog,
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


def _met(command: Command, _: SideState) -> Action:
    return Dialog(text=command.target.strip() or None)


def _accepted(_command: Command, _state: SideState) -> Action:
    return Dialog(accepted=True)


def _dismissed(_command: Command, _state: SideState) -> Action:
    return Dialog(accepted=False)


def _size(command: Command, _: SideState) -> Action:
    width, _sign, height = command.target.lower().replace(",", "x").partition("x")
    return SetViewport(whole(width, "size", least=1), whole(height, "size", least=1))


def _gone(command: Command, _: SideState) -> Action:
    # Of several ways to an element, one that meets nothing would end the wait at once.
    return WaitForElement(command.element()[:1], Comparison.EXACTLY, 0)


def _run_script(command: Command, _: SideState) -> Action:
    if not command.target.strip():
        raise UnreadableStep("it holds no script")
    return script_action(command.target)


READERS: Mapping[str, Reader] = {
    **LEFT_OUT,
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
    "executeScript": _run_script, "executeAsyncScript": _run_script, "runScript": _run_script,
    "assertAlert": _met, "assertConfirmation": _met, "assertPrompt": _met,
    "verifyAlert": _met, "verifyConfirmation": _met, "verifyPrompt": _met,
    "acceptAlert": _accepted, "acceptConfirmation": _accepted,
    "chooseOkOnNextConfirmation": _accepted, "webdriverChooseOkOnVisibleConfirmation": _accepted,
    "dismissConfirmation": _dismissed, "dismissPrompt": _dismissed,
    "chooseCancelOnNextConfirmation": _dismissed, "chooseCancelOnNextPrompt": _dismissed,
    "webdriverChooseCancelOnVisibleConfirmation": _dismissed,
    "webdriverChooseCancelOnVisiblePrompt": _dismissed,
}  # fmt: skip
