"""Words as labels are compared: no case, no marks, and signs that look alike are one."""

import re
from typing import Final

_ALIKE: Final = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "!": "l", "|": "l", "5": "s", "8": "b"}
)
_MARKS: Final = re.compile(r"[^a-z0-9!|]")


def folded(text: str) -> str:
    """The text as a key; recognition's usual mistakes give the same one."""
    spelt = text.lower().replace("\u00a3", "e").replace("#", "no")
    return _MARKS.sub("", spelt.translate(_ALIKE))


def signs_of(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))
