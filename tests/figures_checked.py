"""Holds every figure, chart, table and distribution of a report against its second computation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest

import sql_of_days
import sql_of_faxes
import sql_of_referrals
from faxflow.domain.statistics.figure import (
    Breakdown,
    BreakdownRow,
    Distribution,
    Figure,
    RunChart,
    Section,
)
from faxflow.store.keyed_hash import number_name
from sql_books import Books, Days, Found, Key, Now, PerWeek, Reckoned, values_of

FIGURES: Mapping[str, Reckoned] = {
    **sql_of_faxes.FIGURES,
    **sql_of_referrals.FIGURES,
    **sql_of_days.FIGURES,
}
TABLES: Mapping[Key, Reckoned] = {
    **sql_of_faxes.TABLES,
    **sql_of_referrals.TABLES,
    **sql_of_days.TABLES,
}
PARTS: Mapping[str, str] = sql_of_faxes.PARTS | sql_of_referrals.PARTS
_WHOLE = "all"
_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Checker:
    """`days` are those of the figures; `hash_key` names numbers, `manual` are minutes by hand."""

    books: Books
    days: Days
    hash_key: bytes
    manual: tuple[float, float] = (10, 13)

    def differences(self, sections: Iterable[Section]) -> list[str]:
        """What does not agree, in words; what nobody has computed a second time is told too."""
        return [told for section in sections for told in self._section(section)]

    def _section(self, section: Section) -> Iterator[str]:
        for figure in section.figures:
            yield from self._figure(figure)
        for chart in section.charts:
            yield from self._chart(chart)
        for spread in section.distributions:
            yield from self._distribution(spread)
        for table in section.breakdowns:
            yield from self._table(table)

    def _figure(self, figure: Figure) -> Iterator[str]:
        key, part = figure.measure.key, figure.part
        expected = self._expected(key, part)
        if expected is None:
            yield f"{key} {part}: nobody has computed it a second time"
        elif not _same(expected, (figure.value, figure.basis)):
            yield f"{key} {part}: {figure.value} of {figure.basis}, by SQL {expected}"

    def _expected(self, key: str, part: str) -> Found | None:
        if key in _SAVED:
            return self._saved(key)
        known: Mapping[str, Reckoned] = sql_of_referrals.OF_STAGES if part else FIGURES
        return known[key].over(self.books, self.days, part) if key in known else None

    def _saved(self, key: str) -> Found:
        staff, tasks = sql_of_faxes.staff_hours(self.books, self.days, self.manual[1])
        delivered = TABLES["fax-evidence", "fax-delivered"]
        each = [delivered.over(self.books, self.days, how)[0] or 0 for how in _EVIDENCE]
        if key == "fax-staff-hours":
            return staff, tasks
        minutes = self.manual[0] if key == "hours-saved-least" else self.manual[1]
        return sum(each) * minutes / 60 - (staff or 0), int(sum(each))

    def _chart(self, chart: RunChart) -> Iterator[str]:
        key = chart.measure.key
        days = [point.day for point in chart.points]
        if any(later - earlier != timedelta(days=7) for earlier, later in pairwise(days)):
            yield f"{key}: its weeks have a gap"
        for point in chart.points:
            expected = self._week(key, point.day)
            if expected is None:
                yield f"{key} of {point.day}: nobody has computed it a second time"
            elif not _same(expected, (point.value, point.basis)):
                yield f"{key} of {point.day}: {point.value} of {point.basis}, by SQL {expected}"

    def _week(self, key: str, monday: date) -> Found | None:
        if key not in FIGURES:
            return None
        reckoned, week = FIGURES[key], Days(monday, monday + _WEEK)
        if key == "scheduled-in-14-days" and not self._is_old(week):
            return None, 0
        if isinstance(reckoned, PerWeek):
            return reckoned.of_week(self.books, week, "")
        return reckoned.over(self.books, week, "")

    def _is_old(self, week: Days) -> bool:
        ends = self.books.midnights[0][
            self.books.midnights[1].index((week.last + timedelta(days=1)).isoformat())
        ]
        return ends <= (self.books.now - timedelta(days=14)).isoformat(timespec="milliseconds")

    def _distribution(self, spread: Distribution) -> Iterator[str]:
        assert spread.measure.key == "cycle"
        values = values_of(self.books, sql_of_referrals.CYCLE_DAYS, self.days, "")
        for one in spread.bins:
            high = float("inf") if one.high is None else one.high
            count = sum(one.low <= value < high for value in values)
            if count != one.count:
                yield f"cycle from {one.low}: {one.count}, by SQL {count}"
        told = (spread.median, spread.ninetieth)
        found = [FIGURES[key].over(self.books, self.days, "")[0] for key in _CYCLE]
        if spread.basis != len(values) or told != pytest.approx(found):
            yield f"cycle: {told} of {spread.basis}, by SQL {found} of {len(values)}"

    def _table(self, table: Breakdown) -> Iterator[str]:
        if table.key == "oldest":
            yield from self._oldest(table)
            return
        labels = [row.label for row in table.rows]
        if len(labels) != len(set(labels)):
            yield f"{table.key}: a label stands twice"
        for row in table.rows:
            yield from self._row(table, row)
        if table.total is not None:
            yield from self._row(table, table.total)
        yield from self._left_out(table)

    def _row(self, table: Breakdown, row: BreakdownRow) -> Iterator[str]:
        for measure, value in zip(table.measures, row.values, strict=True):
            expected = self._cell(table.key, measure.key, row.label)
            if expected == "unknown":
                yield f"{table.key}, {measure.key}: nobody has computed it a second time"
            elif value != pytest.approx(expected):
                yield f"{table.key}, {row.label}, {measure.key}: {value}, by SQL {expected}"

    def _cell(self, table: str, measure: str, label: str) -> float | str | None:
        if measure in sql_of_referrals.STAGES:
            return sql_of_referrals.STAGES[measure][label]
        if measure in PARTS:
            part = self._sum(table, PARTS[measure], label)
            whole = self._sum(table, PARTS[measure], _WHOLE)
            return part / whole if whole else None
        if (table, measure) not in TABLES:
            return "unknown"
        return self._value(table, measure, label)

    def _sum(self, table: str, measure: str, label: str) -> float:
        return self._value(table, measure, label) or 0

    def _value(self, table: str, measure: str, label: str) -> float | None:
        reckoned = TABLES[table, measure]
        if label != _WHOLE:
            return reckoned.over(self.books, self.days, self._part(table, label))[0]
        if measure in _OF_ALL and measure in FIGURES:
            return FIGURES[measure].over(self.books, self.days, "")[0]
        whole = [
            reckoned.over(self.books, self.days, part)[0] or 0 for part in self.parts(reckoned)
        ]
        return _whole_of(measure, whole) if measure not in _SHARES else self._share(reckoned)

    def _share(self, reckoned: Reckoned) -> float | None:
        each = [reckoned.over(self.books, self.days, part) for part in self.parts(reckoned)]
        below = sum(basis for _, basis in each)
        return sum((value or 0) * basis for value, basis in each) / below if below else None

    def parts(self, reckoned: Reckoned) -> list[str]:
        """All that a table could have rows of."""
        if isinstance(reckoned, Now):
            return sorted({str(row[0]) for row in self.books.once(reckoned.sql)})
        found = self.books.parts(reckoned.sql)
        return sorted(p for p in found if self.books.of_days(reckoned.sql, self.days, p))

    def _part(self, table: str, label: str) -> str:
        if table != "fax-destinations":
            return str(label)
        names = {
            number_name(self.hash_key, str(number)): str(number)
            for (number,) in self.books.once("SELECT DISTINCT number FROM attempts")
        }
        return names[label]

    def _left_out(self, table: Breakdown) -> Iterator[str]:
        """Rows that the table ought to have."""
        measure = table.measures[0].key
        if (table.key, measure) not in TABLES or table.key in _NOT_ALL:
            return
        reckoned = TABLES[table.key, measure]
        parts = {p for p in self.parts(reckoned) if reckoned.over(self.books, self.days, p)[0]}
        told = {self._part(table.key, row.label) for row in table.rows}
        if len(parts - told) != table.more:
            yield f"{table.key}: {table.more} more, by SQL {sorted(parts - told)[:5]}"

    def _oldest(self, table: Breakdown) -> Iterator[str]:
        found = self.books.once(sql_of_referrals.OLDEST)
        expected = [
            (f"RF-{one:06}, {stage}", age, in_stage)
            for one, stage, age, in_stage in found[: len(table.rows)]
        ]
        told = [(row.label, *row.values) for row in table.rows]
        if [one[0] for one in told] != [one[0] for one in expected]:
            yield f"oldest: {told}, by SQL {expected}"
        for one, other in zip(told, expected, strict=True):
            if one[1:] != pytest.approx(other[1:]):
                yield f"oldest: {one}, by SQL {other}"
        if table.more != len(found) - len(table.rows):
            yield f"oldest: {table.more} more, by SQL {len(found) - len(table.rows)}"


_SAVED = ("hours-saved-least", "hours-saved-most", "fax-staff-hours")
_EVIDENCE = ("verdict", "silence", "recipient")
_CYCLE = ("cycle-median", "cycle-p90")
_NOT_ALL = ("stages", "waiting-stages", "fax-gateways", "fax-destinations")
_OF_ALL = ("fax-first-try", "fax-confirm-median", "fax-confirm-p90")
_SHARES = ("fax-tries-delivered-share", "fax-tries-failed-share")


def _whole_of(measure: str, each: Sequence[float]) -> float:
    return max(each) if measure == "oldest-open" else sum(each)


def _same(expected: Found, told: Found) -> bool:
    return told[1] == expected[1] and told[0] == pytest.approx(expected[0])
