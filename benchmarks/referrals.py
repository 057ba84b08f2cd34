"""Seconds a command takes on 100,000 open referrals, Python's start included; the goal is one.

The peer is the same question in plain SQL, asked by the standard library in a process of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.referral_store import fill, phone_of
from faxflow.adapters import accounts
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.referrals.deadlines import reckoner

GOAL_SECONDS = 1.0
_COUNT = 100_000
_TIMES = 3
_ALWAYS_OPEN = {
    "FAXFLOW_HOURS_DAYS": "mon,tue,wed,thu,fri,sat,sun",
    "FAXFLOW_HOURS_OPEN": "00:00-24:00",
    "FAXFLOW_HOURS_HOLIDAYS": "false",
}
_LIST = "SELECT * FROM referrals WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 50"
_ONE = "SELECT * FROM referrals r JOIN patients p ON p.id = r.patient_id WHERE r.id = 50000"
_WORDS = "SELECT patient_id FROM patient_words WHERE word >= 'halloway' AND word < 'hallowayz'"
_PHONE = f"SELECT id FROM patients WHERE phone = '{phone_of(50_000)}'"
_REMIND = "SELECT id FROM referrals WHERE remind_at < datetime('now')"
_COMMANDS = (
    ("referral list", _LIST),
    ("referral list --queue scheduling --overdue", _LIST),
    ("referral show RF-050000", _ONE),
    ("referral where halloway", _WORDS),
    (f"referral where {phone_of(50_000)}", _PHONE),
    ("queue", _LIST),
    ("remind --dry-run", _REMIND),
)
_PEER = (
    "import sqlite3, sys; print(len(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))"
)


def measure() -> tuple[str, float, str, float]:
    """What is measured, our slowest command a second, the peer's name, its slowest a second."""
    with tempfile.TemporaryDirectory() as name:
        config = _practice(Path(name))
        store = Path(name) / "data" / "faxflow.db"
        ours, theirs = [], []
        for command, sql in _COMMANDS:
            words = ["-m", "faxflow", *command.split(), "--config", str(config)]
            ours.append(_fastest(["-P", *words]))
            theirs.append(_fastest(["-c", _PEER, str(store), sql]))
            verdict = "met" if ours[-1] < GOAL_SECONDS else "MISSED"
            told = f"{command}: {ours[-1]:.2f} s; goal {GOAL_SECONDS:g} s: {verdict}"
            print(f"{told}; raw sqlite3 {theirs[-1]:.2f} s")
    return "referral commands on 100,000 (slowest)", 1 / max(ours), "raw sqlite3", 1 / max(theirs)


def _practice(folder: Path) -> Path:
    """The configuration of a practice that is full and always open."""
    config = write_practice(folder, Servers(1, 1, 1, None))
    world = World(_ALWAYS_OPEN, lambda: datetime.now(UTC), accounts.this_account(), lambda: "0")
    create(config, world)

    def act(session: Session) -> Answer:
        work = session.work
        calendar, now = reckoner(work).version, work.run.now()
        with work.store.write() as tx:
            fill(tx, work.run.id, count=_COUNT, now=now, calendar=calendar)
        return Answer("")

    perform("bench", config, world, act)
    return config


def _fastest(arguments: list[str]) -> float:
    """Of a few tries: what else the machine does at the time is no part of the answer."""
    return min(_seconds(arguments) for _ in range(_TIMES))


def _seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    environment = {**os.environ, **_ALWAYS_OPEN}
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True, env=environment)
    return time.perf_counter() - began
