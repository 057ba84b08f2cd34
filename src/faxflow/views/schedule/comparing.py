"""Whether two files of a schedule are the same, as far as this account can tell."""

import re
from typing import Final

_SECRET: Final = re.compile(
    r"^(?:LoadCredential=|Environment=\"?[A-Z0-9_]+_COMMAND=|#?[A-Z][A-Z0-9_]*_(?:FILE|COMMAND)=).*\n",
    re.MULTILINE,
)


def differ(one: str | None, other: str | None, *, secrets_seen: bool) -> bool:
    """Whether they do. Where the folder of the secrets is closed to this account, what they say
    of secrets is left out: it cannot know which of them are there."""
    if one is None or other is None or secrets_seen:
        return one != other
    return _SECRET.sub("", one) != _SECRET.sub("", other)
