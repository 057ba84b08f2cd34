"""Answers kept for short texts: a gateway's mails repeat the same lines by the thousand."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
_LONGEST = 200
_MOST = 4_096


def remembered(answer: Callable[[str], T]) -> Callable[[str], T]:
    """The same function, asked once for each text that is short and came lately."""
    kept = lru_cache(_MOST)(answer)

    @wraps(answer)
    def ask(text: str) -> T:
        return kept(text) if len(text) <= _LONGEST else answer(text)

    return ask
