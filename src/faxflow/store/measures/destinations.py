"""The numbers that most tries failed at, each by its id: no number leaves the store."""

from collections import Counter
from collections.abc import Sequence

from faxflow.domain.statistics.destinations import Destinations, worst
from faxflow.domain.statistics.fax_columns import TryCount
from faxflow.domain.statistics.period import Period
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import is_number_name, number_name
from faxflow.store.measures import fax_tries


def worst_named(tx: Connection, period: Period, hash_key: bytes, *, most: int) -> Destinations:
    """The `most` numbers with the most failed tries of these days' faxes, under their ids."""
    return worst(_by_name(fax_tries.by_number(tx, period), hash_key), most)


def _by_name(counts: Sequence[TryCount], hash_key: bytes) -> list[TryCount]:
    """The same under ids, which retention may have put in the place of some numbers already."""
    delivered, failed = Counter[str](), Counter[str]()
    for one in counts:
        name = one.label if is_number_name(one.label) else number_name(hash_key, one.label)
        delivered[name] += one.delivered
        failed[name] += one.failed
    return [TryCount(name, delivered[name], failed[name]) for name in sorted(failed)]
