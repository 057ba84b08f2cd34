"""fix: a row of an older report never undoes what a later one says, whatever that one changed."""

import pytest
from rejecting import ONE, TWO, Reporting, row

from conftest import Office
from faxflow.domain.settled_reject import Became
from faxflow.steps.set_aside_rejects import SettingAside, set_aside

LATER = "a later report, B-000003, has another row for this fax, FX-000001"


@pytest.fixture
def reporting(office: Office) -> Reporting:
    """A report with two rows, the first to ONE."""
    made = Reporting(office)
    made.report(row("1"), row("2"))
    return made


def test_a_later_report_that_changed_nothing_says_where_the_fax_goes(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1"))

    done = reporting.fix(2, 2, Fax="555-201-0109")

    assert LATER in done.told
    assert reporting.office.rows("SELECT number FROM cases WHERE id = 1") == [(ONE,)]


def test_a_later_report_that_came_too_late_says_where_the_fax_should_have_gone(
    reporting: Reporting,
) -> None:
    reporting.office.send()
    reporting.report(row("1", fax="call"))
    reporting.report(row("1", fax="555-201-0102"))

    done = reporting.fix(2, 2, Fax="555-201-0109")

    assert LATER in done.told


def test_what_a_person_made_of_a_later_reports_row_counts_too(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1", fax="ring"))
    reporting.fix(3, 2, Fax="555-201-0101")

    done = reporting.fix(2, 2, Fax="555-201-0109")

    assert LATER in done.told


def test_a_later_reports_row_that_nobody_has_seen_to_stops_nothing(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1"), row("1", fax="555-201-0103"), row("2"))

    done = reporting.fix(2, 2, Fax="555-201-0102")

    assert done.became is Became.UPDATED
    assert reporting.office.rows("SELECT number FROM cases WHERE id = 1") == [(TWO,)]


def test_a_later_reports_row_that_was_set_aside_stops_nothing(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1"), row("1", fax="555-201-0103"), row("2"))
    set_aside(reporting.office.work(), ["B-000003"], SettingAside("not-needed"))

    done = reporting.fix(2, 2, Fax="555-201-0102")

    assert done.became is Became.UPDATED


def test_a_later_report_without_this_row_stops_nothing(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"), row("2"))
    reporting.report(row("2"))

    done = reporting.fix(2, 2, Fax="555-201-0102")

    assert done.became is Became.UPDATED


def test_the_history_says_that_a_person_changed_it_and_no_report(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"), row("2", fax="call", note="Hip"))
    reporting.fix(2, 2, Fax="555-201-0102")
    reporting.office.send()

    reporting.fix(2, 3, Fax="555-201-0103")

    causes = reporting.office.rows("SELECT subject, cause FROM events WHERE cause LIKE 'changed%'")
    assert causes == [
        ("FX-000001", "changed by a correction"),
        ("FX-000002", "changed by a correction after it was sent"),
    ]
