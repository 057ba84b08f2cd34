"""Whether a process as it runs will reach its target: always, never, or now and then."""

from enum import StrEnum

from faxflow.domain.statistics.measure import Better
from faxflow.domain.statistics.xmr import Xmr


class Assurance(StrEnum):
    """The meanings of the assurance icons of Making Data Count.

    NONE: nobody has set a target, neither way is better, or there are too few points for limits.
    """

    MET = "consistently-met"
    MISSED = "consistently-missed"
    HIT_OR_MISS = "hit-or-miss"
    NONE = "none"


def assurance_of(process: Xmr, target: float | None, better: Better) -> Assurance:
    """The limits against the target, which is met by a value that equals it.

    So a limit that lies on the target meets it too. (The R package says hit or miss there, which
    for a share that was 100 % every week, with a target of 100 %, would be untrue.)
    """
    limits = process.limits
    if target is None or limits is None or better is Better.NEITHER:
        return Assurance.NONE
    # Turned so that higher is better: of a measure of which less is better, the sign changes.
    sign = 1 if better is Better.HIGHER else -1
    worst, best = sorted((sign * limits.lower, sign * limits.upper))
    if worst >= sign * target:
        return Assurance.MET
    return Assurance.MISSED if best < sign * target else Assurance.HIT_OR_MISS
