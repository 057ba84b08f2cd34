"""The texts in a JSON file with their places in it, so that one can be changed and no other byte.

Only for text that has been decoded once: what is no JSON is not looked for here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.adapters.portal.recordings.json_text import plain

_TOKEN = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"|(?P<sign>[\[\]{},:])|(?P<number>-?\d[\d.eE+-]*)', re.DOTALL
)
_SIGN = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
                   r"|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)  # fmt: skip

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class JsonText:
    """A text at `path`; `start` and `end` stand inside its quotes. A key is none.

    A number is `bare`: it has no quotes.
    """

    path: Path
    start: int
    end: int
    text: str
    bare: bool = False

    @property
    def step(self) -> int | None:
        """The number of the step or command that it stands in; None outside of them."""
        for name, number in zip(self.path, self.path[1:], strict=False):
            if name in {"steps", "commands"} and isinstance(number, int):
                return number + 1
        return None


@dataclass(slots=True)
class _Open:
    """An object or a list that has begun: `key` is what comes next in it."""

    is_list: bool
    start: int
    key: str | int
    awaits_key: bool


def texts_of(source: str) -> Iterator[JsonText]:
    """Every text and number that is a value."""
    for path, start, end, text in _walk(source):
        if text is None:
            continue
        if source[start] == '"':
            yield JsonText(path, start + 1, end - 1, text)
        else:
            yield JsonText(path, start, end, text, bare=True)


def objects_of(source: str) -> dict[Path, tuple[int, int]]:
    """Where each object begins and ends."""
    return {path: (start, end) for path, start, end, text in _walk(source) if text is None}


def signs_of(raw: str) -> list[str]:
    """The signs of a text as they are written, each escape whole."""
    return _SIGN.findall(raw)


def meaning(raw: str) -> str:
    """What a written text means."""
    return str(json.loads(f'"{raw}"', strict=False)) if "\\" in raw else raw


def _walk(source: str) -> Iterator[tuple[Path, int, int, str | None]]:
    """Each value that is a text, and each object (without a text) when it ends."""
    stack: list[_Open] = []
    for token in _TOKEN.finditer(plain(source)):
        if token["sign"]:
            yield from _signed(token, stack)
            continue
        text = str(json.loads(token["number"])) if token["number"] else meaning(token["text"])
        if stack and stack[-1].awaits_key:
            stack[-1].key, stack[-1].awaits_key = text, False
        else:
            yield _path(stack), token.start(), token.end(), text


def _signed(
    token: re.Match[str], stack: list[_Open]
) -> Iterator[tuple[Path, int, int, str | None]]:
    sign = token["sign"]
    if sign in "[{":
        is_list = sign == "["
        stack.append(_Open(is_list, token.start(), 0 if is_list else "", not is_list))
    elif sign in "]}":
        ended = stack.pop()
        if not ended.is_list:
            yield _path(stack), ended.start, token.end(), None
    elif sign == ",":
        top = stack[-1]
        top.awaits_key = not top.is_list
        if isinstance(top.key, int):
            top.key += 1


def _path(stack: list[_Open]) -> Path:
    return tuple(one.key for one in stack)
