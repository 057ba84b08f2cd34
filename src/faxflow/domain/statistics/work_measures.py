"""What is measured of the time that staff are at work, each with its formula in words."""

from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW

_PIECE = (
    "A piece of work is a task of a referrals' desk that an account took and that was closed in the"
    " period, by hand or because its stage was left; of tasks of one account that closed at the"
    " same moment the first (by id) stands for all. Its time runs from when it was taken, or from"
    " the close of the account's piece before it in the period where that is later, until it"
    " closed: nobody works at two at once"
)
_OVERNIGHT = (
    "Pieces that were not closed on the practice's day on which they were taken: nobody knows when"
    " work on them began and ended. Tasks that nobody took. It is an upper bound of the work at the"
    " desk: breaks, calls and all that faxflow is not told of count with it."
)

TOUCH_MEDIAN = Measure(
    key="touch-median",
    name="Work on a task, median",
    unit=Unit.MINUTES,
    better=Better.LOWER,
    formula=f"The median of the minutes of the pieces of work ({HOW}). {_PIECE}.",
    leaves_out=_OVERNIGHT,
)

TOUCH_TOTAL = Measure(
    key="touch-total",
    name="Work on tasks",
    unit=Unit.HOURS,
    better=Better.NEITHER,
    formula=f"The sum of the hours of the pieces of work. {_PIECE}.",
    leaves_out=_OVERNIGHT,
)

TOUCH_COVERED = Measure(
    key="touch-covered",
    name="Tasks whose work is known",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    formula=(
        "Tasks of the referrals' desks that were closed in the period and taken on the practice's"
        " day on which they closed, divided by all that were closed in the period."
    ),
)

TOUCH_PIECES = Measure(
    key="touch-pieces",
    name="Pieces of work",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    formula=f"Number of pieces of work. {_PIECE}.",
    leaves_out=_OVERNIGHT,
)
