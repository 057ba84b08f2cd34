"""Every column of the store is said to hold something of people, or not; retention knows each."""

import sqlite3
from pathlib import Path

from faxflow.config.retention import RetentionSettings
from faxflow.domain.retention import Kind
from faxflow.store import connection
from faxflow.store.columns import personal_columns, table_columns

SCHEMA = Path(connection.__file__).parent / "schema.sql"


def columns_of_the_schema() -> dict[str, list[str]]:
    made = sqlite3.connect(":memory:")
    made.executescript(SCHEMA.read_text())
    tables = made.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 6) <> 'sqlite'"
    ).fetchall()
    return {
        name: sorted(row[1] for row in made.execute(f"PRAGMA table_info({name})"))
        for (name,) in tables
    }


def test_every_column_is_in_one_list() -> None:
    told = {table: sorted(columns.names) for table, columns in table_columns().items()}

    assert told == columns_of_the_schema()


def test_what_goes_goes_by_days_that_the_configuration_has() -> None:
    goes = {one.goes for one in personal_columns() if one.goes}

    assert goes <= set(Kind)
    assert {f"{kind}_days" for kind in goes} <= RetentionSettings.model_fields.keys()


def test_what_stays_of_people_is_little_and_named() -> None:
    stays = sorted(f"{one.table}.{one.name}" for one in personal_columns() if one.goes is None)

    assert stays == [
        "batch_rows.service_date",
        "cases.service_date",
        "incidents.number",
        "referrals.priority",
        "referrals.service",
    ]
