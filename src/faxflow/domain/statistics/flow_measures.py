"""What is measured of referrals that come in, go on and lie, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit

_BY_RECEIPT = (
    "A referral is received at the moment that its document or call arrived, or when a person"
    " entered it"
)
_BOOKED = "that entered scheduled for the first time in the period"
_COMPLETED = "moves into completed in the period"
_CLOSED = "moves into closed-unable-to-schedule in the period, whatever the reason"
_AGAIN = "One that was opened again and ended again counts twice."
_WEEKS = (
    "divided by the weeks of the period (its days ÷ 7), from the day on which the first referral"
    " was made to the day of the scorecard; in a chart, the number in that week"
)

RECEIVED_WEEKLY = Measure(
    key="received-per-week",
    name="Referrals received per week",
    unit=Unit.RATIO,
    better=Better.NEITHER,
    formula=f"Referrals received in the period, {_WEEKS}. {_BY_RECEIPT}.",
)

SCHEDULED_WEEKLY = Measure(
    key="scheduled-per-week",
    name="Referrals scheduled per week",
    unit=Unit.RATIO,
    better=Better.HIGHER,
    formula=f"Referrals {_BOOKED}, {_WEEKS}.",
    leaves_out="Later appointments, after a missed visit or a reopening.",
)

COMPLETED_WEEKLY = Measure(
    key="completed-per-week",
    name="Visits completed per week",
    unit=Unit.RATIO,
    better=Better.HIGHER,
    formula=f"Number of {_COMPLETED}, {_WEEKS}. {_AGAIN}",
)

CLOSED_WEEKLY = Measure(
    key="closed-per-week",
    name="Referrals closed without a visit per week",
    unit=Unit.RATIO,
    better=Better.NEITHER,
    formula=f"Number of {_CLOSED}, {_WEEKS}. {_AGAIN}",
)

RECEIVED = Measure(
    key="referrals-received",
    name="Received",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Referrals received in the period. {_BY_RECEIPT}.",
)

SCHEDULED = Measure(
    key="referrals-scheduled",
    name="Scheduled",
    unit=Unit.COUNT,
    better=Better.HIGHER,
    formula=f"Referrals {_BOOKED}.",
    leaves_out="Later appointments, after a missed visit or a reopening.",
)

COMPLETED = Measure(
    key="referrals-completed",
    name="Completed",
    unit=Unit.COUNT,
    better=Better.HIGHER,
    formula=f"Number of {_COMPLETED}. {_AGAIN}",
)

CLOSED = Measure(
    key="referrals-closed",
    name="Closed",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Number of {_CLOSED}. {_AGAIN}",
)

OPEN = Measure(
    key="referrals-open",
    name="Open now",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula="Referrals that are neither completed nor closed now, whenever they came in.",
)

OVERDUE = Measure(
    key="referrals-overdue",
    name="Overdue now",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula="Open referrals whose due time has passed, whenever they came in.",
)

_UNBOOKED = (
    "Open referrals that are not in scheduled: those there wait for the day of their visit, as they"
    " should"
)

WAITING = Measure(
    key="open-without-visit",
    name="Open without an appointment",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"{_UNBOOKED}.",
)

OLDEST = Measure(
    key="oldest-open",
    name="Age of the oldest",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula=(
        "Days of 24 hours since the receipt of the referral that was received first, of those that"
        " are open now in the stage; as a figure, of those that are not in scheduled."
    ),
)

AGE = Measure(
    key="age",
    name="Age",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula="Days of 24 hours since the receipt of the referral.",
)

AGE_IN_STAGE = Measure(
    key="age-in-stage",
    name="In its stage for",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula="Days of 24 hours since the referral entered the stage that it is in.",
)


def over(days: int) -> Measure:
    """How many have been open for longer than so many days."""
    return Measure(
        key=f"open-over-{days}-days",
        name=f"Open over {days} days",
        unit=Unit.COUNT,
        better=Better.LOWER,
        formula=(
            f"Open referrals that were received more than {days} × 24 hours ago, whatever they wait"
            " for; as a figure, those that are not in scheduled."
        ),
    )
