"""Made-up measures of every unit and of either way, as a practice's scorecard has them."""

from faxflow.domain.statistics.measure import Better, Measure, Unit

DELIVERED = Measure(
    "fax-delivered-share",
    "Faxes delivered",
    Unit.SHARE,
    Better.HIGHER,
    "Faxes delivered ÷ faxes made, by the day of their report.",
    "Faxes that a person cancelled: nobody wanted them delivered.",
    target=0.98,
)
FIRST_TRY = Measure(
    "fax-first-try",
    "Delivered on the first try",
    Unit.SHARE,
    Better.HIGHER,
    "Faxes delivered with one hand-over to the gateway ÷ faxes delivered.",
    target=0.9,
)
FAILED = Measure(
    "fax-failed-share",
    "Faxes failed",
    Unit.SHARE,
    Better.LOWER,
    "Faxes that stand as failed ÷ faxes made.",
    target=0.02,
)
MADE = Measure("fax-made", "Faxes made", Unit.COUNT, Better.NEITHER, "Faxes made from rows read.")
ATTEMPTS = Measure(
    "fax-attempts-per-delivery",
    "Hand-overs for each delivery",
    Unit.RATIO,
    Better.LOWER,
    "Hand-overs of delivered faxes ÷ delivered faxes.",
)
CONFIRM = Measure(
    "fax-confirm-median",
    "Time to confirmation, median",
    Unit.MINUTES,
    Better.LOWER,
    "The median of the minutes from the server's reply to the mail that proved the delivery.",
    "Faxes taken as delivered by silence: no mail says when.",
    target=15,
)
FAILURES = Measure(
    "fax-failures", "Hand-overs failed", Unit.COUNT, Better.LOWER, "Hand-overs that failed."
)
FAILURE_SHARE = Measure(
    "fax-failures-share",
    "Of all failures",
    Unit.SHARE,
    Better.NEITHER,
    "Hand-overs that failed for this reason ÷ hand-overs that failed.",
)
SAVED = Measure(
    "hours-saved",
    "Hours saved, at most",
    Unit.HOURS,
    Better.HIGHER,
    "Faxes delivered × 13 minutes by hand, less the time that people spent on fax tasks.",
    "An estimate: it rests on the practice's own figure of 10 to 13 minutes a fax.",
)
KEPT = Measure(
    "sla-kept",
    "Stages finished in time",
    Unit.SHARE,
    Better.HIGHER,
    "Stays in a stage that ended by their due time ÷ all stays that ended, or are past due.",
    target=0.95,
)
CYCLE = Measure(
    "cycle-median",
    "Received to scheduled, median",
    Unit.DAYS,
    Better.LOWER,
    "The median of the days from a referral's arrival to its first appointment being made.",
    "Referrals that closed without an appointment.",
    target=7,
)
RECEIVED = Measure(
    "referrals-received", "Referrals received", Unit.COUNT, Better.NEITHER, "Referrals by arrival."
)
SCHEDULED = Measure(
    "referrals-scheduled",
    "Referrals scheduled",
    Unit.COUNT,
    Better.HIGHER,
    "Referrals whose first appointment was made.",
)
AGING = Measure(
    "referrals-over-14",
    "Open longer than 14 days",
    Unit.COUNT,
    Better.LOWER,
    "Referrals open now that arrived more than 14 days ago.",
)
TOUCH = Measure(
    "touch-time",
    "Staff time on a task, median",
    Unit.MINUTES,
    Better.LOWER,
    "The median of the minutes from taking a task to closing it.",
    "Tasks that stayed open over night.",
)
LIKED = Measure(
    "satisfaction",
    "Satisfaction",
    Unit.POINTS,
    Better.HIGHER,
    "The mean of the points that patients gave, 1 to 5.",
)
LAST = Measure(
    "last-delivery",
    "Last delivery",
    Unit.CLOCK,
    Better.LOWER,
    "The time of day of the last delivery.",
)
