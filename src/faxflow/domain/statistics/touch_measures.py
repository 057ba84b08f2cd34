"""What is measured of the first touch, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

_TOUCH = (
    "The first touch is the first time that anybody noted an attempt to reach somebody, changed a"
    " field, or moved it to another stage. To look at it, or to take it, is none"
)
_RECEIVED = "of the referrals that were received in the period and have been touched since"
_UNTOUCHED = (
    "Referrals that nobody has touched yet, whose number stands beside it; those that a person"
    " entered by hand (channel person), which began with a touch."
)
_FROM = "A touch that is noted earlier than the receipt counts with no time."

FIRST_TOUCH_MEDIAN = Measure(
    key="first-touch-median",
    name="Received to first touch, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The median of the open hours of the practice's calendar from the receipt to the first"
        f" touch, {_RECEIVED} ({HOW}). {_TOUCH}. {_FROM}"
    ),
    leaves_out=_UNTOUCHED,
)

FIRST_TOUCH_P90 = Measure(
    key="first-touch-p90",
    name="Received to first touch, 90th percentile",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The 90th percentile of the open hours of the practice's calendar from the receipt to the"
        f" first touch, {_RECEIVED} ({HOW}). {_TOUCH}. {_FROM}"
    ),
    leaves_out=_UNTOUCHED,
)

FIRST_TOUCH_CLOCK = Measure(
    key="first-touch-by-the-clock",
    name="Received to first touch by the clock, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The median of the hours from the receipt to the first touch, nights and weekends too,"
        f" {_RECEIVED} ({HOW}). {_TOUCH}. {_FROM}"
    ),
    leaves_out=_UNTOUCHED,
)

FIRST_CONTACT_MEDIAN = Measure(
    key="first-contact-median",
    name="Received to first contact attempt, median",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The median of the hours by the clock, nights and weekends too, from the receipt to the"
        " first attempt to reach the patient, the referring office or the payer, of the referrals"
        f" that were received in the period and about which one was made ({HOW})."
    ),
    leaves_out=(
        "Referrals about which nobody was contacted; those that a person entered by hand (channel"
        " person)."
    ),
)

UNTOUCHED = Measure(
    key="untouched",
    name="Received, open and not touched",
    unit=Unit.COUNT,
    better=Better.LOWER,
    formula=f"Referrals received in the period that are open now and were never touched. {_TOUCH}.",
    leaves_out="Those that a person entered by hand (channel person).",
)

REACHED = Measure(
    key="contacts-reached",
    name="Contact attempts that reached somebody",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Attempts by phone or in person, made in the period, whose outcome is reached or refused,"
        " divided by all such attempts made in the period."
    ),
    leaves_out="Attempts by ways that give no answer at once, as a letter or a fax.",
)
