"""A task about a fetch ends when the report comes; one about a report that came does not."""

from dataclasses import dataclass
from datetime import date

import pytest

from conftest import Office
from faxflow.domain.ids import BatchId
from faxflow.domain.report_file import ReportFile
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import NotAReport
from faxflow.steps.extract import extract
from faxflow.store import tasks

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


@dataclass
class Portal:
    """Gives a report, unless it is down."""

    down: bool = False

    def fetch(self, day: date) -> ReportFile:
        if self.down:
            raise NotAReport(name="what came", what="it is a page of the portal")
        return ReportFile("r.csv", f"MRN,Fax\n{day},x\n".encode(), "portal")


def failed(office: Office, day: date) -> None:
    with pytest.raises(NotAReport):
        extract(office.work(), Portal(down=True), office.vault, day)


def open_keys(office: Office) -> list[tuple[object, ...]]:
    return office.rows("SELECT task_key FROM tasks WHERE closed_at IS NULL")


def test_the_task_about_a_fetch_ends_when_the_report_of_its_day_comes(office: Office) -> None:
    failed(office, TODAY)
    failed(office, TOMORROW)

    extract(office.work(), Portal(), office.vault, TODAY)

    assert open_keys(office) == [("mend-report:2026-11-24",)]


def test_the_task_about_a_report_that_came_stays_until_it_is_normalized(office: Office) -> None:
    first = extract(office.work(), Portal(), office.vault, TODAY)
    task = unusable(office, first.batch_id)

    extract(office.work(), Portal(), office.vault, TODAY, again=True)

    assert open_keys(office) == [(task.key,)]


def unusable(office: Office, batch_id: BatchId) -> NewTask:
    """The task that normalize opens for a report that lacks a column."""
    work, key = office.work(), f"mend-report:{TODAY}"
    task = NewTask(TaskKind.MEND_REPORT, key, "no column", work.run.now(), batch_id=batch_id)
    with office.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])
    return task
