"""What is measured of a day: its rows, its hand-overs, and how far it had come by a time."""

from faxflow.domain.statistics.fax_measures import FAILED_TRY, HAND_OVER, OF_DAYS
from faxflow.domain.statistics.measure import Better, Measure, Unit

_ROWS = (
    "A row belongs to the day of its report; a fax that was added by hand, or made to answer a"
    " referring office, counts as a row."
)
_UNUSABLE = "Reports that are unusable."
_BY_THEN = (
    "Each day is looked at by the same time on the clock, as many days after it as the last day"
    " is looked at now: at 8:17 of a day that is still going on, earlier days count up to 8:17."
)
_WITHOUT = (
    "Days of the week on which the office is closed, as [hours] days says. Holidays count as any"
    " day without a fetched report: as points without a value."
)


def _rows(word: str, name: str, better: Better, formula: str) -> Measure:
    told = f"Number of rows of the days' reports that {formula}. {_ROWS}"
    return Measure(f"rows-{word}", name, Unit.COUNT, better, told, _UNUSABLE)


ROWS_READ = _rows("read", "Rows read", Better.NEITHER, "were read")
ROWS_LOADED = _rows("loaded", "Rows loaded", Better.NEITHER, "became a new fax")
ROWS_UPDATED = _rows("updated", "Rows updated", Better.NEITHER, "changed a fax known before")
ROWS_UNCHANGED = _rows(
    "unchanged", "Rows unchanged", Better.NEITHER, "said of a known fax what was known"
)
ROWS_DUPLICATE = _rows(
    "duplicate", "Rows repeated", Better.NEITHER, "said the same as an earlier row of their report"
)
ROWS_REJECTED = _rows(
    "rejected",
    "Rows rejected",
    Better.LOWER,
    "became no fax and were not corrected, those that a person set aside among them",
)
ROWS_CORRECTED = _rows(
    "corrected",
    "Rows corrected",
    Better.NEITHER,
    "were rejected at first and corrected by a person; they count under what they became, too",
)
ROWS_WAITING = _rows(
    "waiting", "Rows waiting for load", Better.LOWER, "were read and wait to be loaded"
)

FAX_COUNT = Measure(
    key="fax-count",
    name="Faxes",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Number of faxes, as they stand now. {OF_DAYS}",
)

FAX_OPEN_EARLIER = Measure(
    key="fax-open-earlier",
    name="Faxes",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Faxes of days before that are neither delivered nor cancelled now. {OF_DAYS}",
)

HANDED_OVER = Measure(
    key="fax-handed-over",
    name="Handed over to the gateway",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=(
        "Tries that a gateway's server took between the first and the last moment of the days, of"
        " whatever day their faxes are."
    ),
)

FIRST_DELIVERY = Measure(
    key="fax-first-delivery",
    name="First delivery",
    unit=Unit.CLOCK,
    better=Better.LOWER,
    formula=(
        "When the first of the day's faxes was delivered: when faxflow read its result, decided by"
        f" silence, or was told. {OF_DAYS}"
    ),
    leaves_out="Deliveries after the day's end.",
)

LAST_DELIVERY = Measure(
    key="fax-last-delivery",
    name="Last delivery",
    unit=Unit.CLOCK,
    better=Better.LOWER,
    formula=(
        "When the last of the day's faxes that were delivered on the day itself was: when faxflow"
        f" read its result, decided by silence, or was told. {OF_DAYS}"
    ),
    leaves_out="Deliveries after the day's end.",
)

USUAL_ROWS = Measure(
    key="usual-rows",
    name="Rows read",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Rows of the day's reports that had been fetched by then. {_ROWS} {_BY_THEN}",
    leaves_out=f"{_UNUSABLE} {_WITHOUT}",
)

USUAL_REJECTED = Measure(
    key="usual-rejected",
    name="Rows rejected",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Rows that became no fax when they were read, corrected since or not, of the day's reports"
        f" that had been fetched by then. {_BY_THEN}"
    ),
    leaves_out=f"{_UNUSABLE} {_WITHOUT}",
)

USUAL_MADE = Measure(
    key="usual-made",
    name="Faxes made",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Faxes of the day that had been made by then. {OF_DAYS} {_BY_THEN}",
    leaves_out=_WITHOUT,
)

USUAL_DELIVERED = Measure(
    key="usual-delivered",
    name="Faxes delivered",
    unit=Unit.COUNT,
    better=Better.HIGHER,
    formula=f"Faxes of the day that had been delivered by then, and are. {OF_DAYS} {_BY_THEN}",
    leaves_out=_WITHOUT,
)

USUAL_FIRST_TRY = Measure(
    key="usual-first-try",
    name="Delivered on the first try",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Faxes of the day that had been delivered by then with at most one hand-over, divided by"
        f" all that had been. {HAND_OVER} {OF_DAYS} {_BY_THEN}"
    ),
    leaves_out=f"Days on which none had been delivered. {_WITHOUT}",
)

USUAL_FAILED_TRIES = Measure(
    key="usual-failed-tries",
    name="Failed tries",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=(
        "Failed tries of the day's faxes of which faxflow knew by then."
        f" {FAILED_TRY} {OF_DAYS} {_BY_THEN}"
    ),
    leaves_out=_WITHOUT,
)

USUAL = (
    *(USUAL_ROWS, USUAL_REJECTED, USUAL_MADE, USUAL_DELIVERED),
    *(USUAL_FIRST_TRY, USUAL_FAILED_TRIES, FIRST_DELIVERY, LAST_DELIVERY),
)
