"""The comments above a table: what they tell is no part of it, but for names in the last ones."""

import re
from typing import Final

from faxflow.frames.likely_name import is_value

_COMMENT: Final = re.compile(r'\s*"?(?:#|//|%|!|--)(?!\d)')
_BARE: Final = re.compile(r"\W*")
_BETWEEN: Final = re.compile(r"[\t,;|]| {2,}")
_KEPT: Final = 2
"""Comments right above the rows, since some files name their columns there."""


def without_comments(text: str) -> str:
    """The text with blank lines for the comments that begin it; as it is where no others follow."""
    if not _COMMENT.match(text):
        return text
    lines = text.split("\n")
    told = [at for at, line in enumerate(lines) if line.strip()]
    first = next((place for place, at in enumerate(told) if not _COMMENT.match(lines[at])), 0)
    if not first:
        return text
    kept = _KEPT if _may_name(lines[told[first - 1]], lines[told[first]]) else 0
    for at in told[: max(first - kept, 0)]:
        lines[at] = ""
    return "\n".join(lines)


def _may_name(comment: str, below: str) -> bool:
    """Whether the last comments may name columns: the line below has none, or they go on to it."""
    has_values = any(map(is_value, filter(None, map(str.strip, _BETWEEN.split(below)))))
    return has_values or not _BARE.fullmatch(comment)
