"""A generated year of a practice in a real store file: what nobody could rehearse in a test.

    a_year(folder / "faxflow.db", YearPlan(days=30, faxes_a_day=20, referrals_a_day=5, seed=3))

All of it follows from the plan's seed, which is printed. It is as the program would have left it,
but for rows of reports, the hashes of events and the order of ids within a few days.
"""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from faxflow.store.connection import create_store
from year_of_faxes import YearOfFaxes
from year_of_referrals import YearOfReferrals
from yearly.moments import local
from yearly.plan import YearPlan
from yearly.rows import Rows
from yearly.runs import write_runs

__all__ = ["YearPlan", "a_year", "fill"]

_FAST = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -200000",
    "PRAGMA foreign_keys = OFF",
)


def a_year(path: Path, plan: YearPlan) -> Path:
    """A new store with the year that the plan tells of; gives its path."""
    print(f"a generated year: {plan}")
    made = plan.now - timedelta(days=plan.days + 30)
    create_store(path, plan.environment, made, made_by="tester")
    fill(path, plan)
    return path


def fill(path: Path, plan: YearPlan) -> None:
    """Puts the year into a store that is empty."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, _in_bulk(connection):
        rows = Rows(connection, with_events=plan.with_events, with_mails=plan.with_mails)
        write_runs(rows, plan, local(plan.first_day, "00:00", plan.zone))
        owed = YearOfReferrals(plan, rows).make()
        YearOfFaxes(plan, rows, owed).make()
        rows.finish()
        key = f"{plan.seed:064x}"
        connection.execute("UPDATE store_info SET hash_key = ?", (key,))


_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


@contextmanager
def _in_bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, with the indexes made at its end: so a year takes half the time."""
    for pragma in _FAST:
        connection.execute(pragma)
    connection.execute("BEGIN")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    gc.disable()  # millions of rows that are all still needed are looked at again and again
    try:
        yield
    finally:
        gc.enable()
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
