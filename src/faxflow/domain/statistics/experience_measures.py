"""What patients and referring offices let us know, each measure with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit

_CALL = "A status call is a call that asked where a referral stands, as staff noted it"

CALLS_WEEKLY = Measure(
    key="status-calls-per-week",
    name="Status calls per week",
    unit=Unit.RATIO,
    better=Better.LOWER,
    formula=(
        "Status calls in the period, divided by the weeks of the period (its days ÷ 7), from the"
        " day on which the first referral was made to the day of the scorecard; in a chart, the"
        f" number in that week. {_CALL}."
    ),
)

CALLS_PER_REFERRAL = Measure(
    key="status-calls-per-referral",
    name="Status calls for each referral",
    unit=Unit.RATIO,
    better=Better.LOWER,
    formula=(
        "Status calls in the period, divided by the referrals received in the period. The calls may"
        f" be about earlier ones. {_CALL}."
    ),
)

OFFICE_CALLS = Measure(
    key="office-follow-ups",
    name="Follow-ups by referring offices",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Status calls in the period by referring offices. {_CALL}.",
)

CALLS = Measure(
    key="status-calls",
    name="Status calls",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Status calls in the period. {_CALL}.",
)

CALLS_BY_PATIENT = Measure(
    key="status-calls-patient",
    name="By patients and families",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Status calls in the period by patients and their families. {_CALL}.",
)

CALLS_BY_PAYER = Measure(
    key="status-calls-payer",
    name="By payers",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Status calls in the period by payers. {_CALL}.",
)

SATISFACTION = Measure(
    key="satisfaction-mean",
    name="Satisfaction, mean",
    unit=Unit.POINTS,
    better=Better.HIGHER,
    formula="The mean of the scores, 1 to 5, that were noted in the period.",
    leaves_out="What was said without a score. Nobody is asked in turn: those who say something.",
)

SATISFACTION_COUNT = Measure(
    key="satisfaction-count",
    name="Scores",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula="Scores, 1 to 5, that were noted in the period.",
    leaves_out="What was said without a score.",
)

SAID = Measure(
    key="satisfaction-said",
    name="Comments",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula="What patients and referring offices said of the service, as noted in the period.",
)

NO_SHOW = Measure(
    key="no-show-share",
    name="Visits missed",
    unit=Unit.SHARE,
    better=Better.LOWER,
    formula=(
        "Moves into no-show in the period, divided by moves into no-show or completed in the"
        " period: of the visits whose outcome was noted, those that nobody came to."
    ),
    leaves_out="Appointments that were called off before; visits whose outcome is not noted yet.",
)
