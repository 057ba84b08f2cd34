"""Figures, the points of charts and the cells of tables as one long table: CSV by RFC 4180.

One value a line, so that every program that reads tables can filter and plot them. `kind` says
what a line is: a figure, a point, a bin, a cell, or a total.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from io import StringIO

from faxflow.domain.spreadsheet_cell import guarded_name
from faxflow.domain.statistics.figure import (
    Breakdown,
    Distribution,
    Figure,
    RunChart,
    Section,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.views.process_words import Each, each_of, signal_words

_WEEK = timedelta(days=6)

Number = float | None


@dataclass(frozen=True, slots=True)
class CsvLine:
    """A line of the table, its columns in order; None and empty are an empty cell.

    `table` and `row` say which cell it is of which table; `from_day` and `to_day` which days it is
    about, both included; `low` and `high` what a bin reaches over. Values are in `unit`, a share
    as 0 to 1, a clock's time as minutes after midnight.
    """

    section: str
    kind: str
    measure: str
    name: str
    unit: str
    part: str = ""
    table: str = ""
    row: str = ""
    from_day: date | None = None
    to_day: date | None = None
    low: Number = None
    high: Number = None
    value: Number = None
    basis: int | None = None
    target: Number = None
    baseline: Number = None
    mean: Number = None
    lower_limit: Number = None
    upper_limit: Number = None
    signals: str = ""


def figures_csv(sections: Sequence[Section], period: Period) -> str:
    """The whole table, its heads first; `period` is what figures and tables are of."""
    written = StringIO()
    writer = csv.writer(written)
    names = [field.name for field in fields(CsvLine)]
    writer.writerow(names)
    for line in csv_lines(sections, period):
        writer.writerow([_cell(getattr(line, name)) for name in names])
    return written.getvalue()


def csv_lines(sections: Sequence[Section], period: Period) -> Iterator[CsvLine]:
    """Every value that these sections show, in order."""
    for section in sections:
        for figure in section.figures:
            yield _figure(section.key, figure, period)
        for chart in section.charts:
            yield from _points(section.key, chart)
        for spread in section.distributions:
            yield from _bins(section.key, spread, period)
        for table in section.breakdowns:
            yield from _cells(section.key, table, period)


def _cell(value: object) -> object:
    """A text that no spreadsheet runs; a number without digits that say nothing."""
    if isinstance(value, str):
        return guarded_name(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value


def _named(section: str, kind: str, measure: Measure) -> tuple[str, str, str, str, str]:
    return section, kind, measure.key, measure.name, measure.unit


def _figure(section: str, figure: Figure, period: Period) -> CsvLine:
    return CsvLine(
        *_named(section, "figure", figure.measure),
        part=figure.part,
        from_day=period.first,
        to_day=period.last,
        value=figure.value,
        basis=figure.basis,
        target=figure.measure.target,
        baseline=figure.baseline.value if figure.baseline else None,
    )


def _points(section: str, chart: RunChart) -> Iterator[CsvLine]:
    limits, length = chart.process.limits, _WEEK if each_of(chart) is Each.WEEK else timedelta()
    for point, signals in zip(chart.points, chart.process.signals, strict=True):
        yield CsvLine(
            *_named(section, "point", chart.measure),
            part=chart.part,
            from_day=point.day,
            to_day=point.day + length,
            value=point.value,
            basis=point.basis,
            target=chart.target,
            baseline=chart.baseline,
            mean=limits.mean if limits else None,
            lower_limit=limits.lower if limits else None,
            upper_limit=limits.upper if limits else None,
            signals=signal_words(signals),
        )


def _bins(section: str, spread: Distribution, period: Period) -> Iterator[CsvLine]:
    for one in spread.bins:
        yield CsvLine(
            *_named(section, "bin", spread.measure),
            from_day=period.first,
            to_day=period.last,
            low=one.low,
            high=one.high,
            value=one.count,
            basis=spread.basis,
        )


def _cells(section: str, table: Breakdown, period: Period) -> Iterator[CsvLine]:
    kinds = [("cell", row) for row in table.rows]
    kinds += [("total", table.total)] if table.total else []
    for kind, row in kinds:
        for measure, value in zip(table.measures, row.values, strict=True):
            yield CsvLine(
                *_named(section, kind, measure),
                table=table.key,
                row=row.label,
                from_day=period.first,
                to_day=period.last,
                value=value,
            )
