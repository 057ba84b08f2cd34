"""What is measured of the stages of referrals, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

_DECIDED = (
    "A stay belongs to the period in which that was decided: one left in time to that in which it"
    " was left, any other to that in which its due time passed, whether it was left later or lasts"
    " still. The due time is the one that stood when it passed: as waiting, chases and a moved"
    " appointment had set it."
)
_ANY_END = "Nothing is left out for how a referral ended: work on a duplicate was due, too."
_OPEN_HOURS = "Open hours are those of the practice's calendar, without nights and holidays."
_STAY = (
    "the stays that were left in the period; the time before and after waiting counts as two stays"
)

SLA_KEPT = Measure(
    key="sla-kept",
    name="Stages finished in time",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Stays in a stage of work that were left by their due time, divided by these and the stays"
        f" whose due time passed before they were left. {_DECIDED}"
    ),
    leaves_out=(
        "Waiting stages, which stop the clock of the stage that they interrupt and count under"
        " chases; ended referrals, which have no due time; stays that last and are not yet due."
        f" {_ANY_END}"
    ),
)

CHASE_KEPT = Measure(
    key="chase-kept",
    name="Chases made in time",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Stays in a waiting stage that were left before a chase was overdue, divided by these and"
        " the stays in which one was. Each contact with anybody sets the next chase anew; of"
        f" several that were late in one stay, the first counts. {_DECIDED}"
    ),
    leaves_out=f"Stages of work; stays that last and in which no chase was late. {_ANY_END}",
)

STAGE_ALLOWED = Measure(
    key="stage-allowed",
    name="Allowed",
    unit=Unit.HOURS,
    better=Better.NEITHER,
    formula=(
        "Open hours from entering the stage until it is due, by the practice's table of stages; of"
        " scheduled, from the appointment; of a waiting stage, until the next chase."
        f" {_OPEN_HOURS}"
    ),
)

STAGE_DECIDED = Measure(
    key="stage-decided",
    name="Stays",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Stays that were left by their due time, or whose due time passed. {_DECIDED}",
    leaves_out="Stays that last and are not yet due.",
)

STAGE_MEDIAN = Measure(
    key="stage-time-median",
    name="Time in stage, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        f"The median of the open hours from entering the stage until leaving it, of {_STAY}"
        f" ({HOW}). {_OPEN_HOURS}"
    ),
    leaves_out="Stays that last still.",
)

STAGE_P90 = Measure(
    key="stage-time-p90",
    name="Time in stage, 90th percentile",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The 90th percentile of the open hours from entering the stage until leaving it, of"
        f" {_STAY} ({HOW}). {_OPEN_HOURS}"
    ),
    leaves_out="Stays that last still.",
)

STAGE_OPEN = Measure(
    key="stage-open",
    name="There now",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula="Referrals that are in the stage now.",
)

STAGE_OVERDUE = Measure(
    key="stage-overdue",
    name="Overdue now",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula="Referrals that are in the stage now and whose due time has passed.",
)
