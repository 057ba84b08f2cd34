"""prune removes report files of which all is settled, and keeps those that somebody needs."""

from collections.abc import Callable

import pytest
from retaining import Keeper, row_of

from conftest import Office
from faxflow.steps.load import load

NAME = "r.csv"


@pytest.fixture
def keeper(make_office: Callable[..., Office]) -> Keeper:
    """One fax of one report, delivered."""
    keeper = Keeper(make_office())
    keeper.keeps(reports_days=30)
    keeper.reports.files[NAME] = b"patient,number"
    keeper.load(1)
    keeper.office.send()
    keeper.deliver(1)
    return keeper


def test_the_file_goes_with_the_fields_of_its_rows_and_the_counts_stay(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=31)

    done = keeper.prune()

    assert (done.counts.reports, done.counts.rows, keeper.reports.files) == (1, 1, {})
    kept = keeper.office.rows(
        "SELECT b.sha256 <> '', b.loaded, b.file_removed_at IS NOT NULL, r.fields,"
        " c.fields <> '{}', r.number = c.number FROM batches b"
        " JOIN batch_rows r ON r.batch_id = b.id"
        " JOIN cases c ON c.batch_id = b.id"
    )
    assert kept == [(1, 1, 1, "{}", 1, 1)]


def test_before_its_days_it_stays(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=29)

    done = keeper.prune()

    assert (done.counts.reports, NAME in keeper.reports.files) == (0, True)


def test_a_report_of_which_a_fax_is_open_stays(keeper: Keeper) -> None:
    with keeper.office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'in-doubt'")
    keeper.office.clock.forward(days=999)

    done = keeper.prune()

    assert (done.counts.reports, done.counts.rows, NAME in keeper.reports.files) == (0, 0, True)


def test_a_report_with_lines_that_wait_for_a_person_stays_and_is_told(keeper: Keeper) -> None:
    keeper.office.stage(row_of(5, key="twice"), row_of(6, key="twice"))
    load(keeper.office.work())
    with keeper.office.store.write() as tx:
        tx.execute("UPDATE tasks SET closed_at = opened_at")
    keeper.office.clock.forward(days=999)

    done = keeper.prune()

    assert (done.counts.reports, done.kept_for_rejects) == (1, 1)


def test_a_report_on_hold_stays_with_its_rows_and_its_faxes(keeper: Keeper) -> None:
    keeper.keeps(reports_days=30, names_days=60, hold=["B-000001"])
    keeper.office.clock.forward(days=999)

    done = keeper.prune()

    assert (done.counts.told(), NAME in keeper.reports.files) == ("", True)


def test_a_run_killed_between_the_file_and_the_store_is_done_again(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=31)
    keeper.reports.files.clear()

    done = keeper.prune()

    assert done.counts.reports == 1
    assert keeper.prune().counts.reports == 0
