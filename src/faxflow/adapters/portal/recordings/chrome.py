"""Reads a Chrome DevTools Recorder file, in its old and its new forms, into a Recording.

The form is that of the recorder's own schema (puppeteer/replay, src/Schema.ts).
"""

from collections.abc import Iterator
from difflib import get_close_matches

from faxflow.adapters.portal.recordings.chrome_actions import ACTIONS, Raw, text_of
from faxflow.adapters.portal.recordings.numbers import Malformed, seconds, whole
from faxflow.adapters.portal.recordings.unreadable import UnreadableFile, UnreadableStep
from faxflow.adapters.portal.recordings.waiting import wait_for_element
from faxflow.domain.page_place import MAIN_TAB
from faxflow.domain.recorded_action import Action, NotReplayed
from faxflow.domain.recording import Recording, Step

TODO = "Record the steps again in Chrome DevTools and export them as JSON."

_UNREADABLE = "an unreadable step"


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
        return Step(number, _broken(_UNREADABLE, "it is not a table of properties"))
    kind = raw.get("type")
    told = f"a “{kind}” step" if isinstance(kind, str) and kind else _UNREADABLE
    try:
        return _read_step(number, raw, timeout)
    except UnreadableStep as error:
        return Step(number, NotReplayed(told, error.why, broken=error.broken))
    except Malformed as error:
        return Step(number, _broken(told, f"its {error} is malformed"))


def _broken(told: str, why: str) -> NotReplayed:
    return NotReplayed(told, why, broken=True)


def _read_step(number: int, raw: Raw, timeout: object) -> Step:
    action, left_out = _action(raw)
    own = raw.get("timeout")
    return Step(
        number,
        action,
        target=text_of(raw, "target") or MAIN_TAB,
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
    if kind not in ACTIONS:
        near = get_close_matches(kind, ACTIONS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnreadableStep(f"the recorder has no “{kind}” steps{hint}")
    return ACTIONS[kind](raw), ()


def _frame(frames: object) -> tuple[int, ...]:
    listed = frames if isinstance(frames, list) else [] if frames is None else [frames]
    return tuple(whole(one, "frame", least=0) for one in listed)


def _not_looked_at(raw: Raw) -> Iterator[str]:
    events = raw.get("assertedEvents")
    if isinstance(events, list) and events:
        yield "the page that follows is not compared with the recorded address and title"
    if isinstance(raw.get("duration"), int | float):
        yield "how long the button was held is left out"
