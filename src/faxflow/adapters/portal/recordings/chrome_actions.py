"""What each type of step in a Chrome recording is as a recorded action: one table."""

from collections.abc import Callable, Mapping
from typing import Any

from faxflow.adapters.portal.recordings.chrome_selectors import selectors_of
from faxflow.adapters.portal.recordings.key_names import key_name
from faxflow.adapters.portal.recordings.numbers import Malformed, pixels, whole
from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.adapters.portal.recordings.waiting import wait_for_element
from faxflow.domain.recorded_action import (
    Action,
    Close,
    Navigate,
    NotReplayed,
    SetViewport,
    WaitForExpression,
)
from faxflow.domain.recorded_touch import Change, Click, ClickKind, Hover, Key, Scroll

Raw = Mapping[str, Any]

_BROWSERS_OWN = ("chrome:", "edge:", "brave:", "about:", "chrome-extension:", "devtools:")
_BUTTONS = {"primary": ClickKind.SINGLE, "secondary": ClickKind.SECONDARY}
_BUTTON_WORDS = {"auxiliary": "middle", "back": "back", "forward": "forward"}


def text_of(raw: Raw, key: str) -> str:
    """A text; empty where it is missing. Raises Malformed."""
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise Malformed(key)
    return value or ""


def _navigate(raw: Raw) -> Action:
    url = text_of(raw, "url").strip()
    scheme = url.partition("/")[0].lower()
    if not url:
        raise UnreadableStep("its url is missing")
    if scheme.startswith("javascript:"):
        return NotReplayed("open an address that is a script", "it runs JavaScript", script=True)
    if scheme.startswith(_BROWSERS_OWN):
        return NotReplayed(
            "open a page of the browser's own", "it is no page of a portal", stops=False
        )
    if scheme.startswith("file:"):
        return NotReplayed("open a file", "it lies on the machine that recorded it")
    if "://" not in url and not url.startswith(("${", "data:")):
        raise UnreadableStep("its url is no whole address")
    return Navigate(url)


def _click(raw: Raw) -> Action:
    button, selectors = text_of(raw, "button") or "primary", selectors_of(raw)
    if button in _BUTTON_WORDS:
        why = f"a click with the {_BUTTON_WORDS[button]} button cannot be replayed"
        return NotReplayed("click", why)
    if button not in _BUTTONS:
        raise UnreadableStep(f"the mouse has no button “{button}”")
    return Click(selectors, _BUTTONS[button])


def _change(raw: Raw) -> Action:
    value = raw.get("value")
    if isinstance(value, bool | list | dict) or value is None:
        raise UnreadableStep("its value is missing or no text")
    selectors, text = selectors_of(raw), str(value)
    if text.lower().startswith("c:\\fakepath\\"):
        return NotReplayed("choose a file", "the file lies on the machine that recorded it")
    return Change(selectors, text)


def _key(raw: Raw, *, down: bool) -> Action:
    recorded = text_of(raw, "key")
    if not recorded:
        raise UnreadableStep("its key is missing")
    name = key_name(recorded)
    if name is None:
        told = f"{'press' if down else 'let go of'} the key {recorded}"
        return NotReplayed(told, "a replay has no such key", stops=False)
    return Key(name, down=down)


def _scroll(raw: Raw) -> Action:
    selectors = selectors_of(raw) if raw.get("selectors") or raw.get("selector") else ()
    return Scroll(selectors, pixels(raw.get("x"), "x"), pixels(raw.get("y"), "y"))


def _viewport(raw: Raw) -> Action:
    size = [whole(raw.get(key), key, least=1) for key in ("width", "height")]
    return SetViewport(*size)


def _expression(raw: Raw) -> Action:
    expression = text_of(raw, "expression")
    if not expression.strip():
        raise UnreadableStep("its expression is missing")
    return WaitForExpression(expression)


def _custom(raw: Raw) -> Action:
    name = f" “{raw['name']}”" if isinstance(raw.get("name"), str) else ""
    why = "“customStep” steps mean something only to the program that wrote them"
    return NotReplayed(f"a step of another program's own{name}", why)


def _measured(_: Raw) -> Action:
    return NotReplayed("measure the page", "it is for Lighthouse's user flows", stops=False)


def _network(_: Raw) -> Action:
    return NotReplayed("slow the network down", "the network stays as fast as it is", stops=False)


ACTIONS: Mapping[str, Callable[[Raw], Action]] = {
    "setViewport": _viewport,
    "navigate": _navigate,
    "click": _click,
    "doubleClick": lambda raw: Click(selectors_of(raw), ClickKind.DOUBLE),
    "change": _change,
    "keyDown": lambda raw: _key(raw, down=True),
    "keyUp": lambda raw: _key(raw, down=False),
    "hover": lambda raw: Hover(selectors_of(raw)),
    "scroll": _scroll,
    "waitForElement": lambda raw: wait_for_element(raw)[0],
    "waitForExpression": _expression,
    "emulateNetworkConditions": _network,
    "customStep": _custom,
    "close": lambda _: Close(),
    "startTimespan": _measured,
    "endTimespan": _measured,
    "startNavigation": _measured,
    "endNavigation": _measured,
    "snapshot": _measured,
}
