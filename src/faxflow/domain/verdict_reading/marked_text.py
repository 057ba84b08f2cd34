"""Plain parts that hold markup after all: XML and JSON results, and whole pages."""

import json
import re
from collections.abc import Iterator

from faxflow.domain.verdict_reading.html_lines import html_lines
from faxflow.domain.verdict_reading.whole_text import whole_text

_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|table|div|p)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml|\w+>)")
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]*)(?:\s[^<>]*)?>([^<>]*)</\1>")
_TAG = re.compile(r"<[^<>]*>")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[_.-]")


def plain_lines(text: str) -> list[str]:
    """The text's lines; XML and JSON become `Name: value`, a page what a reader sees."""
    if _PAGE.match(text):
        return html_lines(text)
    if text.lstrip().startswith(("{", "[")):
        text = _unpacked(text)
    if _XML.match(text):
        text = _TAG.sub("\n", _ELEMENT.sub(_labelled, text))
    return text.split("\n")


def _unpacked(text: str) -> str:
    """The values of a JSON object as `name: value`; anything else as it is."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return whole_text("\n".join(_leaves("", values)))


def _leaves(name: str, value: object) -> Iterator[str]:
    """Every value that holds no other, however deep, by the name nearest to it."""
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _leaves(inner, one)
    elif isinstance(value, list) and len(value) > 1 and all(isinstance(one, dict) for one in value):
        for one in value:  # several of a kind: a row of a table each
            yield "\t".join(leaf.partition(": ")[2] for leaf in _leaves(name, one))
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(name, one)
    else:
        yield f"{_HUMP.sub(' ', name)}: {value}"


def _labelled(element: re.Match[str]) -> str:
    return f"\n{_HUMP.sub(' ', element[1])}: {element[2].strip()}\n"
