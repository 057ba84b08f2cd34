"""The level axis of days: ticks with the month's name, or with the Monday's date, and the year."""

from collections.abc import Callable, Iterator
from datetime import date

from faxflow.views.charts.frame import LABEL, Plot
from faxflow.views.charts.inks import AXIS
from faxflow.views.charts.month_ticks import day_ticks
from faxflow.views.charts.shapes import Anchor, Path, Shape, Text

_LABEL_ROOM = 30
_TICK = 3


def day_axis(first: date, last: date, x_of: Callable[[date], float], plot: Plot) -> Iterator[Shape]:
    """The ticks from the first day to the last; a year stands once, below its first tick."""
    for tick in day_ticks(first, last, int(plot.width // _LABEL_ROOM)):
        x, y = x_of(tick.day), plot.bottom
        yield Path(((x, y), (x, y + _TICK)), AXIS)
        yield Text(x, y + _TICK + LABEL, tick.label, LABEL, Anchor.MIDDLE)
        if tick.year:
            yield Text(x, y + _TICK + LABEL * 2.1, tick.year, LABEL, Anchor.MIDDLE)
