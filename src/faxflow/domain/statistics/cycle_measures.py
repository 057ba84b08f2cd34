"""What is measured of the time until an appointment, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

WITHIN = 14
"""Days in which a referral is wanted to have its appointment made."""

_DAYS = (
    "days of 24 hours, nights and weekends too, from the receipt of a referral until its first"
    " appointment was made, that is until it entered scheduled for the first time"
)
_BOOKED = (
    "of the referrals for which that was in the period. One whose receipt is noted later than that"
    " counts with no time"
)
_CENSORED = (
    "Referrals without an appointment in the period: those that are open still, whose number stands"
    " beside it, and those that were closed without one. Later appointments, after a missed visit"
    " or a reopening."
)

CYCLE = Measure(
    key="cycle",
    name="Received to scheduled",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula=f"The {_DAYS}, {_BOOKED}.",
    leaves_out=_CENSORED,
)

CYCLE_MEDIAN = Measure(
    key="cycle-median",
    name="Received to scheduled, median",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula=f"The median of the {_DAYS}, {_BOOKED} ({HOW}).",
    leaves_out=_CENSORED,
)

CYCLE_P90 = Measure(
    key="cycle-p90",
    name="Received to scheduled, 90th percentile",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula=f"The 90th percentile of the {_DAYS}, {_BOOKED} ({HOW}).",
    leaves_out=_CENSORED,
)

CYCLE_OPEN_HOURS = Measure(
    key="cycle-open-hours",
    name="Received to scheduled in open hours, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The median of the open hours of the practice's calendar from the receipt of a referral"
        f" until it entered scheduled for the first time, {_BOOKED} ({HOW})."
    ),
    leaves_out=_CENSORED,
)

SCHEDULED_WITHIN = Measure(
    key=f"scheduled-in-{WITHIN}-days",
    name=f"Scheduled within {WITHIN} days",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Referrals received in the period that entered scheduled for the first time at most"
        f" {WITHIN} × 24 hours after their receipt, divided by all received in the period. Whoever"
        " waits for ever counts here, where the median of those who got an appointment knows"
        " nothing of them."
    ),
    leaves_out=(
        f"Referrals received less than {WITHIN} × 24 hours ago, of which nobody can know yet; those"
        " that are closed now as duplicate or as not-a-referral. A week has a point once all its"
        " referrals are old enough."
    ),
)

NOT_SCHEDULED_YET = Measure(
    key="not-scheduled-yet",
    name="Received, open and never scheduled",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Referrals received in the period that are open now and have never been in scheduled:"
        " their time is not in the median yet."
    ),
)
