"""A small network that sees which sign stands where in a word's picture, one sign at a time.

It knows no words, no dates and no numbers, and was taught by other pictures than Tesseract: where
Tesseract takes a broken 2 for a 7 because a seven would do, this one sees a 2. How it was made is
in `training/signs.py`; its weights lie beside this file.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Strip = NDArray[np.uint8]

SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/.,()#'+:&"
"""The signs that it knows; its class 0 is what stands between two signs, and class 1 is `0`."""
HEIGHT: Final = 28
"""Dots from top to bottom of the strips that it looks at."""
WORD_HEIGHT: Final = 20
"""Dots of these that the word itself is high; the rest is margin above and below."""
DOTS_A_PLACE: Final = 2
"""It says what it sees at every second dot along a strip."""

_Pads = tuple[tuple[int, int], tuple[int, int]]
_LAYERS: Final[tuple[tuple[str, tuple[int, int], _Pads], ...]] = (
    ("lines", (2, 2), ((2, 1), (2, 1))),
    ("bows", (2, 1), ((1, 0), (1, 1))),
    ("parts", (2, 1), ((1, 1), (1, 1))),
    ("whole", (1, 1), ((0, 0), (3, 3))),
)
"""The layers of patterns: by how many dots each goes on, down and across, and its margins."""


def seen_in(strip: Strip) -> Floats:
    """The logarithm of each class's probability at each place along the strip.

    The strip is `HEIGHT` rows of greys, as wide as it likes, 0 for black; of an even width.
    """
    weights = _weights()
    seen = (1 - strip.astype(np.float32) / np.float32(255))[..., np.newaxis]
    for name, step, pads in _LAYERS:
        seen = _lit(seen, (weights[name], weights[f"{name}_bias"]), step, pads)
    return log_shares(seen[0] @ weights["sign"] + weights["sign_bias"])


def log_shares(scores: Floats) -> Floats:
    """The scores of each row so that their exponentials add up to one."""
    even = scores - scores.max(axis=-1, keepdims=True)
    shares: Floats = even - np.log(np.exp(even).sum(axis=-1, keepdims=True))
    return shares


def _lit(below: Floats, layer: tuple[Floats, Floats], step: tuple[int, int], pads: _Pads) -> Floats:
    """What a layer's patterns find in the layer below, where each finds more than its bias."""
    patterns, bias = layer
    padded = np.pad(below, (*pads, (0, 0)))
    height, width = patterns.shape[:2]
    windows = sliding_window_view(padded, (height, width), axis=(0, 1))[:: step[0], :: step[1]]
    rows, columns = windows.shape[:2]
    flat = windows.transpose(0, 1, 3, 4, 2).reshape(rows * columns, -1)
    found = flat @ patterns.reshape(-1, patterns.shape[-1]) + bias
    lit: Floats = np.maximum(found, 0).reshape(rows, columns, -1)
    return lit


@cache
def _weights() -> Mapping[str, Floats]:
    stored = files(__package__).joinpath("signs.npz")
    with stored.open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}
