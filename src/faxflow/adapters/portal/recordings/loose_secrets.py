"""Secrets in the parts of a recording that no replay reads: scripts, parameters, addresses."""

import re
from collections.abc import Iterator

from faxflow.adapters.portal.recordings.json_strings import JsonText
from faxflow.domain.field_hint import SECRET_KINDS, FieldKind, kind_of_name
from faxflow.domain.place import PLACE
from faxflow.domain.recorded_secret import FoundSecret, in_address

_ASSIGNED = re.compile(
    r"""(?P<name>(?:passw|passwd|pwd|kennwort|\botp\b|\bpin\b)[^;\n]{0,60}?)"""
    r"""(?:={1,3}|:|,)\s*(?P<quote>["'`])(?P<text>(?:(?!(?P=quote)).)+)(?P=quote)""",
    re.IGNORECASE,
)
_OWN = frozenset(
    {"selectors", "selector", "targets", "title", "type", "key", "id", "name", "comment"}
)
_SCRIPTS = frozenset({"expression", "function", "script", "target", "value"})


_LOCATOR = re.compile(r"(css|xpath|id|name|link\w*|partial\w*|class\w*|index|label)\s*=|[(/.]")


def loose_secrets(text: JsonText) -> Iterator[FoundSecret]:
    """The secrets that one text of the file holds, beside what is typed."""
    names = [str(part) for part in text.path if isinstance(part, str)]
    if not names or _OWN & set(names):
        return
    steps = () if text.step is None else (text.step,)
    kind = kind_of_name(names[-1])
    if kind in SECRET_KINDS and kind is not None and text.text and not PLACE.search(text.text):
        yield FoundSecret(kind, text.text, steps)
    for found, value in in_address(text.text) if "://" in text.text else ():
        if not PLACE.fullmatch(value):
            yield FoundSecret(found, value, steps)
    for match in _ASSIGNED.finditer(text.text) if _may_be_script(text, names[-1]) else ():
        if not PLACE.search(match["text"]):
            named = kind_of_name(match["name"]) or FieldKind.PASSWORD
            yield FoundSecret(named, match["text"], steps)


def _may_be_script(text: JsonText, name: str) -> bool:
    return name in _SCRIPTS and not (name == "target" and _LOCATOR.match(text.text))
