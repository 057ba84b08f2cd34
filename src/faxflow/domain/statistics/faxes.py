"""How the faxes of a period went: figures, run charts by week, and what proved the deliveries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faxflow.domain.counted import counted
from faxflow.domain.statistics import fax_measures as m
from faxflow.domain.statistics.destinations import Destinations, destination_section
from faxflow.domain.statistics.fax_columns import (
    ConfirmedTries,
    DeliveredCount,
    Evidence,
    FaxCount,
    ReportRows,
    TryCount,
)
from faxflow.domain.statistics.fax_failures import failure_section
from faxflow.domain.statistics.fax_gateways import gateway_section
from faxflow.domain.statistics.fax_tally import FaxTally, tally
from faxflow.domain.statistics.figure import (
    Breakdown,
    BreakdownRow,
    Figure,
    Point,
    RunChart,
    Section,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.run_chart import monday_of, run_chart, weeks_of
from faxflow.domain.statistics.share import share


@dataclass(frozen=True, slots=True)
class FaxColumns:
    """What the store has counted: `counts` and `confirmed` of all days of `period` and `charted`,
    the rest of the days of `period` alone."""

    counts: Sequence[FaxCount]
    confirmed: Sequence[ConfirmedTries]
    rows: Sequence[ReportRows]
    failed_for: Sequence[TryCount]
    destinations: Destinations
    by_gateway: Sequence[TryCount]
    delivered_by: Sequence[DeliveredCount]


def fax_sections(columns: FaxColumns, period: Period, charted: Period) -> list[Section]:
    """The faxes, their failures, their destinations and their gateways."""
    counts = [one for one in columns.counts if period.first <= one.day <= period.last]
    confirmed = [one for one in columns.confirmed if period.first <= one.day <= period.last]
    return [
        Section(
            "faxes",
            "Faxes",
            figures=_figures(tally(counts), confirmed, columns.rows),
            charts=_charts(columns, charted),
            breakdowns=(evidence_table(counts),),
            remarks=_remarks(counts),
        ),
        failure_section(columns.failed_for, counts),
        destination_section(columns.destinations),
        gateway_section(columns.by_gateway, columns.delivered_by, confirmed),
    ]


def made(all_of: FaxTally) -> Figure:
    """How many there are."""
    return Figure(m.FAX_MADE, all_of.made, all_of.made)


def delivered_share(all_of: FaxTally) -> Figure:
    """Delivered of those not cancelled."""
    return Figure(m.FAX_DELIVERED_SHARE, all_of.delivered_share, all_of.meant)


def first_try(all_of: FaxTally) -> Figure:
    """Delivered on the first try, of the delivered."""
    return Figure(m.FAX_FIRST_TRY, all_of.first_try_share, all_of.delivered)


def evidence_table(counts: Iterable[FaxCount]) -> Breakdown:
    """The delivered faxes by what proved it."""
    found = dict.fromkeys(Evidence, 0)
    for one in counts:
        if one.evidence:
            found[one.evidence] += one.faxes
    whole = sum(found.values())
    return Breakdown(
        key="fax-evidence",
        title="Delivered, by evidence",
        labels="Evidence",
        measures=(m.FAX_DELIVERED, m.FAX_DELIVERED_PART),
        rows=tuple(
            BreakdownRow(str(evidence), (faxes, share(faxes, whole)))
            for evidence, faxes in found.items()
            if faxes
        ),
        total=BreakdownRow("all", (whole, share(whole, whole))),
    )


def _figures(
    all_of: FaxTally, confirmed: Iterable[ConfirmedTries], rows: Iterable[ReportRows]
) -> tuple[Figure, ...]:
    minutes = sorted(minute for one in confirmed for minute in one.minutes)
    reports = list(rows)
    read, rejected = sum(one.read for one in reports), sum(one.rejected for one in reports)
    return (
        made(all_of),
        delivered_share(all_of),
        first_try(all_of),
        Figure(m.FAX_ATTEMPTS_PER_DELIVERY, all_of.attempts_per_delivery, all_of.delivered),
        Figure(m.FAX_CONFIRM_MEDIAN, median(minutes), len(minutes)),
        Figure(m.FAX_CONFIRM_P90, ninetieth(minutes), len(minutes)),
        Figure(m.FAX_FAILED_SHARE, all_of.failed_share, all_of.meant),
        Figure(m.FAX_REJECTED_SHARE, share(rejected, read), read),
        Figure(m.FAX_IN_DOUBT, all_of.in_doubt, all_of.made),
        Figure(m.FAX_HELD, all_of.held, all_of.made),
    )


_Weekly = tuple[Measure, Callable[[FaxTally], float | None], Callable[[FaxTally], int]]

_BY_WEEK: tuple[_Weekly, ...] = (
    (m.FAX_FIRST_TRY, lambda week: week.first_try_share, lambda week: week.delivered),
    (m.FAX_FAILED_SHARE, lambda week: week.failed_share, lambda week: week.meant),
    (m.FAX_MADE, lambda week: week.made, lambda week: week.made),
)


def _charts(columns: FaxColumns, charted: Period) -> tuple[RunChart, ...]:
    found: dict[date, list[FaxCount]] = {}
    for one in columns.counts:
        found.setdefault(monday_of(one.day), []).append(one)
    weeks = {week: tally(found.get(week, ())) for week in weeks_of(charted)}
    charts = [
        run_chart(measure, [Point(day, value(week), basis(week)) for day, week in weeks.items()])
        for measure, value, basis in _BY_WEEK
    ]
    charts.insert(2, _confirm_chart(columns.confirmed, charted))
    return tuple(charts)


def _confirm_chart(confirmed: Iterable[ConfirmedTries], charted: Period) -> RunChart:
    found: Mapping[date, list[float]] = {week: [] for week in weeks_of(charted)}
    for one in confirmed:
        if (week := monday_of(one.day)) in found:
            found[week].extend(one.minutes)
    points = [Point(week, median(sorted(took)), len(took)) for week, took in found.items()]
    return run_chart(m.FAX_CONFIRM_MEDIAN, points)


def _remarks(counts: Iterable[FaxCount]) -> tuple[str, ...]:
    unproved = sum(
        one.faxes for one in counts if one.evidence in {Evidence.SILENCE, Evidence.RECIPIENT}
    )
    if not unproved:
        return ()
    rest = "rests" if unproved == 1 else "rest"
    remark = (
        f"{counted(unproved, 'delivery', 'deliveries')} {rest} on the gateway's silence or the"
        " recipient's word; the time to confirmation leaves them out."
    )
    return (remark,)
