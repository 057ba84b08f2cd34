"""set-aside: a person says which rows are to be no fax, and may take that back."""

import pytest
from rejecting import Reporting, row

from conftest import Office
from faxflow.domain.ids import BatchId
from faxflow.domain.ledger import Ledger
from faxflow.domain.settled_reject import Became
from faxflow.steps.seen_to import SeenTo
from faxflow.steps.set_aside_rejects import SettingAside, reopen, set_aside
from faxflow.steps.work_tasks import finish_task
from faxflow.store import events

TWO_REJECTS = (row("1"), row("2", fax="call"), row("3", day="soon"))


@pytest.fixture
def reporting(office: Office) -> Reporting:
    made = Reporting(office)
    made.report(*TWO_REJECTS)
    return made


def put_aside(reporting: Reporting, name: str, because: str = "no-row") -> list[SeenTo]:
    return set_aside(reporting.office.work(), [name], SettingAside(because))


def test_a_row_is_set_aside_with_who_and_why(reporting: Reporting) -> None:
    (done,) = put_aside(reporting, "B-000001:3")

    assert done.told == "B-000001:3 is set aside (no-row)."
    kept = "SELECT became, settled_by, because, case_id FROM rejects WHERE line = 3"
    assert reporting.office.rows(kept) == [("set-aside", "tester", "no-row", None)]
    with reporting.office.store.read() as tx:
        last = events.history(tx, "B-000001")[-1]
    assert (last["cause"], last["detail"]) == ("reject set aside", "line 3; no-row")


def test_it_stays_among_the_rejected_of_the_ledger(reporting: Reporting) -> None:
    put_aside(reporting, "B-000001:3")

    assert reporting.ledger() == Ledger(read=3, loaded=1, rejected=2, set_aside=1)


def test_a_whole_batch_is_set_aside_at_once_and_its_task_ends(reporting: Reporting) -> None:
    done = put_aside(reporting, "b-1", "comes-again")

    assert [one.reject for one in done] == ["B-000001:3", "B-000001:4"]
    assert reporting.open_tasks() == []


def test_setting_aside_twice_is_a_no_op_that_says_so(reporting: Reporting) -> None:
    put_aside(reporting, "B-000001:3")

    (again,) = put_aside(reporting, "B-000001:3", "not-wanted")

    assert again.done
    assert again.told == "B-000001:3 was set aside before, by tester (no-row)."


def test_what_is_set_aside_is_not_corrected_until_it_is_open_again(reporting: Reporting) -> None:
    put_aside(reporting, "B-000001:3")
    refused = reporting.fix(1, 3, Fax="555-201-0102")

    reopen(reporting.office.work(), ["B-000001:3"])
    done = reporting.fix(1, 3, Fax="555-201-0102")

    assert "`faxflow rejects set-aside B-000001:3 --undo` opens it again" in refused.told
    assert done.became is Became.LOADED


def test_opening_one_again_opens_the_task_again(reporting: Reporting) -> None:
    put_aside(reporting, "B-000001")

    reopen(reporting.office.work(), ["B-000001:4"])

    assert reporting.open_tasks() == ["review-rejects"]


def test_of_rows_that_contradict_each_other_the_other_goes_on(reporting: Reporting) -> None:
    reporting.report(row("7"), row("7", fax="555-201-0109"))
    put_aside(reporting, "B-000002:2", "duplicate")

    done = reporting.fix(2, 3, because="right-row")

    assert done.became is Became.LOADED
    assert reporting.ledger(2) == Ledger(read=2, loaded=1, rejected=1, corrected=1, set_aside=1)


@pytest.mark.parametrize("undo", [False, True])
def test_a_fax_is_not_set_aside_nor_opened(reporting: Reporting, undo: bool) -> None:
    reporting.fix(1, 3, Fax="555-201-0102")

    one = reopen(reporting.office.work(), ["B-000001:3"]) if undo else None
    (done,) = one or put_aside(reporting, "B-000001:3")

    assert not done.done
    assert "it is a fax by now" in done.told


def test_a_dry_run_changes_nothing(reporting: Reporting) -> None:
    work = reporting.office.work()

    (done,) = set_aside(work, ["B-000001:3"], SettingAside("no-row", dry_run=True))

    assert done.told == "B-000001:3 would be set aside (no-row)."
    assert reporting.office.rows("SELECT became FROM rejects") == [(None,), (None,)]


@pytest.mark.parametrize("name", ["B-000009", "B-000001:2", "B-x", "FX-000001"])
def test_what_there_is_not_is_told(reporting: Reporting, name: str) -> None:
    (done,) = put_aside(reporting, name)

    assert not done.known


def test_a_batch_without_open_rejects_says_so(reporting: Reporting) -> None:
    put_aside(reporting, "B-000001")

    (done,) = put_aside(reporting, "B-000001")

    assert done.told == "No reject of B-000001 is open. Nothing was changed."


def test_the_task_is_not_closed_by_hand_while_a_reject_is_open(reporting: Reporting) -> None:
    ((task,),) = reporting.office.rows("SELECT id FROM tasks WHERE kind = 'review-rejects'")

    done = finish_task(reporting.office.work(), f"T-{task}")

    assert not done.done
    assert "closes by itself once no reject of B-000001 is open" in done.told
    assert reporting.office.rows("SELECT batch_id FROM tasks") == [(BatchId(1),)]
