"""All that a scorecard asks of faxes, read at once."""

from faxflow.domain.statistics.destinations import MOST
from faxflow.domain.statistics.faxes import FaxColumns
from faxflow.domain.statistics.period import Period
from faxflow.store.connection import Connection
from faxflow.store.measures import destinations, fax_days, fax_tries, report_rows


def fax_columns(tx: Connection, period: Period, charted: Period, *, hash_key: bytes) -> FaxColumns:
    """What `fax_sections` makes figures of; `hash_key` is the store's, for the numbers' ids."""
    whole = Period(min(period.first, charted.first), max(period.last, charted.last))
    return FaxColumns(
        counts=fax_days.counted(tx, whole),
        confirmed=fax_days.confirmed(tx, whole),
        rows=report_rows.of_days(tx, period),
        failed_for=fax_tries.failed_for(tx, period),
        destinations=destinations.worst_named(tx, period, hash_key, most=MOST),
        by_gateway=fax_tries.by_gateway(tx, period),
        delivered_by=fax_days.delivered_by(tx, period),
    )
