"""load: what needs no decision goes as a whole, and comes out as if each row were looked at."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Office, staged
from faxflow.domain.ledger import Ledger
from faxflow.steps.load import load
from faxflow.store import events
from faxflow.store.batches import StagedRow
from faxflow.store.connection import open_store
from making import rehearsal_config
from stocked import new_store_file

NUMBERS = ("+15552010101", "+15552010102")
ROW = st.tuples(st.sampled_from("abcdef"), st.sampled_from(NUMBERS), st.booleans())
REPORTS = st.lists(st.lists(ROW, max_size=8), min_size=1, max_size=3)
EVENTS = (
    "SELECT c.case_key, e.cause, e.target FROM events e"
    " JOIN cases c ON e.subject = printf('FX-%06d', c.id)"
)


def rows_of(report: list[tuple[str, str, bool]], *, told: bool) -> list[StagedRow]:
    """The report's rows; where `told`, those are marked that stand alone."""
    count = Counter(key for key, _, _ in report)
    return [
        replace(
            staged(line, number=number, key=key),
            number_valid=valid,
            alone=told and count[key] == 1,
        )
        for line, (key, number, valid) in enumerate(report, start=2)
    ]


def outcome(reports: list[list[tuple[str, str, bool]]], *, told: bool) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "faxflow.db").write_bytes(new_store_file())
        store = open_store(folder / "faxflow.db", "rehearsal", config="faxflow.toml")
        office = Office(store, rehearsal_config(folder))
        loaded: list[object] = []
        for report in reports:
            office.stage(*rows_of(report, told=told))
            loaded += [(one.ledger, one.held) for one in load(office.work())]
        loaded.append(sorted(office.rows("SELECT case_key, content_hash, state, line FROM cases")))
        loaded.append(sorted(office.rows(EVENTS)))
        loaded.append(office.rows("SELECT kind, count(*) FROM tasks GROUP BY kind"))
        with store.read() as tx:
            events.verify(tx)
        store.close()
    return loaded


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_whatever_reports_come_both_ways_end_alike(
    reports: list[list[tuple[str, str, bool]]],
) -> None:
    one_by_one = outcome(reports, told=False)

    as_a_whole = outcome(reports, told=True)

    assert as_a_whole == one_by_one


def test_rows_that_stand_alone_become_cases_in_the_order_of_the_report(office: Office) -> None:
    report = [(key, NUMBERS[0], key != "c") for key in "cabd"]
    office.stage(*rows_of(report, told=True))

    (loaded,) = load(office.work())

    assert (loaded.ledger, loaded.held) == (Ledger(read=4, loaded=4), 1)
    assert office.rows("SELECT case_key, state FROM cases ORDER BY id") == [
        ("c", "held"),
        ("a", "ready"),
        ("b", "ready"),
        ("d", "ready"),
    ]


def test_a_large_history_is_written_on_the_way_and_holds(office: Office) -> None:
    report = [(f"key-{at}", NUMBERS[0], True) for at in range(10_050)]
    office.stage(*rows_of(report, told=True))

    load(office.work())

    with office.store.read() as tx:
        assert events.verify(tx) >= len(report)
    assert office.rows("SELECT count(DISTINCT subject) FROM events WHERE target = 'ready'") == [
        (10_050,)
    ]
