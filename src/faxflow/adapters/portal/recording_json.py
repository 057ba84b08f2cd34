"""Reads a Chrome DevTools Recorder file, in its old and its new forms, into a Recording.

The form is that of the recorder's own schema (puppeteer/replay, src/Schema.ts).
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from faxflow.domain.recording import (
    Action,
    Change,
    Click,
    ClickKind,
    Close,
    Comparison,
    Hover,
    Key,
    Navigate,
    Recording,
    Scroll,
    Selector,
    Selectors,
    SetViewport,
    Step,
    WaitForElement,
    WaitForExpression,
)
from faxflow.errors import ConfigurationProblem, FileMissing

Raw = Mapping[str, Any]


class _Unreadable(Exception):
    """Says what is wrong with one step; becomes a ConfigurationProblem with its number."""


def read_recording(path: Path) -> Recording:
    """The recording in `path`. Raises FileMissing, ConfigurationProblem."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except (OSError, ValueError) as error:
        raise _problem(path.name, "it is not a JSON file") from error
    return parse_recording(raw, path.name)


def parse_recording(raw: object, name: str) -> Recording:
    """The recording in a decoded file called `name`. Raises ConfigurationProblem."""
    if not isinstance(raw, dict) or not isinstance(raw.get("steps"), list) or not raw["steps"]:
        raise _problem(name, "it holds no list of steps")
    if not isinstance(raw.get("title"), str):
        raise _problem(name, "it has no title, so it is no finished recording")
    steps = [
        _step(number, step, raw.get("timeout"), name)
        for number, step in enumerate(raw["steps"], start=1)
    ]
    return Recording(raw["title"], tuple(steps))


def _step(number: int, raw: object, timeout: object, name: str) -> Step:
    """One step. Raises ConfigurationProblem, which names the step by its number."""
    try:
        return _read_step(number, raw, timeout)
    except _Unreadable as error:
        raise _problem(f"{name}, step {number}", str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise _problem(f"{name}, step {number}", "a property is missing or malformed") from error


def _read_step(number: int, raw: object, timeout: object) -> Step:
    if not isinstance(raw, dict):
        raise _Unreadable("it is not a table of properties")
    return Step(
        number,
        _action(raw),
        target=str(raw.get("target") or "main"),
        frame=tuple(int(index) for index in raw.get("frame") or ()),
        timeout_seconds=_seconds(raw.get("timeout", timeout)),
    )


def _action(raw: Raw) -> Action:
    kind = str(raw["type"])
    if kind not in _READERS:
        raise _Unreadable(f"“{kind}” steps cannot be replayed")
    return _READERS[kind](raw)


def _click(raw: Raw) -> Click:
    button = raw.get("button", "primary")
    if button not in {"primary", "secondary"}:
        raise _Unreadable(f"a click with the {button} button cannot be replayed")
    kind = ClickKind.SECONDARY if button == "secondary" else ClickKind.SINGLE
    return Click(_selectors(raw), kind)


def _wait(raw: Raw) -> WaitForElement:
    for key in ("properties", "attributes"):
        if raw.get(key):
            raise _Unreadable(f"waiting for an element by its {key} cannot be replayed")
    if raw.get("visible") is False:
        raise _Unreadable("waiting for a hidden element cannot be replayed")
    return WaitForElement(
        _selectors(raw), Comparison(raw.get("operator") or ">="), int(raw.get("count", 1))
    )


def _scroll(raw: Raw) -> Scroll:
    selectors = _selectors(raw) if "selectors" in raw or "selector" in raw else ()
    return Scroll(selectors, round(raw.get("x", 0)), round(raw.get("y", 0)))


def _selectors(raw: Raw) -> Selectors:
    """New form: a list of chains; older: a list of strings; oldest: one `selector`."""
    listed = raw.get("selectors") or [raw["selector"]]
    return tuple(_chain(selector) for selector in listed)


def _chain(selector: object) -> Selector:
    links = [selector] if isinstance(selector, str) else selector
    if not isinstance(links, list) or not links or not all(isinstance(x, str) for x in links):
        raise _Unreadable("a selector is neither a text nor a list of texts")
    return tuple(links)


def _seconds(milliseconds: object) -> float | None:
    return float(milliseconds) / 1000 if isinstance(milliseconds, int | float) else None


def _problem(where: str, what: str) -> ConfigurationProblem:
    todo = "Record the steps again in Chrome DevTools and export them as JSON."
    return ConfigurationProblem(where=where, what=what, todo=todo)


_READERS: Mapping[str, Callable[[Raw], Action]] = {
    "setViewport": lambda raw: SetViewport(int(raw["width"]), int(raw["height"])),
    "navigate": lambda raw: Navigate(str(raw["url"])),
    "click": _click,
    "doubleClick": lambda raw: Click(_selectors(raw), ClickKind.DOUBLE),
    "change": lambda raw: Change(_selectors(raw), str(raw["value"])),
    "keyDown": lambda raw: Key(str(raw["key"]), down=True),
    "keyUp": lambda raw: Key(str(raw["key"]), down=False),
    "hover": lambda raw: Hover(_selectors(raw)),
    "scroll": _scroll,
    "waitForElement": _wait,
    "waitForExpression": lambda raw: WaitForExpression(str(raw["expression"])),
    "close": lambda _: Close(),
}
