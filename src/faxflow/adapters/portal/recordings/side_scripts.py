"""Selenium IDE's commands that run a script, of which its recorder itself writes scrolling."""

import re

from faxflow.domain.place import PLACE
from faxflow.domain.recorded_action import Action, NotReplayed, RunScript
from faxflow.domain.recorded_touch import Scroll

_NUMBER = r"\s*(-?\d+(?:\.\d+)?)\s*"
_SCROLL = re.compile(rf"\s*window\s*\.\s*scroll(?:To)?\({_NUMBER},{_NUMBER}\)\s*;?\s*")


def script_action(script: str) -> Action:
    """What the script does; scrolling needs none of the page's own JavaScript."""
    scroll = _SCROLL.fullmatch(script)
    if scroll:
        return Scroll((), round(float(scroll[1])), round(float(scroll[2])))
    if PLACE.search(script):
        why = "it runs JavaScript with a variable that nothing in the recording sets"
        return NotReplayed("run a script", why, script=True)
    return RunScript(script)
