"""What a placeholder looks like, and what only looks like one."""

import re
from typing import Final

PLACEHOLDER: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_BRACES: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_EXCERPT: Final = 40


def misuse(text: str) -> str | None:
    """The words around the first braces that are no placeholder, or None where all is well."""
    rest = PLACEHOLDER.sub("", text)
    found = _BRACES.search(rest)
    if found is None:
        return None
    start = found.start() if found[0][0] == "{" else max(0, found.end() - _EXCERPT)
    return " ".join(rest[start : start + _EXCERPT].split())
