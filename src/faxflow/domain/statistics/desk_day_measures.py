"""What is measured of one day at the referral desks, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit

INCOMPLETE = Measure(
    key="referrals-incomplete",
    name="Incomplete",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Referrals received in the period that began in needs-info: something was missing or"
        " doubtful, or somebody must be called."
    ),
)

NEEDS_LOOK = Measure(
    key="arrivals-to-look-at",
    name="Needs a look",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Arrivals in the period that seemed to be no referral, and are still none: a person has a"
        " task to look, or has left it at that."
    ),
)

REMINDERS = Measure(
    key="reminders",
    name="Reminders",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula="Referrals of which a desk was reminded in the period, each due time by itself.",
    leaves_out="Those that had moved on before anybody was told.",
)

ESCALATIONS = Measure(
    key="escalations",
    name="Escalations",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Referrals of whose being overdue the supervisor's desk was told in the period, each due"
        " time by itself."
    ),
    leaves_out="Those that had moved on before anybody was told.",
)
