"""Incoming people matched a second, and what comes of it: on towns that nobody has seen, and FEBRL.

Below the table's row stands each figure beside its goal. Another seed in each run; the one that
is printed, in FAXFLOW_MATCHING_SEED, gives the same towns again.
"""

import gc
import os
import random
import time
from collections.abc import Iterator

from benchmarks.matching_febrl import febrl_figures
from benchmarks.matching_figures import Figure, told
from benchmarks.matching_index import milliseconds_for_one
from benchmarks.matching_peers import splink_figures
from benchmarks.matching_towns import Proof, prove, town_of
from matching_population import Mix

_PEOPLE = int(os.environ.get("FAXFLOW_MATCHING_PEOPLE", "240000"))
_LINKS = _PEOPLE * 300_000 // 240_000
_MOST_SPLINK = 20_000
_GOAL = 5_000
_MIXES = (
    Mix(),
    Mix(few_phones=True, twins=0.06, namesakes=0.04),
    Mix(suburbs=300, roads=640, surname_skew=0.5, juniors=0.1, near_named_twins=0.6),
    Mix(slip_named_twins=0.4, great_houses=40, clinic_phones=0.04),
)


def measure() -> tuple[str, float, str, float]:
    """What is measured, our incoming people a second, the goal and its name."""
    gc.disable()  # as `referral match` does
    seed = int(os.environ.get("FAXFLOW_MATCHING_SEED") or random.randrange(10**6))  # noqa: S311
    print(f"FAXFLOW_MATCHING_SEED={seed}", flush=True)
    proof = _towns(seed)
    for figure in _figures(seed, proof):
        print(told(figure), flush=True)
    what = f"people matched with {_PEOPLE:,} in bulk"
    return what, proof.incoming / proof.seconds, "goal", float(_GOAL)


def _towns(seed: int) -> Proof:
    """As many towns as it takes for the links, each another mix."""
    proof = Proof()
    began = time.monotonic()
    number = 0
    while proof.linked < _LINKS:
        town = town_of(seed + number, _MIXES[number % len(_MIXES)], _PEOPLE)
        proof += prove(town)
        number += 1
    print(f"{number} towns in {time.monotonic() - began:.0f} s", flush=True)
    return proof


def _figures(seed: int, proof: Proof) -> Iterator[Figure]:
    yield Figure(f"false among {proof.linked:,} automatic links", proof.false, most=0)
    yield Figure(f"false among {proof.plain:,} links of the plain rule", proof.plain_false)
    small = town_of(seed, _MIXES[0], min(_MOST_SPLINK, _PEOPLE))
    yield from splink_figures(small)
    own = prove(small)
    yield Figure(f"false among our {own.linked:,} links in that town", own.false, most=0)
    yield Figure("linked of those who are known", proof.linked_known / proof.known)
    yield Figure("linked or queued of those who are known", proof.found / proof.known)
    yield Figure("incoming in the queue, towns", proof.queued / proof.incoming)
    yield from febrl_figures()
    yield Figure("incoming a second in bulk", proof.incoming / proof.seconds, least=_GOAL)
    slow, usual = milliseconds_for_one(seed, _PEOPLE)
    yield Figure("ms for one against a saved index, median", usual, most=20)
    yield Figure("ms for one against a saved index, 19 of 20", slow, most=20)
