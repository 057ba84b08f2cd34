"""Where along its picture each sign of a word stands, and how well the word fits what is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faxflow.adapters.documents.sign_network import Floats

_NEVER: Final = -1e9
_GAP: Final = 0
"""The class of what stands between two signs."""
_WAYS: Final = 3
"""To stay at a sign or gap, to step on to the next, or to skip the gap before the next sign."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a word lies along its picture.

    `signs` tells of each place which sign of the word is there, -1 between them; `lost` is by how
    much another reading of the picture fits better than the word, 0 where the word is the best.
    """

    signs: NDArray[np.int64]
    lost: float


def has_room(signs: Sequence[int], seen: Floats) -> bool:
    """Whether there are places for all signs, and for a gap between any two."""
    return len(seen) >= 2 * len(signs) > 0


def fits(words: Sequence[tuple[Sequence[int], Floats]]) -> list[Fit]:
    """The best way to lay each word, given by its signs' classes, along what was seen of it.

    All words go side by side, place by place (as Viterbi walks through hidden states): one by one
    they took as long as their recognition. Each must have room.
    """
    if not words:
        return []
    states = [[_GAP, *(one for sign in signs for one in (sign, _GAP))] for signs, _ in words]
    lengths = np.array([len(seen) for _, seen in words])
    liked = np.full((len(words), lengths.max(), max(map(len, states))), _NEVER, dtype=np.float32)
    for word, (own, (_, seen)) in enumerate(zip(states, words, strict=True)):
        liked[word, : len(seen), : len(own)] = seen[:, own]
    ends, steps = _walked(liked, lengths, _may_skip(states, liked.shape[2]))
    return [
        _walked_back(ends[word], steps[: len(seen), word], seen, len(states[word]))
        for word, (_, seen) in enumerate(words)
    ]


def _may_skip(states: Sequence[Sequence[int]], most: int) -> NDArray[np.bool_]:
    """Whether the gap before a sign may be missing; between two equal signs it may not."""
    skips = np.zeros((len(states), most), dtype=np.bool_)
    for word, own in enumerate(states):
        for state in range(3, len(own), 2):
            skips[word, state] = own[state] != own[state - 2]
    return skips


def _walked(
    liked: Floats, lengths: NDArray[np.int64], skips: NDArray[np.bool_]
) -> tuple[Floats, NDArray[np.int8]]:
    """How well each word's states are reached at its last place, and by which way each time."""
    steps = np.zeros((liked.shape[1], len(liked), liked.shape[2]), dtype=np.int8)
    ends = np.full_like(liked[:, 0], _NEVER)
    ends[:, :2] = liked[:, 0, :2]
    for place in range(1, liked.shape[1]):
        going = np.flatnonzero(lengths > place)
        before = ends[going]
        ways = np.full((_WAYS, *before.shape), _NEVER, dtype=np.float32)
        ways[0], ways[1, :, 1:], ways[2, :, 2:] = before, before[:, :-1], before[:, :-2]
        ways[2][~skips[going]] = _NEVER
        steps[place, going] = ways.argmax(axis=0)
        ends[going] = ways.max(axis=0) + liked[going, place]
    return ends, steps


def _walked_back(ends: Floats, steps: NDArray[np.int8], seen: Floats, states: int) -> Fit:
    """The way back from the better of the two last states."""
    state = max((states - 1, states - 2), key=lambda one: float(ends[one]))
    lost = float(seen.max(axis=-1).sum() - ends[state])
    signs = np.full(len(seen), -1, dtype=np.int64)
    for place in range(len(seen) - 1, -1, -1):
        if state % 2:
            signs[place] = state // 2
        state -= int(steps[place, state])
    return Fit(signs, lost)
