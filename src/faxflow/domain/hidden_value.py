"""A setting as it may be shown: what in it could be a secret is left out.

Secrets have places of their own and are only named in settings. But an address may hold one, and
so may a header or the words of a command, and people look at settings over each other's shoulders.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

HIDDEN = "…"
"""In the place of what is left out."""

_TELLING = r"pass|pwd|secret|token|key|sig|auth|cred|cookie|session"
_TELLS = re.compile(_TELLING, re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<=://)[^/?#\s]*@")
_PARAMETER = re.compile(rf"([?&;#][^=&;#\s]*(?:{_TELLING})[^=&;#\s]*=)[^&;#\s]+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<server>[a-z][a-z0-9+.-]*://[^/?#\s]*)(?P<rest>\S*)", re.IGNORECASE)
_RANDOM = re.compile(r"(?<=[/=])(?=[^/?&=]*\d)(?=[^/?&=]*[A-Za-z])[A-Za-z0-9_-]{16,}")
_ASSIGNED = re.compile(rf"(?P<name>-*[\w-]*(?:{_TELLING})[\w-]*=).+", re.IGNORECASE)


def hidden_value(value: Any) -> Any:
    """The value without what could be a secret: accounts and keys in addresses, headers and
    options whose names say so."""
    if isinstance(value, str):
        return hidden_text(value)
    if isinstance(value, Mapping):
        return {key: _of_key(str(key), one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return list(_words(value))
    return value


def hidden_text(text: str) -> str:
    """`https://…@host/path?token=…` of an address; any other text as it is."""
    if _ASSIGNED.fullmatch(text):
        return _ASSIGNED.sub(rf"\g<name>{HIDDEN}", text)
    return _ADDRESS.sub(_shown_address, text)


def _shown_address(found: re.Match[str]) -> str:
    server = _ACCOUNT.sub(f"{HIDDEN}@", found["server"])
    rest = _PARAMETER.sub(rf"\g<1>{HIDDEN}", found["rest"])
    return server + _RANDOM.sub(HIDDEN, rest)


def _of_key(key: str, value: Any) -> Any:
    return HIDDEN if isinstance(value, str) and _TELLS.search(key) else hidden_value(value)


def _words(words: Sequence[Any]) -> list[Any]:
    """The words of a list; of a command, what follows `--token` is hidden."""
    before = ["", *words]
    return [
        HIDDEN if _is_option_of_secret(last) else hidden_value(one)
        for last, one in zip(before, words, strict=False)
    ]


def _is_option_of_secret(word: Any) -> bool:
    return (
        isinstance(word, str)
        and re.match(r"--?\w", word) is not None
        and "=" not in word
        and (_TELLS.search(word) is not None)
    )
