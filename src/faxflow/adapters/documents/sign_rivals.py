"""By how much a word's signs are likelier than their rivals: 3 beside 8, c beside e."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faxflow.adapters.documents.sign_network import SIGNS, Floats, log_shares
from faxflow.adapters.documents.sign_places import Fit

_NEVER: Final = np.float32(-1e9)

_PUNCTUATION: Final = "".join(sign for sign in SIGNS if not sign.isalnum())
_SAME: Final = (
    *("0Oo", "1Il", _PUNCTUATION),
    *("Cc", "Ss", "Vv", "Ww", "Xx", "Zz", "Kk", "Pp", "Uu"),
)
"""Signs that look alike in many typefaces: one says nothing against the other."""
_LOST_STROKES: Final = ("ce", "hb", "72")
"""The first sign of each pair is what a coarse page leaves of the second one, whose level stroke
fell between two of its rows."""
_EASILY: Final = 3.0
"""By how much likelier than it looks the second one is then."""


def of_its_kind(text: str, seen: Floats) -> Floats:
    """What was seen, as if there were no digits in words of letters, or no letters in numbers,
    and as if what looks alike were the same."""
    digits, letters = any(map(str.isdigit, text)), any(map(str.isalpha, text))
    kept = seen.copy()
    if not (digits and letters):
        kept[:, _LETTERS if digits else _DIGITS] = _NEVER
    for classes in _ALIKE:
        kept[:, classes] = kept[:, classes].max(axis=1, keepdims=True)
    return log_shares(kept)


_LETTERS: Final = [SIGNS.index(sign) + 1 for sign in SIGNS if sign.isalpha()]
_DIGITS: Final = [SIGNS.index(sign) + 1 for sign in SIGNS if sign.isdigit()]
_ALIKE: Final = [[SIGNS.index(sign) + 1 for sign in group] for group in _SAME]


def _no_rivals() -> NDArray[np.bool_]:
    """Of each class, which ones are no rivals of it: what is between signs, and what is alike."""
    table = np.eye(len(SIGNS) + 1, dtype=np.bool_)
    table[:, 0] = True
    for classes in _ALIKE:
        table[np.ix_(classes, classes)] = True
    return table


def _head_starts() -> Floats:
    """What each class gets in advance as a rival of another one."""
    table = np.where(_no_rivals(), _NEVER, np.float32(0))
    for less, more in _LOST_STROKES:
        table[SIGNS.index(less) + 1, SIGNS.index(more) + 1] = _EASILY
    return table


_HEAD_STARTS: Final = _head_starts()


def least_margin(classes: Sequence[int], seen: Floats, fit: Fit) -> float:
    """The margin of the word's least likely sign over its rivals, averaged along the sign."""
    places = np.flatnonzero(fit.signs >= 0)
    signs = fit.signs[places]
    wanted = np.asarray(classes)[signs]
    own = seen[places, wanted]
    rival = (seen[places] + _HEAD_STARTS[wanted]).max(axis=1)
    weight = np.exp(np.maximum(own, rival))
    above = np.bincount(signs, weight * (own - rival), len(classes))
    return float((above / np.bincount(signs, weight, len(classes))).min())
