"""The day's sections: its rows, its faxes, and what is still open from days before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.delivery import State
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics import day_measures as m
from faxflow.domain.statistics.clock import minutes_of
from faxflow.domain.statistics.day_tables import (
    earlier_table,
    failed_table,
    states_table,
    tries_table,
)
from faxflow.domain.statistics.fax_columns import FaxCount
from faxflow.domain.statistics.fax_tally import tally
from faxflow.domain.statistics.faxes import delivered_share, evidence_table, first_try, made
from faxflow.domain.statistics.figure import Figure, Section


@dataclass(frozen=True, slots=True)
class DayColumns:
    """What the store has counted of some days; deliveries are UTC and of one day alone, None where
    there are several days, or none was delivered."""

    ledgers: Mapping[str, Ledger]
    counts: Sequence[FaxCount]
    earlier: Mapping[State, int]
    handed_over: int
    first_delivery: datetime | None = None
    last_delivery: datetime | None = None


def rows_section(ledgers: Iterable[Ledger]) -> Section:
    """What became of the rows of all the days' reports."""
    every = list(ledgers)
    read = sum(one.read for one in every)
    counts = (
        (m.ROWS_READ, read),
        (m.ROWS_LOADED, sum(one.loaded for one in every)),
        (m.ROWS_UPDATED, sum(one.updated for one in every)),
        (m.ROWS_UNCHANGED, sum(one.unchanged for one in every)),
        (m.ROWS_DUPLICATE, sum(one.duplicate for one in every)),
        (m.ROWS_REJECTED, sum(one.rejected for one in every)),
        (m.ROWS_CORRECTED, sum(one.corrected for one in every)),
        (m.ROWS_WAITING, sum(one.waiting() for one in every)),
    )
    figures = tuple(Figure(measure, count, read) for measure, count in counts)
    return Section("rows", "Rows", figures=figures)


def faxes_section(columns: DayColumns, zone: tzinfo) -> Section:
    """Where the days' faxes stand, how they arrived, and why they did not."""
    all_of = tally(columns.counts)
    figures = [made(all_of), delivered_share(all_of), first_try(all_of)]
    figures.append(Figure(m.HANDED_OVER, columns.handed_over, columns.handed_over))
    for measure, moment in (
        (m.FIRST_DELIVERY, columns.first_delivery),
        (m.LAST_DELIVERY, columns.last_delivery),
    ):
        if moment:
            figures.append(Figure(measure, minutes_of(moment, zone), all_of.delivered))
    tables = (
        states_table(columns.counts),
        evidence_table(columns.counts),
        tries_table(columns.counts),
        failed_table(columns.counts),
    )
    return Section("faxes", "Faxes", figures=tuple(figures), breakdowns=tables)


def earlier_section(states: Mapping[State, int]) -> Section:
    """What days before have left open."""
    return Section("earlier", "From days before", breakdowns=(earlier_table(states),))
