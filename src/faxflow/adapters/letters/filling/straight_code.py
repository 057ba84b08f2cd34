"""A tag's code as it was meant: straight quotes and plain spaces, whatever Word made of them."""

import re
from typing import Final

_DOUBLE: Final = '"“”„‟'
_SINGLE: Final = "'‘’‚‛"
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def straight(code: str) -> str:
    """The code with quotes that end and begin texts straight; the texts stay as they are."""
    pieces, text, ends = [], "", ""
    for letter in code:
        if not ends:
            ends = _ends(letter)
            pieces.append("" if ends else _plain(letter))
        elif letter in ends:
            pieces.append(_quoted(text))
            text, ends = "", ""
        else:
            text += letter
    return "".join(pieces) + (_DOUBLE[0] + text if ends else "")


def _ends(letter: str) -> str:
    """The quotes that end a text begun by `letter`; none where it begins none."""
    if letter in {'"', "'"}:
        return letter
    return next((kind for kind in (_DOUBLE, _SINGLE) if letter in kind), "")


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def _plain(letter: str) -> str:
    return _INVISIBLE.sub("", _SPACES.sub(" ", letter))
