"""Teaches the network of `sign_network` its signs, and writes its weights.

`python -m training.signs MINUTES` needs JAX (`pip install jax`), and all the fonts it can find:
on Debian fonts-liberation, fonts-lato, fonts-open-sans, fonts-roboto-unhinted, fonts-hack,
fonts-freefont-ttf, fonts-urw-base35, fonts-inconsolata, fonts-linuxlibertine, fonts-courier-prime
and fonts-tlwg-typewriter-ttf.

The weights in use were made by an earlier form of this script in half an hour of two processors,
from 93,000 words. That this form makes as good ones has not been tried: hold new weights against
`./bench scans` on fresh seeds before they replace those.
"""

import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from faxflow.adapters.documents import sign_network
from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.invented_referral import invent_referral
from training.strips import Marked, marked_strips

PAGES, SEED = 200, 7
TODAY = date(2026, 11, 2)
LONG, ABREAST = 1024, 8
"""Dots of a row of strips beside each other, and how many such rows make one step."""
SHAPES = {
    "lines": (5, 5, 1, 16),
    "bows": (3, 3, 16, 24),
    "parts": (3, 3, 24, 32),
    "whole": (4, 7, 32, 64),
    "sign": (64, len(sign_network.SIGNS) + 1),
}
FIRST_RATE, LAST_SHARE, BETWEEN = 3e-3, 0.005, 0.4
Weights = dict[str, Any]


def scores(weights: Weights, strips: Any) -> Any:
    """The same as `sign_network.seen_in`, for many strips, and before they become shares."""
    layers = (
        ("lines", (2, 2), ((2, 1), (2, 1))),
        ("bows", (2, 1), ((1, 0), (1, 1))),
        ("parts", (2, 1), ((1, 1), (1, 1))),
        ("whole", (1, 1), ((0, 0), (3, 3))),
    )
    seen = 1 - strips[..., None] / 255.0
    for name, step, pads in layers:
        found = lax.conv_general_dilated(
            seen, weights[name], step, pads, dimension_numbers=("NHWC", "HWIO", "NHWC")
        )
        seen = jax.nn.relu(found + weights[f"{name}_bias"])
    return seen[:, 0] @ weights["sign"] + weights["sign_bias"]


def loss(weights: Weights, strips: Any, classes: Any) -> Any:
    """How badly the strips are seen; a sign counts for more than what is between two."""
    shares = jax.nn.log_softmax(scores(weights, strips))
    wrong = -jnp.take_along_axis(shares, classes[..., None].astype(int), -1)[..., 0]
    counts = jnp.where(classes == 0, BETWEEN, 1.0)
    return (wrong * counts).sum() / counts.sum()


@jax.jit
def step(state: tuple[Weights, Weights, Weights], rate: Any, turn: Any, batch: Any) -> Any:
    """One step of Adam."""
    weights, means, squares = state
    slopes = jax.grad(loss)(weights, *batch)
    means = jax.tree.map(lambda mean, slope: 0.9 * mean + 0.1 * slope, means, slopes)
    squares = jax.tree.map(lambda one, slope: 0.999 * one + 0.001 * slope**2, squares, slopes)

    def moved(weight: Any, mean: Any, square: Any) -> Any:
        size = jnp.sqrt(square / (1 - 0.999**turn)) + 1e-8
        return weight - rate * mean / (1 - 0.9**turn) / size

    return jax.tree.map(moved, weights, means, squares), means, squares


def batch_of(strips: list[Marked], dice: np.random.Generator) -> tuple[Any, Any]:
    """Rows of words beside each other, some darker and some paler."""
    rows = np.full((ABREAST, sign_network.HEIGHT, LONG), 255.0, dtype=np.float32)
    classes = np.zeros((ABREAST, LONG // sign_network.DOTS_A_PLACE), dtype=np.uint8)
    for row in range(ABREAST):
        start = 0
        while True:
            one = strips[int(dice.integers(len(strips)))]
            end = start + one.strip.shape[1]
            if end > LONG:
                break
            rows[row, :, start:end] = one.strip
            classes[row, start // 2 : end // 2] = one.classes
            start = end
    ink = dice.uniform(0.75, 1.3, (ABREAST, 1, 1)).astype(np.float32)
    return np.clip(255 - (255 - rows) * ink, 0, 255), classes


def first_weights(dice: np.random.Generator) -> Weights:
    """Random ones, of a size that suits each layer."""
    weights: Weights = {}
    for name, shape in SHAPES.items():
        spread = np.sqrt(2 / np.prod(shape[:-1]))
        weights[name] = jnp.asarray(dice.normal(0, spread, shape), dtype=jnp.float32)
        weights[f"{name}_bias"] = jnp.zeros(shape[-1])
    return weights


def main(minutes: float) -> None:
    """Draws the strips, learns for so long, and writes what was learnt beside the network."""
    random = Random(SEED)  # noqa: S311 - draws samples, keeps no secret
    dice = np.random.default_rng(SEED)
    people = [invent_referral(random, TODAY) for _ in range(200)]
    wanted = (Field.GIVEN_NAME, Field.SURNAME, Field.STREET, Field.SUBURB, Field.PROVIDER)
    names = [word for one in people for field in wanted for word in one[field].split()]
    known = [word for word in names if set(word) <= set(sign_network.SIGNS)]
    strips = [strip for _ in range(PAGES) for strip in marked_strips(random, known)]
    weights = first_weights(dice)
    none = jax.tree.map(jnp.zeros_like, weights)
    state, started, turn = (weights, none, none), time.monotonic(), 0
    while (gone := (time.monotonic() - started) / 60 / minutes) < 1:
        turn += 1
        warmed = FIRST_RATE * min(1, turn / 100)
        rate = warmed * (0.5 + 0.5 * np.cos(np.pi * gone) + LAST_SHARE)
        state = step(state, rate, turn, batch_of(strips, dice))
    file = Path(sign_network.__file__).with_name("signs.npz")
    np.savez_compressed(file, **{name: np.float16(one) for name, one in state[0].items()})


main(float(sys.argv[1]))
