"""All that a day's report asks of faxes, read at once."""

from datetime import datetime, tzinfo

from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_figures import DayColumns
from faxflow.domain.statistics.fax_columns import DayCourse
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.usual import Compared, DaySeen, day_seen
from faxflow.store import batches
from faxflow.store.connection import Connection
from faxflow.store.measures import fax_days, fax_tries, report_rows

_BATCHES = """
SELECT id FROM batches WHERE day >= :first AND day <= :last AND state <> 'unusable' ORDER BY id
"""


def day_columns(tx: Connection, period: Period, as_of: datetime, zone: tzinfo) -> DayColumns:
    """The days' ledgers and faxes as they stand now; times of delivery where it is one day."""
    hours, alone = period.hours(zone), period.days == 1
    course = fax_days.course(tx, period.first, by=as_of, end=hours[1]) if alone else DayCourse()
    return DayColumns(
        ledgers=_ledgers(tx, period),
        counts=fax_days.counted(tx, period),
        earlier=fax_days.open_before(tx, period.first),
        handed_over=fax_tries.handed_over(tx, hours),
        first_delivery=course.first_delivery,
        last_delivery=course.last_delivery,
    )


def days_seen(tx: Connection, what: Compared) -> list[DaySeen]:
    """Each of the days to compare, as it was by the time that it is looked at."""
    days = what.days
    if not days:
        return []
    reports = report_rows.of_days(tx, Period(days[0], days[-1]))
    found = []
    for day in days:
        by, end = what.by(day), Period(day, day).hours(what.zone)[1]
        found.append(day_seen(day, fax_days.course(tx, day, by=by, end=end), reports, by))
    return found


def _ledgers(tx: Connection, period: Period) -> dict[str, Ledger]:
    found = tx.execute(
        _BATCHES, {"first": period.first.isoformat(), "last": period.last.isoformat()}
    )
    ids = [BatchId(row["id"]) for row in found]
    return {batch_name(one): batches.ledger_of(tx, one) for one in ids}
