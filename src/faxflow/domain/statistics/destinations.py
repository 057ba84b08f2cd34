"""The numbers at which tries failed most."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.statistics.fax_columns import TryCount
from faxflow.domain.statistics.fax_measures import (
    FAX_FAILED_TRIES,
    FAX_TRIES,
    FAX_TRIES_FAILED_SHARE,
)
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Section
from faxflow.domain.statistics.share import share

MOST = 20
"""Numbers that are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Destinations:
    """The worst numbers, all of them together, and how many more had a failed try."""

    rows: Sequence[TryCount]
    total: TryCount
    more: int


def worst(every: Sequence[TryCount], most: int = MOST) -> Destinations:
    """The numbers with the most failed tries; of equal ones, that which had fewer tries."""
    failing = [one for one in every if one.failed]
    failing.sort(key=lambda one: (-one.failed, one.tries, one.label))
    delivered, failed = sum(one.delivered for one in every), sum(one.failed for one in every)
    total = TryCount("all", delivered, failed)
    return Destinations(tuple(failing[:most]), total, max(0, len(failing) - most))


def destination_section(found: Destinations) -> Section:
    """`found` has the numbers' ids in place of the numbers."""
    table = Breakdown(
        key="fax-destinations",
        title="Numbers with the most failed tries",
        labels="Number",
        measures=(FAX_TRIES, FAX_FAILED_TRIES, FAX_TRIES_FAILED_SHARE),
        rows=tuple(_row(one, f"faxflow number show {one.label}") for one in found.rows),
        total=_row(found.total),
        more=found.more,
    )
    remark = "N-… stands for a fax number; `faxflow number show` tells which, to those who may see."
    return Section(
        "fax-destinations", "Faxes by destination", breakdowns=(table,), remarks=(remark,)
    )


def _row(one: TryCount, command: str = "") -> BreakdownRow:
    values = (one.tries, one.failed, share(one.failed, one.tries))
    return BreakdownRow(one.label, values, command)
