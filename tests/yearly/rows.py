"""The rows of a generated year, written to the store in bulk."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

Row = Sequence[object]

COLUMNS = {
    "runs": "id, command, actor, started_at, ended_at, exit_code, summary",
    "batches": "id, sha256, day, name, source, fetched_at, state, rows_read, loaded, updated,"
    " unchanged, duplicate, rejected, released_at, held_at",
    "batch_rows": "batch_id, line, case_key, content_hash, letter, service_date, number,"
    " number_valid, fields, number_given",
    "rejects": "batch_id, line, column_name, reason, became, settled_at, settled_by, because,"
    " columns_set, case_id",
    "cases": "id, case_key, content_hash, state, attempt, claim, next_action_at, reason, evidence,"
    " number, letter, service_date, fields, letter_sha256, letter_pages, batch_id, line,"
    " created_at, changed_at, priority, tries_from, ready_since",
    "attempts": "case_id, attempt, reference, number, gateway, run_id, started_at, submitted_at,"
    " sent_at, window_from, settled_at, outcome, reason, reply, letter_sha256, letter_pages",
    "mails": "id, content_hash, message_id, service, read_at, run_id, received_at, sender_domain,"
    " folder",
    "verdicts": "mail_id, position, kind, number, reason, reference, job_id, outcome, case_id,"
    " attempt",
    "tasks": "kind, task_key, title, case_id, batch_id, run_id, opened_at, due_at, closed_at,"
    " notice_id, owner, taken_at, closed_by, referral_id, queue",
    "incidents": "case_id, attempt, number, letter_sha256, pages, kind, recorded_at, recorded_by",
    "gateways": "name, halted_at, halted_for, proved_alive_at, chosen_at",
    "gateway_days": "gateway, day, last_at",
    "numbers": "number, last_delivered_at, last_failed_at, last_reason, failures_in_row,"
    " blocked_at, blocked_by, blocked_for",
    "notices": "id, message_id, subject, body, decided_at, sent_at, tasks_told, queue",
    "patients": "id, person_id, given_name, surname, date_of_birth, sex, phone, street, suburb,"
    " state, postcode, outside_id, created_at",
    "referrals": "id, patient_id, channel, source, received_at, created_at, provider,"
    " organisation, npi, provider_phone, provider_fax, service, reason, diagnoses, priority,"
    " payer, member_id, authorisation, authorisation_number, appointment_at,"
    " appointment_outcome, stage, entered_at, interrupted, queue, owner, due_at, remind_at,"
    " due_round, calendar, missing, closed_for, reworks, changes, answer_looked_at",
    "stage_history": "referral_id, came_from, stage, entered_at, left_at, actor, run_id, reason,"
    " comments, rework, breached_at",
    "referral_alerts": "referral_id, round, kind, decided_at, notice_id",
    "arrivals": "channel, received_at, read_at, run_id, profile, name, sha256, outcome,"
    " referral_id, told, put_away_at",
    "field_changes": "referral_id, field, was, became, at, actor, run_id",
    "contact_attempts": "referral_id, at, actor, whom, how, outcome",
    "status_calls": "referral_id, at, actor, caller",
    "referral_notes": "referral_id, at, actor, kind, said_by, score, text",
    "possible_duplicates": "id, kind, one_id, other_id, grade, score, reasons, state, found_at,"
    " decided_at, decided_by, undone_at",
    "referral_answers": "referral_id, outcome, number, case_id, made_at, delivered_at,"
    " taken_back_at",
    "events": "at, run_id, actor, subject, source, target, cause, reason, detail, hash",
}
"""What is written of each table; columns that are left out keep what the schema says."""

_ANSWERED = "UPDATE referrals SET answer_case_id = ?, loop_closed_at = ? WHERE id = ?"
_FULL = 20_000


class Rows:
    """Holds rows until there are many; events and mails are left out unless they are wanted."""

    def __init__(
        self, connection: sqlite3.Connection, *, with_events: bool, with_mails: bool
    ) -> None:
        self.connection = connection
        self.with_events, self.with_mails = with_events, with_mails
        self.waiting: dict[str, list[Row]] = defaultdict(list)
        self.answered: list[Row] = []
        self.people_runs: dict[str, Row] = {}
        self.last: dict[str, int] = defaultdict(int)

    def add(self, table: str, row: Row) -> None:
        self.waiting[table].append(row)

    def next_id(self, table: str) -> int:
        self.last[table] += 1
        return self.last[table]

    def flush(self, *, all_of_them: bool = False) -> None:
        """Writes the tables that have many rows waiting."""
        for table, rows in self.waiting.items():
            if rows and (all_of_them or len(rows) > _FULL):
                self.connection.executemany(_insert(table), rows)
                rows.clear()

    def finish(self) -> None:
        for run in self.people_runs.values():
            self.add("runs", run)
        self.flush(all_of_them=True)
        self.connection.executemany(_ANSWERED, self.answered)


def _insert(table: str) -> str:
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns.split(",")))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
