"""What is measured of faxes, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

OF_DAYS = "A fax belongs to the day of the report that made it or last changed it."
HAND_OVER = (
    "A hand-over is a try that the gateway's server took,"
    " or of which a result or a person said later that it had gone out."
)
FAILED_TRY = (
    "A failed try is one of which a result or a person said that it did not arrive,"
    " or that the gateway's server refused with a reason that holds: the fax's, or the account's."
)
_TRIED = "A try counts as ended once it was delivered or has failed."
_LATE = "A try keeps the failure told of it, even where a later mail says that it arrived."

FAX_MADE = Measure(
    key="fax-made",
    name="Faxes made",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Number of faxes, whatever became of them. {OF_DAYS}",
)

FAX_DELIVERED_SHARE = Measure(
    key="fax-delivered-share",
    name="Faxes delivered",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Faxes that are delivered now (by a result, by the gateway's silence where its profile"
        f" counts that, or by the recipient's word), divided by all faxes. {OF_DAYS}"
    ),
    leaves_out="Cancelled faxes.",
)

FAX_FIRST_TRY = Measure(
    key="fax-first-try",
    name="Delivered on the first try",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Delivered faxes with at most one hand-over, divided by all delivered faxes."
        f" {HAND_OVER} {OF_DAYS}"
    ),
    leaves_out="Faxes that are not delivered.",
)

FAX_ATTEMPTS_PER_DELIVERY = Measure(
    key="fax-attempts-per-delivery",
    name="Hand-overs for each delivery",
    unit=Unit.RATIO,
    better=Better.LOWER,
    formula=(
        "All hand-overs of delivered faxes, divided by the number of delivered faxes; one of which"
        f" no hand-over is known counts as one. {HAND_OVER} {OF_DAYS}"
    ),
    leaves_out="Faxes that are not delivered, with their hand-overs.",
)

_CONFIRMED = (
    "minutes from the moment the gateway's server took a fax until faxflow had read the result"
    " that proved its delivery"
)
_UNCONFIRMED = (
    "Deliveries by silence or by the recipient's word, those of which nobody noted when the server"
    " took them, and those by the late success of an earlier try."
)

FAX_CONFIRM_MEDIAN = Measure(
    key="fax-confirm-median",
    name="Time to confirmation, median",
    unit=Unit.MINUTES,
    better=Better.LOWER,
    formula=f"The median of the {_CONFIRMED} ({HOW}). {OF_DAYS}",
    leaves_out=_UNCONFIRMED,
)

FAX_CONFIRM_P90 = Measure(
    key="fax-confirm-p90",
    name="Time to confirmation, 90th percentile",
    unit=Unit.MINUTES,
    better=Better.LOWER,
    formula=f"The 90th percentile of the {_CONFIRMED} ({HOW}). {OF_DAYS}",
    leaves_out=_UNCONFIRMED,
)

FAX_FAILED_SHARE = Measure(
    key="fax-failed-share",
    name="Faxes that failed",
    unit=Unit.SHARE,
    better=Better.LOWER,
    formula=(
        "Faxes that have failed now, their tries used up or for a reason that no other try mends,"
        f" divided by all faxes. {OF_DAYS}"
    ),
    leaves_out="Cancelled faxes; those that failed and were then mended by a person.",
)

FAX_REJECTED_SHARE = Measure(
    key="fax-rejected-share",
    name="Rows rejected",
    unit=Unit.SHARE,
    better=Better.LOWER,
    formula=(
        "Rows that became no fax when they were read, corrected since or not, divided by all rows"
        " read. A row belongs to the day of its report; a fax that was added by hand, or made to"
        " answer a referring office, counts as a row."
    ),
    leaves_out="Reports that are unusable.",
)

FAX_IN_DOUBT = Measure(
    key="fax-in-doubt",
    name="Faxes in doubt",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Faxes of which nobody knows now whether they went out. {OF_DAYS}",
)

FAX_HELD = Measure(
    key="fax-held",
    name="Faxes held",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Faxes that wait on purpose for a person now. {OF_DAYS}",
)

FAX_DELIVERED = Measure(
    key="fax-delivered",
    name="Faxes delivered",
    unit=Unit.COUNT,
    better=Better.HIGHER,
    formula=f"Number of faxes that are delivered now. {OF_DAYS}",
)

FAX_DELIVERED_PART = Measure(
    key="fax-delivered-part",
    name="Share of the delivered",
    unit=Unit.SHARE,
    better=Better.NEITHER,
    formula=f"These delivered faxes, divided by all delivered faxes. {OF_DAYS}",
)

FAX_FAILED_TRIES = Measure(
    key="fax-failed-tries",
    name="Failed tries",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Number of failed tries of the faxes, by the reason told. {FAILED_TRY} {OF_DAYS}",
    leaves_out=f"Tries that the server put off, and those that never reached it. {_LATE}",
)

FAX_FAILED_TRIES_PART = Measure(
    key="fax-failed-tries-part",
    name="Share of the failed tries",
    unit=Unit.SHARE,
    better=Better.NEITHER,
    formula=f"These failed tries, divided by all failed tries. {FAILED_TRY} {OF_DAYS}",
    leaves_out=FAX_FAILED_TRIES.leaves_out,
)

FAX_FAILED = Measure(
    key="fax-failed",
    name="Faxes that failed",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Faxes that have failed now, by the last reason told of them. {OF_DAYS}",
    leaves_out=FAX_FAILED_SHARE.leaves_out,
)

FAX_TRIES = Measure(
    key="fax-tries",
    name="Tries",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Tries that have ended. {_TRIED} {FAILED_TRY} {OF_DAYS}",
    leaves_out="Tries that are still out or in doubt, that the server put off, or never had.",
)

FAX_TRIES_FAILED_SHARE = Measure(
    key="fax-tries-failed-share",
    name="Tries that failed",
    unit=Unit.SHARE,
    better=Better.LOWER,
    formula=f"Failed tries, divided by tries that have ended. {_TRIED} {FAILED_TRY} {OF_DAYS}",
    leaves_out=f"{FAX_TRIES.leaves_out} {_LATE}",
)

FAX_TRIES_DELIVERED_SHARE = Measure(
    key="fax-tries-delivered-share",
    name="Tries that were delivered",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=f"Delivered tries, divided by tries that have ended. {_TRIED} {FAILED_TRY} {OF_DAYS}",
    leaves_out=f"{FAX_TRIES.leaves_out} {_LATE}",
)
