"""Tells a page that wants somebody to sign in from a report."""

import re
from typing import Final

_LOOKED_AT: Final = 1_000_000
_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<")
_ASKS = re.compile(
    rb"<input[^>]+(?:type\s*=\s*[\"']?password|name\s*=\s*[\"']?SAMLRequest)", re.IGNORECASE
)


def is_sign_in_page(content: bytes) -> bool:
    """Whether it is a page that asks for a password, or hands on to one that does."""
    return bool(_PAGE.match(content) and _ASKS.search(content[:_LOOKED_AT]))
