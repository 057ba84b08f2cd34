"""A practice with a person for each role, and a referral at each desk."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from a_referral import COMPLETE
from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.domain.ids import ReferralId, parse_referral, referral_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.steps.referrals.found_by import found_by
from faxflow.store.connection import Connection
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.records import Due, NewReferral
from faxflow.store.stamp import to_stamp
from making import MORNING, REHEARSAL_TEXT, MovableClock, RunMaker, new_store

PEOPLE = """\
[referrals.people]
ida = "intake"
ewan = "eligibility"
sofia = "scheduling"
petra = "supervisor"
ada = ["administrator"]
cron = "service"
"""
SURNAMES = {
    Queue.INTAKE: "Inglethorpe",
    Queue.ELIGIBILITY: "Eastwickson",
    Queue.SCHEDULING: "Sandringhame",
    Queue.SUPERVISOR: "Pellworthy",
}
"""Of the patient at each desk."""

STAGES = {
    Queue.INTAKE: Stage.INTAKE_RECEIVED,
    Queue.ELIGIBILITY: Stage.ELIGIBILITY,
    Queue.SCHEDULING: Stage.READY_TO_SCHEDULE,
    Queue.SUPERVISOR: Stage.CLOSED,
}
ALL_FIELDS = {
    **COMPLETE,
    Field.STREET: "12 Canary Street",
    Field.SUBURB: "Finchford",
    Field.STATE: "MD",
    Field.POSTCODE: "20999",
    Field.OUTSIDE_ID: "MRN-771044",
    Field.ORGANISATION: "Riverbend Clinic",
    Field.NPI: "1234567893",
    Field.PROVIDER_PHONE: "+12025550120",
    Field.PROVIDER_FAX: "+12025550121",
    Field.DIAGNOSES: "M54.50",
    Field.PRIORITY: "urgent",
    Field.MEMBER_ID: "BSM-00417",
    Field.AUTHORISATION_NUMBER: "AUTH-9911",
}


@dataclass
class Hilltop:
    """Its folder, and what its commands print."""

    folder: Path
    clock: MovableClock
    names: dict[Queue, str]
    capsys: pytest.CaptureFixture[str] | None = None
    tokens: Iterator[int] = field(default_factory=count)

    def world(self, account: str) -> World:
        return World({}, self.clock, account, lambda: f"{next(self.tokens):06x}")

    def run(self, account: str, *arguments: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        assert self.capsys
        self.capsys.readouterr()
        config = ["--config", str(self.folder / "faxflow.toml")]
        code = main([*arguments, *config], self.world(account))
        told = self.capsys.readouterr()
        return code, told.out + told.err

    def json(self, account: str, *arguments: str) -> Any:
        code, text = self.run(account, *arguments, "--json")
        assert code == 0, text
        return json.loads(text)

    def events(self, account: str, cause: str) -> list[tuple[str, str]]:
        """Subject and reason of what is on record of an account."""
        sql = "SELECT subject, reason FROM events WHERE actor = ? AND cause = ? ORDER BY id"
        return self.rows(sql, account, cause)

    def rows(self, sql: str, *values: str) -> list[Any]:
        beside = sqlite3.connect(self.folder / "data" / "faxflow.db")
        found = beside.execute(sql, values).fetchall()
        beside.close()
        return found

    def add_document(self, queue: Queue, name: str) -> None:
        self._write(
            "INSERT INTO documents"
            " (referral_id, kind, media_type, received_at, name, sha256, bytes)"
            " VALUES (?, 'form', 'application/pdf', ?, ?, '', 1)",
            parse_referral(self.names[queue]),
            to_stamp(MORNING),
            name,
        )

    def loosen_documents(self) -> None:
        self._write("UPDATE documents SET referral_id = NULL")

    def add_reading(self, queue: Queue, field_name: str, value: str) -> None:
        self._write(
            "INSERT INTO field_readings (referral_id, field, value, confidence, place, doubt)"
            " VALUES (?, ?, ?, 0.4, 'page 1', 'two readings differ')",
            parse_referral(self.names[queue]),
            field_name,
            value,
        )

    def add_task(self, queue: Queue, title: str) -> None:
        self._write(
            "INSERT INTO tasks (kind, task_key, title, run_id, opened_at, due_at, queue)"
            " VALUES ('review-arrival', ?, ?, 'run-1', ?, ?, ?)",
            title,
            title,
            to_stamp(MORNING),
            to_stamp(MORNING),
            queue,
        )

    def _write(self, sql: str, *values: object) -> None:
        beside = sqlite3.connect(self.folder / "data" / "faxflow.db")
        with beside:
            beside.execute(sql, values)
        beside.close()

    def as_seen_by(self, capsys: pytest.CaptureFixture[str]) -> "Hilltop":
        return replace(self, capsys=capsys)


def hilltop(folder: Path) -> Hilltop:
    """The practice, its store made by `maker`, its referrals due in four hours."""
    (folder / "faxflow.toml").write_text(REHEARSAL_TEXT + PEOPLE)
    (folder / "data").mkdir()
    clock = MovableClock()
    with_store = new_store(folder / "data", made_by="maker")
    run = RunMaker(clock)(with_store)
    with with_store.write() as tx:
        names = {
            queue: referral_name(_referral(tx, run, queue, surname))
            for queue, surname in SURNAMES.items()
        }
    with_store.close()
    return Hilltop(folder, clock, names)


def _referral(tx: Connection, run: Any, queue: Queue, surname: str) -> ReferralId:
    fields = {**ALL_FIELDS, Field.SURNAME: surname}
    patient = patients.insert(tx, fields, found_by(fields), MORNING)
    stage = STAGES[queue]
    due_at = None if stage is Stage.CLOSED else MORNING.replace(hour=15)
    due = Due(due_at, due_at, "v1")
    new = NewReferral(patient, Channel.FAX, "+12025550199", MORNING, fields, stage, queue, due)
    return records.insert(tx, run, new)
