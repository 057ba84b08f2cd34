"""What a portal says of our account becomes one task, long before it costs a report."""

from dataclasses import dataclass
from datetime import date

from conftest import Office
from faxflow.domain.report_file import ReportFile, ReportNote
from faxflow.steps.extract import extract

NOTE = ReportNote("portal ehr.example", "ehr.example says that the password expires soon")


@dataclass
class Portal:
    """Gives another file each day, and the same note."""

    def fetch(self, day: date) -> ReportFile:
        return ReportFile("r.csv", f"MRN,Fax\n{day},x\n".encode(), "portal", (NOTE,))


def test_a_note_is_one_task_however_often_it_comes(office: Office) -> None:
    work = office.work()

    for day in (date(2026, 11, 22), date(2026, 11, 23)):
        extract(work, Portal(), office.vault, day)

    told = office.rows("SELECT kind, task_key, title FROM tasks")
    assert told == [("mend-account", "mend-account:portal ehr.example", NOTE.text)]
    assert office.rows("SELECT count(*) FROM batches") == [(2,)]
