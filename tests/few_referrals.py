"""A few referrals written by hand into a real store, and the figures made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from faxflow.domain.referral import FINAL, STAGES, Stage
from faxflow.domain.statistics.figure import Breakdown, Figure, RunChart, Scorecard
from faxflow.domain.statistics.period import Period
from faxflow.steps.scorecard import scorecard
from faxflow.steps.work import Work
from faxflow.store.stamp import to_stamp
from making import rehearsal_config, work_with
from stocked import Stocked

CHICAGO = ZoneInfo("America/Chicago")
WEEK = Period(date(2026, 11, 9), date(2026, 11, 15))
"""Monday to Sunday, without a holiday but Veterans Day."""

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def at(text: str) -> str:
    """`11-09 14:30` of 2026 by Chicago's clock, as the store has it."""
    return to_stamp(datetime.fromisoformat(f"2026-{text}").replace(tzinfo=CHICAGO))


@dataclass
class FewReferrals:
    """One store; the moments of a referral are by Chicago's clock."""

    folder: Path
    stocked: Stocked = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.stocked = Stocked(self.folder)

    @property
    def work(self) -> Work:
        return work_with(self.stocked.store, self.stocked.run, rehearsal_config(self.folder))

    def add(self, received: str, *path: tuple[str, Stage], **columns: Any) -> int:
        """A referral that went through these stages, each entered at a moment; it is in the last.

        It was made when it entered the first.
        """
        self.count += 1
        last, stage = path[-1]
        due = None if stage in FINAL else at("12-31 09:00")
        self._insert(
            "patients", {"id": self.count, "person_id": self.count, "created_at": at(last)}
        )
        row = {
            "id": self.count,
            "patient_id": self.count,
            "channel": "fax",
            "source": "",
            "received_at": at(received),
            "created_at": at(path[0][0]),
            "stage": stage,
            "entered_at": at(last),
            "queue": STAGES[stage].queue,
            "due_at": due,
        }
        self._insert("referrals", {**row, **columns})
        for place, (entered, one) in enumerate(path):
            self._stay(entered, one, path[place - 1][1] if place else None, path[place + 1 :])
        return self.count

    def change_stay(self, referral: int, stage: Stage, **columns: object) -> None:
        """Sets columns of all its stays in a stage."""
        sets = ", ".join(f"{name} = :{name}" for name in columns)
        sql = f"UPDATE stage_history SET {sets} WHERE referral_id = :id AND stage = :stage"  # noqa: S608
        with self.stocked.store.write() as tx:
            tx.execute(sql, {**columns, "id": referral, "stage": stage})

    def put(self, table: str, **columns: object) -> None:
        """One row of any other table."""
        self._insert(table, columns)

    def task(self, owner: str | None, taken: str | None, closed: str, **columns: object) -> None:
        """A closed task of eligibility's desk."""
        number = len(self.stocked.rows("SELECT id FROM tasks")) + 1
        row = {
            "kind": "stage-work",
            "task_key": f"stage-work:RF-{number:06d}:eligibility:1",
            "title": "check coverage",
            "run_id": self.stocked.run.id,
            "opened_at": at("11-09 08:00"),
            "due_at": at("11-09 16:00"),
            "closed_at": at(closed),
            "owner": owner,
            "taken_at": at(taken) if taken else None,
            "queue": "eligibility",
        }
        self._insert("tasks", {**row, **columns})

    def scorecard(self, period: Period = WEEK, *, now: datetime = NOW) -> Scorecard:
        """Charted over the six whole weeks before the period's end, and those in it."""
        charted = Period(min(period.first, date(2026, 10, 5)), period.last)
        return scorecard(self.work, period, charted, now)

    def figure(self, key: str, part: str = "", period: Period = WEEK) -> Figure:
        """One of them."""
        found = self.scorecard(period).figures()
        [one] = [one for one in found if (one.measure.key, one.part) == (key, part)]
        return one

    def value(self, key: str, part: str = "", period: Period = WEEK) -> float | None:
        return self.figure(key, part, period).value

    def chart(self, key: str, period: Period = WEEK) -> RunChart:
        sections = self.scorecard(period).sections
        [one] = [one for each in sections for one in each.charts if one.measure.key == key]
        return one

    def table(self, key: str, period: Period = WEEK) -> Breakdown:
        sections = self.scorecard(period).sections
        [one] = [one for each in sections for one in each.breakdowns if one.key == key]
        return one

    def row(self, key: str, label: str, period: Period = WEEK) -> tuple[float | None, ...]:
        [one] = [one for one in self.table(key, period).rows if one.label == label]
        return tuple(one.values)

    def _stay(
        self, entered: str, stage: Stage, before: Stage | None, then: Sequence[tuple[str, Stage]]
    ) -> None:
        row = {
            "referral_id": self.count,
            "came_from": before,
            "stage": stage,
            "entered_at": at(entered),
            "left_at": at(then[0][0]) if then else None,
            "actor": "mara",
            "run_id": self.stocked.run.id,
        }
        self._insert("stage_history", row)

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        sql = f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608
        with self.stocked.store.write() as tx:
            tx.execute(sql, row)
