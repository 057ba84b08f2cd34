"""What a process's limits say, in sentences for people who have never seen such a chart."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.figure import RunChart
from faxflow.domain.statistics.variation import Variation, variation_of
from faxflow.domain.statistics.xmr import ENOUGH
from faxflow.domain.statistics.xmr_rules import Rule, Side, Signal

_TOO_FEW = "Too few {each}s to tell ordinary variation from a change: {enough} are needed."
_VARIATIONS = {
    Variation.COMMON: "Nothing but ordinary variation.",
    Variation.IMPROVING_HIGH: "Better than ordinary variation explains: it has gone up.",
    Variation.IMPROVING_LOW: "Better than ordinary variation explains: it has gone down.",
    Variation.CONCERNING_HIGH: "Worse than ordinary variation explains: it has gone up.",
    Variation.CONCERNING_LOW: "Worse than ordinary variation explains: it has gone down.",
    Variation.NEITHER_HIGH: "Higher than ordinary variation explains.",
    Variation.NEITHER_LOW: "Lower than ordinary variation explains.",
    Variation.TOO_FEW: _TOO_FEW,
}
_NAMES = {
    Variation.COMMON: "ordinary variation",
    Variation.IMPROVING_HIGH: "improving, up",
    Variation.IMPROVING_LOW: "improving, down",
    Variation.CONCERNING_HIGH: "concerning, up",
    Variation.CONCERNING_LOW: "concerning, down",
    Variation.NEITHER_HIGH: "changed, up",
    Variation.NEITHER_LOW: "changed, down",
    Variation.TOO_FEW: "too early to say",
}
_ASSURANCES = {
    Assurance.MET: "The target will be met every {each} unless something changes.",
    Assurance.MISSED: "The target will be missed every {each} unless something changes.",
    Assurance.HIT_OR_MISS: "The target will be met some {each}s and missed others"
    " unless something changes.",
    Assurance.NONE: "",
}
_ASSURANCE_NAMES = {
    Assurance.MET: "target always met",
    Assurance.MISSED: "target always missed",
    Assurance.HIT_OR_MISS: "target hit or miss",
    Assurance.NONE: "",
}
_RULES = {
    (Rule.OUTSIDE, Side.HIGH): "above the upper limit",
    (Rule.OUTSIDE, Side.LOW): "below the lower limit",
    (Rule.TREND, Side.HIGH): "part of a rise of seven or more in a row",
    (Rule.TREND, Side.LOW): "part of a fall of seven or more in a row",
    (Rule.TWO_OF_THREE, Side.HIGH): "one of two in three near the upper limit or above it",
    (Rule.TWO_OF_THREE, Side.LOW): "one of two in three near the lower limit or below it",
    (Rule.SHIFT, Side.HIGH): "one of seven or more in a row above the mean",
    (Rule.SHIFT, Side.LOW): "one of seven or more in a row below the mean",
}
_WEEK = 7


class Each(StrEnum):
    """How long one point of a run chart is."""

    WEEK = "week"
    DAY = "day"


def each_of(chart: RunChart) -> Each:
    """A week where the points lie that far apart, as they do where there is but one."""
    days = [point.day for point in chart.points]
    apart = [(later - former).days for former, later in pairwise(days)]
    return Each.WEEK if not apart or min(apart) >= _WEEK else Each.DAY


def variation_sentence(variation: Variation, each: Each = Each.WEEK) -> str:
    """What the latest point says, as a sentence."""
    return _VARIATIONS[variation].format(each=each, enough=ENOUGH)


def variation_name(variation: Variation) -> str:
    """The same in two words, for a table's cell."""
    return _NAMES[variation]


def assurance_sentence(assurance: Assurance, each: Each = Each.WEEK) -> str:
    """What is to be expected against the target; empty where there is nothing to say."""
    return _ASSURANCES[assurance].format(each=each)


def assurance_name(assurance: Assurance) -> str:
    """The same in three words; empty likewise."""
    return _ASSURANCE_NAMES[assurance]


def signal_words(signals: Sequence[Signal]) -> str:
    """Why a point stands out; empty for ordinary variation."""
    return "; ".join(_RULES[one.rule, one.side] for one in signals)


def reading_of(chart: RunChart) -> list[str]:
    """The sentences under a chart: what the latest point says, and what of the target."""
    each, better = each_of(chart), chart.measure.better
    variation = variation_sentence(variation_of(chart.process, better), each)
    assurance = assurance_sentence(assurance_of(chart.process, chart.target, better), each)
    return [
        sentence for sentence in (variation, assurance, provisional_note(chart, each)) if sentence
    ]


def provisional_note(chart: RunChart, each: Each) -> str:
    """That limits rest on few points; empty where they do not, or there are none."""
    limits = chart.process.limits
    if limits is None or not limits.provisional:
        return ""
    return f"The limits are provisional: they rest on {limits.basis} {each}s."


def too_few_note(chart: RunChart, each: Each) -> str:
    """That there are no limits yet; empty where there are, or nothing to have them of."""
    if chart.process.limits or not chart.process.count:
        return ""
    return variation_sentence(Variation.TOO_FEW, each)
