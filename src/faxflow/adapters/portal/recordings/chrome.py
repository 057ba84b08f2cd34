"""Reads a Chrome DevTools Recorder file, in its old and its new forms, into a Recording.

The form is that of the recorder's own schema (puppeteer/replay, src/Schema.ts).
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from faxflow.adapters.portal.recordings.chrome_selectors import selectors_of
from faxflow.adapters.portal.recordings.numbers import Malformed, pixels, seconds, whole
from faxflow.adapters.portal.recordings.unreadable import UnreadableFile, UnreadableStep
from faxflow.adapters.portal.recordings.waiting import wait_for_element
from faxflow.domain.page_place import MAIN_TAB
from faxflow.domain.recording import (
    Action,
    Change,
    Click,
    ClickKind,
    Close,
    Hover,
    Key,
    Navigate,
    NotReplayed,
    Recording,
    Scroll,
    SetViewport,
    Step,
    WaitForExpression,
)

Raw = Mapping[str, Any]
TODO = "Record the steps again in Chrome DevTools and export them as JSON."

_UNREADABLE = "an unreadable step"
_BROWSERS_OWN = ("chrome:", "edge:", "brave:", "about:", "chrome-extension:", "devtools:")
_BUTTONS = {"primary": ClickKind.SINGLE, "secondary": ClickKind.SECONDARY}
_BUTTON_WORDS = {"auxiliary": "middle"}


def read_chrome(raw: Raw) -> Recording:
    """The recording. Raises UnreadableFile where it is none; a bad step is told in its place."""
    steps, title = raw.get("steps"), raw.get("title")
    if not isinstance(steps, list):
        raise UnreadableFile("it holds no list of steps", TODO)
    if not isinstance(title, str):
        raise UnreadableFile("it has no title, so it is no finished recording", TODO)
    if not steps:
        raise UnreadableFile("its list of steps is empty: it holds no steps", TODO)
    timeout = raw.get("timeout")
    return Recording(title, tuple(_step(n, one, timeout) for n, one in enumerate(steps, start=1)))


def _step(number: int, raw: object, timeout: object) -> Step:
    if not isinstance(raw, dict):
        return Step(number, NotReplayed(_UNREADABLE, "it is not a table of properties"))
    kind = raw.get("type")
    told = f"a “{kind}” step" if isinstance(kind, str) and kind else _UNREADABLE
    try:
        return _read_step(number, raw, timeout)
    except UnreadableStep as error:
        return Step(number, NotReplayed(error.told or told, error.why))
    except Malformed as error:
        return Step(number, NotReplayed(told, f"its {error} is malformed"))


def _read_step(number: int, raw: Raw, timeout: object) -> Step:
    action, left_out = _action(raw)
    own = raw.get("timeout")
    return Step(
        number,
        action,
        target=_text(raw, "target") or MAIN_TAB,
        frame=_frame(raw.get("frame")),
        timeout_seconds=seconds(timeout if own is None else own),
        left_out=(*left_out, *_not_looked_at(raw)),
    )


def _action(raw: Raw) -> tuple[Action, tuple[str, ...]]:
    """What to do, and what of it is left out."""
    kind = raw.get("type")
    if not isinstance(kind, str) or not kind:
        raise UnreadableStep("its type is missing")
    if kind == "waitForElement":
        return wait_for_element(raw)
    if kind not in _READERS:
        near = get_close_matches(kind, _READERS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnreadableStep(f"the recorder has no “{kind}” steps{hint}")
    return _READERS[kind](raw), ()


def _frame(frames: object) -> tuple[int, ...]:
    listed = frames if isinstance(frames, list) else [] if frames is None else [frames]
    return tuple(whole(one, "frame", least=0) for one in listed)


def _not_looked_at(raw: Raw) -> Iterator[str]:
    events = raw.get("assertedEvents")
    if isinstance(events, list) and events:
        yield "the page that follows is not compared with the recorded address and title"
    if isinstance(raw.get("duration"), int | float):
        yield "how long the button was held is left out"


def _navigate(raw: Raw) -> Action:
    url = _text(raw, "url").strip()
    scheme = url.partition("/")[0].lower()
    if not url:
        raise UnreadableStep("its url is missing")
    if scheme.startswith("javascript:"):
        return NotReplayed("open an address that is a script", "it runs JavaScript")
    if scheme.startswith(_BROWSERS_OWN):
        return NotReplayed(
            "open a page of the browser's own", "it is no page of a portal", stops=False
        )
    if scheme.startswith("file:"):
        return NotReplayed("open a file", "it lies on the machine that recorded it")
    return Navigate(url)


def _click(raw: Raw) -> Action:
    button = raw.get("button") or "primary"
    if button not in _BUTTONS:
        word = _BUTTON_WORDS.get(str(button), str(button))
        raise UnreadableStep(f"a click with the {word} button cannot be replayed", "click")
    return Click(selectors_of(raw), _BUTTONS[button])


def _change(raw: Raw) -> Action:
    value = raw.get("value")
    if isinstance(value, bool | list | dict) or value is None:
        raise UnreadableStep("its value is missing or no text")
    selectors, text = selectors_of(raw), str(value)
    if text.lower().startswith("c:\\fakepath\\"):
        return NotReplayed("choose a file", "the file lies on the machine that recorded it")
    return Change(selectors, text)


def _key(raw: Raw, *, down: bool) -> Action:
    name = _text(raw, "key")
    if not name:
        raise UnreadableStep("its key is missing")
    return Key(name, down=down)


def _scroll(raw: Raw) -> Action:
    selectors = selectors_of(raw) if raw.get("selectors") or raw.get("selector") else ()
    return Scroll(selectors, pixels(raw.get("x"), "x"), pixels(raw.get("y"), "y"))


def _viewport(raw: Raw) -> Action:
    size = [whole(raw.get(key), key, least=1) for key in ("width", "height")]
    return SetViewport(*size)


def _expression(raw: Raw) -> Action:
    expression = _text(raw, "expression")
    if not expression.strip():
        raise UnreadableStep("its expression is missing")
    return WaitForExpression(expression)


def _custom(raw: Raw) -> Action:
    name = f" “{raw['name']}”" if isinstance(raw.get("name"), str) else ""
    why = "“customStep” steps mean something only to the program that wrote them"
    return NotReplayed(f"a step of another program's own{name}", why)


def _network(_: Raw) -> Action:
    return NotReplayed("slow the network down", "the network stays as fast as it is", stops=False)


def _text(raw: Raw, key: str) -> str:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise Malformed(key)
    return value or ""


_READERS: Mapping[str, Callable[[Raw], Action]] = {
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
}
