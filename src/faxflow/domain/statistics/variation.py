"""What the latest point says of a process: ordinary variation, or a change for better or worse."""

from enum import StrEnum

from faxflow.domain.statistics.measure import Better
from faxflow.domain.statistics.xmr import Xmr
from faxflow.domain.statistics.xmr_rules import Side


class Variation(StrEnum):
    """The meanings of the variation icons of Making Data Count, and one for too few points."""

    COMMON = "common-cause"
    IMPROVING_HIGH = "improving-high"
    IMPROVING_LOW = "improving-low"
    CONCERNING_HIGH = "concerning-high"
    CONCERNING_LOW = "concerning-low"
    NEITHER_HIGH = "neither-high"
    NEITHER_LOW = "neither-low"
    TOO_FEW = "too-few-points"


_MEANING = {
    (Better.HIGHER, Side.HIGH): Variation.IMPROVING_HIGH,
    (Better.HIGHER, Side.LOW): Variation.CONCERNING_LOW,
    (Better.LOWER, Side.HIGH): Variation.CONCERNING_HIGH,
    (Better.LOWER, Side.LOW): Variation.IMPROVING_LOW,
    (Better.NEITHER, Side.HIGH): Variation.NEITHER_HIGH,
    (Better.NEITHER, Side.LOW): Variation.NEITHER_LOW,
}


def variation_of(process: Xmr, better: Better) -> Variation:
    """What its last measured point says.

    Where that point was found by rules that point both ways, the more telling rule speaks, in the
    R package's order. (The spreadsheet shows an improvement whenever there is one: that would hide
    a concern.)
    """
    if process.limits is None:
        return Variation.TOO_FEW
    signals = process.latest_signals
    return _MEANING[better, signals[0].side] if signals else Variation.COMMON


def meaning_of(side: Side, better: Better) -> Variation:
    """What a signal to this side means, for any point."""
    return _MEANING[better, side]
