"""The numbers that most tries failed at, each by its id: no number leaves the store."""

from faxflow.domain.statistics.destinations import Destinations, worst
from faxflow.domain.statistics.fax_columns import TryCount
from faxflow.domain.statistics.period import Period
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name
from faxflow.store.measures import fax_tries


def worst_named(tx: Connection, period: Period, hash_key: bytes, *, most: int) -> Destinations:
    """The `most` numbers with the most failed tries of these days' faxes, under their ids."""
    found = worst(fax_tries.by_number(tx, period), most)
    named = tuple(
        TryCount(number_name(hash_key, one.label), one.delivered, one.failed) for one in found.rows
    )
    return Destinations(named, found.total, found.more)
