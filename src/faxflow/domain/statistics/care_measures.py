"""What is measured of how well referrals are dealt with, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

REWORK_RATE = Measure(
    key="rework-rate",
    name="Moves that go back",
    unit=Unit.SHARE,
    better=Better.LOWER,
    formula=(
        "Moves in the period to an earlier stage, and openings of an ended referral, divided by all"
        " moves in the period from one stage to another."
    ),
    leaves_out=(
        "The making of a referral, which is no move. Going to a waiting stage, and back to the"
        " stage that it interrupted, are moves and no rework. Nothing is left out for its reason: a"
        " cancelled appointment counts, too."
    ),
)

REWORK = Measure(
    key="rework-moves",
    name="Moves back",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula="Moves in the period to an earlier stage, and openings of an ended referral.",
)

REOPENED = Measure(
    key="reopened",
    name="Opened again",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula="Moves in the period out of completed or closed-unable-to-schedule.",
)

REWORK_PART = Measure(
    key="rework-part",
    name="Share of the moves back",
    unit=Unit.SHARE,
    better=Better.NEITHER,
    formula="Moves back for this reason, divided by all moves back in the period.",
)

_PAIRS = (
    "A possible duplicate is two patients or two referrals that may be one; it belongs to the"
    " period in which it was found, and counts by how the question stands now"
)

DUPLICATES_FOUND = Measure(
    key="duplicates-found",
    name="Possible duplicates found",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Possible duplicates found in the period, whatever became of them. {_PAIRS}.",
)

DUPLICATES_ALONE = Measure(
    key="duplicates-linked-alone",
    name="Linked by itself",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Those that faxflow linked itself, since they were beyond doubt. {_PAIRS}.",
)

DUPLICATES_LINKED = Measure(
    key="duplicates-linked",
    name="Linked by a person",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Those of which a person said that they are one. {_PAIRS}.",
)

DUPLICATES_DISTINCT = Measure(
    key="duplicates-distinct",
    name="Distinct",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Those of which a person said that they are two. {_PAIRS}.",
)

DUPLICATES_SETTLED = Measure(
    key="duplicates-settled",
    name="Settled otherwise",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Those that another decision or a correction has answered. {_PAIRS}.",
)

DUPLICATES_OPEN = Measure(
    key="duplicates-open",
    name="Not judged yet",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Those that wait for a person's word. {_PAIRS}.",
)

DUPLICATES_WAITING = Measure(
    key="duplicates-waiting",
    name="Waiting for a word now",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula="Possible duplicates that wait for a person's word now, whenever they were found.",
)

DUPLICATES_RIGHT = Measure(
    key="duplicates-confirmed",
    name="Asked about and the same",
    unit=Unit.SHARE,
    better=Better.NEITHER,
    formula=(
        "Possible duplicates that a person linked, divided by those that a person linked or said to"
        f" be distinct. {_PAIRS}."
    ),
    leaves_out="Those that faxflow linked itself, were settled otherwise, or are not judged yet.",
)

KNOWN_AGAIN = Measure(
    key="known-again",
    name="Came again",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=(
        "Arrivals in the period that were the same document, message or call as one before, so"
        " that nothing was made of them."
    ),
)

LOOP_CLOSED = Measure(
    key="loop-closed",
    name="Referring offices answered",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Referrals that ended in the period (are completed or closed now, and entered that stage in"
        " it) whose newest answer to the referring office has been delivered by now, divided by all"
        " that ended in the period."
    ),
    leaves_out="Those closed as duplicate or as not-a-referral: no answer is owed to them.",
)

LOOP_DAYS = Measure(
    key="loop-days-median",
    name="Received to office answered, median",
    unit=Unit.DAYS,
    better=Better.LOWER,
    formula=(
        "The median of the days of 24 hours from the receipt of a referral until the answer that"
        " stands now was delivered to the referring office, of the referrals for which that was in"
        f" the period ({HOW})."
    ),
    leaves_out="Referrals whose newest answer has not been delivered, or that have none.",
)

ANSWER_HOURS = Measure(
    key="answer-hours-median",
    name="Answer made to answer delivered, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The median of the hours from when an answer's fax was made until it was delivered, of the"
        f" answers delivered in the period, earlier ones of a referral too ({HOW})."
    ),
    leaves_out="Answers that have not been delivered.",
)

CLOSED_FOR = Measure(
    key="closed-for",
    name="Closed",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=(
        "Moves into closed-unable-to-schedule in the period, by the reason given. One that was"
        " opened again and closed again counts twice."
    ),
)

CLOSED_PART = Measure(
    key="closed-part",
    name="Share of the closed",
    unit=Unit.SHARE,
    better=Better.NEITHER,
    formula="Closings for this reason, divided by all closings in the period.",
)
