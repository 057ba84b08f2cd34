"""Holds every figure of a day's report against its second computation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from faxflow.domain.ids import batch_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.figure import Figure, RunChart, Section
from figures_checked import Checker
from sql_of_days import DaysPast, earlier

_CLOCKS = ("fax-first-delivery", "fax-last-delivery")
_SECOND = 1 / 60
"""What a clock on the wall does not show."""

_LEDGERS = """
SELECT b.id, b.rows_read, b.loaded, b.updated, b.unchanged, b.duplicate, b.rejected,
    coalesce(sum(r.became = 'loaded'), 0), coalesce(sum(r.became = 'updated'), 0),
    coalesce(sum(r.became = 'unchanged'), 0), coalesce(sum(r.became = 'duplicate'), 0),
    coalesce(sum(r.became = 'set-aside'), 0)
FROM batches b LEFT JOIN rejects r ON r.batch_id = b.id
WHERE b.day BETWEEN :first AND :last AND b.state <> 'unusable' GROUP BY b.id
"""
_DUE = """
SELECT count(*) FROM tasks WHERE closed_at IS NULL AND queue IS NULL AND due_at <= :now
"""


@dataclass(frozen=True)
class DayChecker:
    """`checker` is of the days that are reported."""

    checker: Checker
    office: OfficeHours

    def differences(self, report: DayReport) -> list[str]:
        """What does not agree, in words."""
        return [*self._ledgers(report), *self._tasks(report), *self._sections(report)]

    def _sections(self, report: DayReport) -> Iterator[str]:
        for section in report.sections:
            if section.key == "earlier":
                yield from self._earlier(section)
                continue
            plain = tuple(one for one in section.figures if one.measure.key not in _CLOCKS)
            yield from self.checker.differences([replace(section, figures=plain, charts=())])
            for figure in section.figures:
                if figure.measure.key in _CLOCKS:
                    yield from self._clock(figure, report.period.last)
            for chart in section.charts:
                yield from self._usual(chart)

    @property
    def _past(self) -> DaysPast:
        return DaysPast(self.checker.books, self.office, self.checker.days.last)

    def _clock(self, figure: Figure, day: date) -> Iterator[str]:
        at = {"day": day.isoformat(), "then": "9"}
        latest = figure.measure.key == "fax-last-delivery"
        expected = self._past.clock(at, latest=latest)
        if figure.value != pytest.approx(expected, abs=_SECOND):
            yield f"{figure.measure.key}: {figure.value}, by SQL {expected}"

    def _usual(self, chart: RunChart) -> Iterator[str]:
        key, days = chart.measure.key, self._past.days(self.checker.days.first)
        told = [point.day for point in chart.points]
        if told != days:
            yield f"{key}: of {told[0]} to {told[-1]}, by SQL of {days[0]} to {days[-1]}"
        for point in chart.points:
            expected = self._past.value(key, point.day)
            if point.value != pytest.approx(expected, abs=_SECOND if key in _CLOCKS else None):
                yield f"{key} of {point.day}: {point.value}, by SQL {expected}"

    def _earlier(self, section: Section) -> Iterator[str]:
        expected = earlier(self.checker.books, self.checker.days)
        table = section.breakdowns[0]
        told = {str(row.label): row.values[0] for row in table.rows}
        whole = table.total.values[0] if table.total else None
        if told != expected or whole != sum(expected.values()):
            yield f"earlier: {told}, {whole}, by SQL {expected}"

    def _ledgers(self, report: DayReport) -> Iterator[str]:
        days = report.period
        found = self.checker.books.rows(
            _LEDGERS, first=days.first.isoformat(), last=days.last.isoformat()
        )
        expected = {batch_name(row[0]): _ledger(*row[1:]) for row in found}  # type: ignore[arg-type]
        if dict(report.ledgers) != expected:
            yield f"ledgers: {report.ledgers}, by SQL {expected}"

    def _tasks(self, report: DayReport) -> Iterator[str]:
        due = self.checker.books.rows(_DUE)[0][0]
        if len(report.tasks) != due:
            yield f"tasks: {len(report.tasks)}, by SQL {due}"


def _ledger(*counts: int) -> Ledger:
    read, loaded, updated, unchanged, duplicate, rejected, *became = counts
    mended = became[:4]
    return Ledger(
        read,
        loaded=loaded + mended[0],
        updated=updated + mended[1],
        unchanged=unchanged + mended[2],
        duplicate=duplicate + mended[3],
        rejected=rejected - sum(mended),
        corrected=sum(mended),
        set_aside=became[4],
    )
