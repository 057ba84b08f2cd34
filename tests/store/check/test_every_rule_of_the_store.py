"""Each rule of the store finds what breaks it, and nothing else in a store that is whole."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from faxflow.domain.store_finding import MOST_NAMED, StoreFinding
from faxflow.store.check.every_rule import PROMISE_RULES, RULE_NAMES, check_store
from faxflow.store.connection import Connection, open_store
from store.upgrades.aged_store import FILES, unpack

BREAKS: Mapping[str, tuple[str, str]] = {
    "file.is-sound": (
        (
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql ="
            " 'CREATE INDEX cases_by_state ON cases (line)' WHERE name = 'cases_by_state'"
        ),
        "row",
    ),
    "rows.refer-to-rows": ("UPDATE cases SET batch_id = 99 WHERE id = 101", "cases 101"),
    "schema.is-as-migrated": ("DROP INDEX attempts_out", "index attempts_out is missing"),
    "store.says-what-it-is": ("DELETE FROM store_info", "store_info"),
    "store.is-no-backup": (
        (
            "CREATE TABLE backup_manifest (written TEXT NOT NULL) STRICT;"
            " INSERT INTO backup_manifest VALUES ('{}')"
        ),
        "store",
    ),
    "history.chain-holds": (
        "UPDATE events SET actor = 'somebody' WHERE id = 5",
        "event 5",
    ),
    "history.ends-where-it-did": (
        "DELETE FROM events WHERE id = (SELECT max(id) FROM events)",
        "after",
    ),
    "history.moves-are-allowed": (
        "UPDATE events SET cause = 'claimed' WHERE subject = 'FX-000107' AND target = 'cancelled'",
        "FX-000107",
    ),
    "history.moves-follow": (
        "UPDATE events SET source = 'waiting' WHERE subject = 'FX-000107' AND target = 'cancelled'",
        "FX-000107",
    ),
    "history.fax-stands-where-it-ends": (
        "UPDATE cases SET state = 'delivered', evidence = 'M-000901' WHERE id = 107",
        "FX-000107",
    ),
    "history.referral-stands-where-it-ends": (
        "UPDATE referrals SET stage = 'documentation' WHERE id = 1",
        "RF-000001",
    ),
    "ledger.balances": ("UPDATE batches SET loaded = loaded + 1 WHERE id = 51", "B-000051"),
    "ledger.corrected-rows": (
        "UPDATE rejects SET became = 'loaded', case_id = 101 WHERE batch_id = 51",
        "B-000051",
    ),
    "rejects.have-their-task": (
        "UPDATE tasks SET closed_at = due_at WHERE kind = 'review-rejects' AND batch_id = 51",
        "B-000051",
    ),
    "claim.in-hand-only": ("UPDATE cases SET claim = 'token' WHERE id = 101", "FX-000101"),
    "claim.run-at-work": (
        "UPDATE cases SET state = 'submitting', claim = 'token' WHERE id = 105",
        "FX-000105",
    ),
    "waiting.has-its-time": ("UPDATE cases SET next_action_at = NULL WHERE id = 102", "FX-000102"),
    "person.has-one-task": ("DELETE FROM tasks WHERE case_id = 103", "FX-000103"),
    "final.asks-nothing": (
        "UPDATE tasks SET case_id = 107 WHERE task_key = 'release-held:FX-000103'",
        "FX-000107",
    ),
    "attempt.after-known-failure": (
        (
            "INSERT INTO attempts"
            " (case_id, attempt, reference, number, gateway, run_id, started_at)"
            " SELECT 104, 2, 'FX-000104-A2', number, gateway, run_id, started_at FROM attempts"
            " WHERE case_id = 104"
        ),
        "FX-000104",
    ),
    "attempt.open-goes-not-again": (
        "UPDATE attempts SET outcome = NULL, settled_at = NULL WHERE case_id = 102",
        "FX-000102",
    ),
    "attempt.numbered": ("UPDATE attempts SET attempt = 2 WHERE case_id = 104", "FX-000104"),
    "attempt.reference": (
        "UPDATE attempts SET reference = 'FX-000999-A1' WHERE case_id = 104",
        "FX-000104",
    ),
    "attempt.whole": ("UPDATE attempts SET settled_at = NULL WHERE case_id = 106", "FX-000106"),
    "sent.was-taken": ("UPDATE attempts SET sent_at = NULL WHERE case_id = 104", "FX-000104"),
    "delivered.has-evidence": ("UPDATE cases SET evidence = '' WHERE id = 1", "FX-000001"),
    "doubt.was-handed-over": (
        "UPDATE attempts SET submitted_at = NULL WHERE case_id = 105",
        "FX-000105",
    ),
    "attempt.no-more-than-allowed": (
        (
            "WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < 5)"
            " INSERT INTO attempts"
            " (case_id, attempt, reference, number, gateway, run_id, started_at,"
            " submitted_at, settled_at, outcome, reason)"
            " SELECT case_id, n, 'FX-000102-A' || n, number, gateway, run_id, started_at,"
            " submitted_at, settled_at, outcome, reason FROM attempts, n WHERE case_id = 102"
        ),
        "FX-000102",
    ),
    "verdict.counts-once": (
        (
            "UPDATE verdicts SET outcome = 'applied', case_id = 102, attempt = 1"
            " WHERE mail_id = 901 AND position = 3"
        ),
        "FX-000102",
    ),
    "verdict.has-its-attempt": (
        "UPDATE verdicts SET attempt = 7 WHERE mail_id = 901 AND position = 1",
        "M-000901",
    ),
    "referral.has-its-due-time": ("UPDATE referrals SET due_at = NULL WHERE id = 1", "RF-000001"),
    "referral.has-its-desk": ("UPDATE referrals SET queue = 'nowhere' WHERE id = 1", "RF-000001"),
    "referral.stands-where-history-says": (
        "UPDATE stage_history SET left_at = entered_at WHERE referral_id = 1",
        "RF-000001",
    ),
    "referral.history-follows": (
        (
            "UPDATE stage_history SET came_from = 'scheduled' WHERE referral_id = 1"
            " AND came_from IS NULL"
        ),
        "RF-000001",
    ),
    "referral.lateness-on-record": (
        (
            "INSERT INTO referral_alerts (referral_id, round, kind, decided_at)"
            " SELECT id, due_round, 'escalation', due_at FROM referrals WHERE id = 1"
        ),
        "RF-000001",
    ),
    "answer.loop": (
        "UPDATE referrals SET loop_closed_at = '2026-11-24T12:00:00.000+00:00' WHERE id = 1",
        "RF-000001",
    ),
    "answer.delivered-by-a-fax": (
        "UPDATE referral_answers SET delivered_at = made_at, case_id = 107 WHERE referral_id = 1",
        "RF-000001",
    ),
    "patient.is-a-person": (
        (
            "UPDATE patients SET person_id = 2 WHERE id = 1;"
            " UPDATE patients SET person_id = 1 WHERE id = 2"
        ),
        "P-000001",
    ),
    "pair.linked-is-one-person": (
        "UPDATE possible_duplicates SET kind = 'patient', state = 'linked'",
        "PD-1",
    ),
    "pair.distinct-are-two": (
        "UPDATE possible_duplicates SET kind = 'patient'; UPDATE patients SET person_id = 1",
        "PD-1",
    ),
    "arrival.became-its-referral": ("UPDATE arrivals SET referral_id = NULL", "A-000001"),
}
"""What breaks each rule, and a part of the name of what it then is about."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with rows in every table, and every state in it."""
    made = unpack(FILES[-1], tmp_path)
    open_store(made, "rehearsal", config="").close()
    return made


def found(path: Path, *, quick: bool = False) -> dict[str, StoreFinding]:
    opened = sqlite3.connect(path, isolation_level=None, factory=Connection)
    with closing(opened) as connection:
        connection.row_factory = sqlite3.Row
        return {one.rule: one for one in check_store(connection, quick=quick)}


def execute(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as beside:
        beside.executescript(statements)
        beside.commit()


def test_a_whole_store_breaks_no_rule(path: Path) -> None:
    assert found(path) == found(path, quick=True) == {}


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_what_breaks_a_rule_is_found_by_it(path: Path, rule: str) -> None:
    statements, subject = BREAKS[rule]
    execute(path, statements)

    finding = found(path)[rule]

    assert finding.count >= 1
    assert subject in " ".join(finding.subjects)
    assert finding.what.endswith(".")
    assert finding.cure.endswith(".")


def test_every_rule_has_what_breaks_it_and_a_name_of_its_own() -> None:
    assert sorted(BREAKS) == sorted(RULE_NAMES)
    assert len(set(RULE_NAMES)) == len(RULE_NAMES)


def test_a_quick_look_still_finds_broken_promises(path: Path) -> None:
    execute(path, BREAKS["person.has-one-task"][0])

    assert list(found(path, quick=True)) == ["person.has-one-task"]


def test_a_finding_names_few_and_counts_all(path: Path) -> None:
    execute(path, "UPDATE events SET actor = actor || 'x'")

    finding = found(path)["history.chain-holds"]

    assert len(finding.subjects) == MOST_NAMED < finding.count


def test_where_the_file_is_damaged_nothing_more_is_guessed(path: Path) -> None:
    execute(path, BREAKS["person.has-one-task"][0])
    execute(path, BREAKS["file.is-sound"][0])

    rules = set(found(path))

    assert "person.has-one-task" not in rules
    assert rules <= {"file.is-sound", "schema.is-as-migrated", "rows.refer-to-rows"}


def test_every_promise_of_the_design_has_a_rule() -> None:
    assert {rule.promise for rule in PROMISE_RULES} >= {1, 2, 3, 4, 5, 6, 7}
