"""The rows of the reports of a range of days, batch by batch."""

from datetime import date

from faxflow.domain.statistics.fax_columns import ReportRows
from faxflow.domain.statistics.period import Period
from faxflow.store.batches import OWN
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp

_BATCHES = """
SELECT day, source, fetched_at, rows_read, rejected FROM batches
WHERE day >= :first AND day <= :last AND state <> 'unusable' ORDER BY day, id
"""


def of_days(tx: Connection, period: Period) -> list[ReportRows]:
    """The usable batches of these days, oldest first; the counts are those at their load."""
    found = tx.execute(
        _BATCHES, {"first": period.first.isoformat(), "last": period.last.isoformat()}
    )
    return [
        ReportRows(
            date.fromisoformat(row["day"]),
            row["source"] in OWN,
            from_stamp(row["fetched_at"]),
            row["rows_read"] or 0,
            row["rejected"] or 0,
        )
        for row in found
    ]
