"""A day's sections hold its counts once each, and they add up."""

from datetime import UTC

from a_day import COLUMNS, COUNTS, LEDGERS, NOTHING, a_day
from faxflow.domain.delivery import State
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics import day_tables
from faxflow.domain.statistics.day_figures import faxes_section, rows_section
from faxflow.domain.statistics.fax_tally import tally


def test_rows_are_the_sums_of_all_ledgers() -> None:
    ledgers = [*LEDGERS.values(), Ledger(read=5, loaded=1, rejected=1, corrected=1)]

    found = {one.measure.key: one.value for one in rows_section(ledgers).figures}

    assert found == {
        "rows-read": 17,
        "rows-loaded": 10,
        "rows-updated": 0,
        "rows-unchanged": 0,
        "rows-duplicate": 1,
        "rows-rejected": 3,
        "rows-corrected": 1,
        "rows-waiting": 3,
    }


def test_a_report_gives_its_counts_by_the_key_of_their_table() -> None:
    report = a_day()

    assert report.counts(day_tables.STATES) == {"delivered": 5, "in-doubt": 1, "failed": 3}
    assert report.counts("no-such-table") == {}
    assert report.value("fax-handed-over") == 11
    assert report.value("no-such-figure") is None


def test_states_stand_in_the_order_of_a_faxs_life() -> None:
    table = day_tables.states_table(COUNTS[::-1])

    assert [row.label for row in table.rows] == [State.DELIVERED, State.IN_DOUBT, State.FAILED]
    assert table.total
    assert table.total.values == (9,)


def test_tables_and_figures_agree() -> None:
    section = faxes_section(COLUMNS, UTC)
    figures = {one.measure.key: one for one in section.figures}
    sums = {
        table.key: sum(row.values[0] or 0 for row in table.rows) for table in section.breakdowns
    }
    all_of = tally(COUNTS)

    assert sums[day_tables.STATES] == figures["fax-made"].value == all_of.made
    assert sums[day_tables.EVIDENCE] == sums[day_tables.TRIES] == all_of.delivered
    assert sums[day_tables.FAILED_FOR] == all_of.failed


def test_times_of_delivery_are_those_of_the_practices_clock() -> None:
    figures = {one.measure.key: one.value for one in faxes_section(COLUMNS, UTC).figures}

    assert figures["fax-first-delivery"] == 11 * 60 + 7
    assert figures["fax-last-delivery"] == 15 * 60 + 30


def test_where_nothing_was_delivered_there_is_no_time_of_it() -> None:
    keys = {one.measure.key for one in faxes_section(NOTHING, UTC).figures}

    assert keys == {"fax-made", "fax-delivered-share", "fax-first-try", "fax-handed-over"}
