"""The same file is never two days' report, unless a person says so; an empty one may be."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from conftest import Office
from faxflow.domain.report_file import ReportFile
from faxflow.errors import ReportRepeated
from faxflow.steps.extract import Extracted, extract
from faxflow.store import batches
from faxflow.store.stamp import to_stamp

YESTERDAY, TODAY = date(2026, 11, 22), date(2026, 11, 23)


@dataclass
class Door:
    """Gives the same file whatever the day."""

    content: bytes = b"MRN,Fax\n1,x\n"

    def fetch(self, day: date) -> ReportFile:
        return ReportFile("r.csv", self.content, "folder")


def fetch(office: Office, day: date, *, even_if_same: bool = False) -> Extracted:
    work = office.work()
    return extract(work, Door(), office.vault, day, again=even_if_same, even_if_same=even_if_same)


def normalized(office: Office, done: Extracted, rows_read: int) -> None:
    with office.store.write() as tx:
        batches.stage(tx, done.batch_id, rows=[], rejects=[], rows_read=rows_read)


def test_yesterdays_file_with_todays_date_is_refused_kept_nowhere_and_told_within_the_hour(
    office: Office,
) -> None:
    normalized(office, fetch(office, YESTERDAY), rows_read=1)
    kept = dict(office.vault.files)

    with pytest.raises(ReportRepeated, match="byte for byte, the report of 2026-11-22"):
        fetch(office, TODAY)

    due = office.clock() + timedelta(hours=1)
    assert office.vault.files == kept
    assert office.rows("SELECT count(*) FROM batches") == [(1,)]
    assert office.rows("SELECT due_at FROM tasks") == [(to_stamp(due),)]


def test_a_report_of_which_nobody_knows_yet_whether_it_is_empty_is_refused_too(
    office: Office,
) -> None:
    fetch(office, YESTERDAY)

    with pytest.raises(ReportRepeated):
        fetch(office, TODAY)


def test_an_earlier_day_is_not_given_todays_file(office: Office) -> None:
    normalized(office, fetch(office, TODAY), rows_read=1)

    with pytest.raises(ReportRepeated, match="the report of 2026-11-23"):
        fetch(office, YESTERDAY)


def test_an_empty_report_may_look_the_same_every_day(office: Office) -> None:
    normalized(office, fetch(office, YESTERDAY), rows_read=0)

    done = fetch(office, TODAY)

    assert done.fetched
    assert office.rows("SELECT count(*) FROM tasks") == [(0,)]


def test_a_file_that_was_no_report_yesterday_is_judged_anew_today(office: Office) -> None:
    first = fetch(office, YESTERDAY)
    with office.store.write() as tx:
        batches.set_aside(tx, first.batch_id)

    assert fetch(office, TODAY).fetched


def test_a_person_may_take_it_all_the_same(office: Office) -> None:
    normalized(office, fetch(office, YESTERDAY), rows_read=1)

    done = fetch(office, TODAY, even_if_same=True)

    assert done.fetched
    assert fetch(office, TODAY).batch_id == done.batch_id
