"""What looks for leaks finds everything personal that a generated year holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from a_year import YearPlan, a_year
from yearly.people import LEAK

PERSONAL = (
    "SELECT given_name FROM patients",
    "SELECT surname FROM patients",
    "SELECT date_of_birth FROM patients",
    "SELECT phone FROM patients",
    "SELECT street FROM patients",
    "SELECT suburb FROM patients",
    "SELECT outside_id FROM patients",
    "SELECT provider FROM referrals",
    "SELECT organisation FROM referrals",
    "SELECT provider_phone FROM referrals",
    "SELECT provider_fax FROM referrals WHERE provider_fax <> ''",
    "SELECT source FROM referrals",
    "SELECT reason FROM referrals",
    "SELECT member_id FROM referrals",
    "SELECT number FROM attempts",
    "SELECT fields FROM cases",
    "SELECT text FROM referral_notes",
)
OTHER_FORMS = (
    "(202) 555-0117",
    "202-555-0117",
    "202.555.0117",
    "2025550117",
    "+1 202 555 0117",
    "born 3/14/1921",
    "March 14, 1921",
    "14.03.1921",
    "14 March 1921",
    "CANARITH",
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    plan = YearPlan(days=10, faxes_a_day=30, referrals_a_day=8, seed=2)
    path = a_year(tmp_path_factory.mktemp("leaks") / "faxflow.db", plan)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize("sql", PERSONAL)
def test_every_personal_value_of_a_year_is_a_leak(year: sqlite3.Connection, sql: str) -> None:
    values = [value for (value,) in year.execute(sql)]

    assert values
    assert [value for value in values if not LEAK.search(value)] == []


@pytest.mark.parametrize("written", OTHER_FORMS)
def test_it_is_a_leak_however_it_is_written(written: str) -> None:
    assert LEAK.search(f"as told: {written}, today")


@pytest.mark.parametrize(
    "told", ["N-4f3a91c07b", "FX-000123", "2026-11-22", "1,938 faxes", "19.5", "RF-001911", "555"]
)
def test_ids_days_and_counts_are_none(told: str) -> None:
    assert LEAK.search(f"as told: {told}, today") is None
