"""Regular expressions that people write: compiled, and refused where they may never end."""

import re
from collections.abc import Iterator

_LONGEST = 300
_ENDLESS = re.compile(r"[*+]|\{\d*,\d*\}")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[*+]\??|\{\d*,\d*\}|\(\?P<\w+>|\(\?:|.", re.S)


def bounded_pattern(written: str) -> re.Pattern[str]:
    """The pattern, case ignored. Raises ValueError where it is none or could take for ever."""
    if len(written) > _LONGEST:
        raise ValueError(f"a pattern has at most {_LONGEST} characters")
    try:
        compiled = re.compile(written, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"it is no regular expression ({error})") from error
    if _repeats_a_choice(written):
        raise ValueError("a repeated group that repeats or chooses inside could take for ever")
    return compiled


def _repeats_a_choice(written: str) -> bool:
    """True for `(a+)+` and `(a|b)*`: the ways to match them multiply with each character."""
    inner = [False]
    closed = False
    for piece in _pieces(written):
        if _ENDLESS.match(piece):
            if closed:
                return True
            inner[-1] = True
        elif piece == "|":
            inner[-1] = True
        closed = piece == ")" and inner[-1]
        if piece.startswith("("):
            inner.append(False)
        elif piece == ")" and len(inner) > 1:
            inside = inner.pop()
            inner[-1] |= inside
    return False


def _pieces(written: str) -> Iterator[str]:
    return (match[0] for match in _PIECE.finditer(written))
