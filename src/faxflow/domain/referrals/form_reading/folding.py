"""Words as labels are compared: no case, no marks, and signs that look alike are one."""

import re
from typing import Final

_ALIKE: Final = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "!": "l", "|": "l", "5": "s", "8": "b"}
)
_MARKS: Final = re.compile(r"[^a-z0-9!|]")


def folded(text: str) -> str:
    """The text as a key; recognition's usual mistakes give the same one."""
    return _MARKS.sub("", text.lower().replace("£", "e").translate(_ALIKE))


def letters_differ(one: str, other: str, most: int) -> bool:
    """Whether more than `most` letters must be changed, added or left out between the two."""
    if abs(len(one) - len(other)) > most:
        return True
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, counterpart in enumerate(other, start=1):
            before, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, before + (letter != counterpart)),
            )
    return row[-1] > most
