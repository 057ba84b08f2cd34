"""A recorded wait for an element: how many, whether shown, and with which attributes."""

import json
import re
from collections.abc import Mapping
from typing import Any

from faxflow.adapters.portal.recordings.chrome_selectors import selectors_of
from faxflow.adapters.portal.recordings.numbers import Malformed, whole
from faxflow.domain.page_place import Selector, Selectors
from faxflow.domain.recorded_action import Comparison, WaitForElement

_OTHER_KIND = ("aria/", "text/", "xpath/")
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w-]*")


def wait_for_element(raw: Mapping[str, Any]) -> tuple[WaitForElement, tuple[str, ...]]:
    """The wait, and what of it is left out. Raises UnreadableStep, Malformed."""
    selectors, left_out = selectors_of(raw), []
    given = raw.get("attributes")
    if given:
        narrowed = _with_attributes(selectors, given)
        if not narrowed:
            left_out.append("the element's attributes are not looked at")
        selectors = narrowed or selectors
    if raw.get("properties"):
        left_out.append("the element's properties are not looked at")
    count = 1 if raw.get("count") is None else whole(raw["count"], "count", least=0)
    wait = WaitForElement(selectors, _comparison(raw), count)
    if raw.get("visible") is False:
        wait = WaitForElement(selectors[:1], Comparison.EXACTLY, 0)
        left_out.append("until nobody sees it is waited for, be it still there or not")
    return wait, tuple(left_out)


def _comparison(raw: Mapping[str, Any]) -> Comparison:
    """The recorder's own runner takes "at least" where nothing is said."""
    try:
        return Comparison(raw.get("operator") or Comparison.AT_LEAST)
    except ValueError as error:
        raise Malformed("operator") from error


def _with_attributes(selectors: Selectors, given: object) -> Selectors:
    """Those selectors that CSS can narrow down to such attributes."""
    if not isinstance(given, dict) or not all(map(_PLAIN_NAME.fullmatch, given)):
        return ()
    asked = "".join(f"[{name}={json.dumps(str(value))}]" for name, value in given.items())
    return tuple(_narrowed(chain, asked) for chain in selectors if _is_css(chain[-1]))


def _narrowed(chain: Selector, asked: str) -> Selector:
    return (*chain[:-1], chain[-1] + asked)


def _is_css(link: str) -> bool:
    return not link.startswith(_OTHER_KIND) and "," not in link and "::" not in link
