"""Seconds a report takes on a full year, Python's start included: 240,000 faxes, 44,000 referrals.

Goals: `report` in half a second, `scorecard --html` in three. Each command runs in a process of its
own, from compiled bytecode as an installed program does; what is shown is the median of its runs.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from a_year import YearPlan, fill
from faxflow.adapters import accounts
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.simulator.practice.folder import Servers, write_practice

_TIMES = 5
_OFFICE = {
    "FAXFLOW_HOURS_DAYS": "mon,tue,wed,thu,fri",
    "FAXFLOW_HOURS_OPEN": "08:00-17:00",
    "FAXFLOW_HOURS_HOLIDAYS": "true",
}
_REPORT, _SCORECARD = "report", "scorecard --html scorecard.html"
_COMMANDS: Sequence[tuple[str, float | None]] = (
    (_REPORT, 0.5),
    ("report --json", 0.5),
    (_SCORECARD, 3.0),
    ("scorecard --pdf scorecard.pdf", None),
    ("board --once", None),
)
"""Each with its goal in seconds; None: it is told for information."""

_COUNTED = """
SELECT count(*), sum(attempt) FROM cases c JOIN batches b ON b.id = c.batch_id;
SELECT count(*), sum(sent_at IS NOT NULL) FROM attempts;
SELECT count(*), sum(breached_at IS NOT NULL) FROM stage_history;
SELECT count(*), sum(closed_at IS NOT NULL) FROM tasks
"""
_PEER = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
    " print([c.execute(sql).fetchone() for sql in sys.argv[2].split(';')])"
)
_MADE = "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM referrals)"


def measure() -> tuple[str, float, str, float]:
    """What is measured, our `report` a second, the peer's name, its counts a second."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config, store = _practice(folder)
        environment = _environment(folder / "bytecode")
        _tell_size(store, environment)
        empty = _median(["-c", "pass"], folder, environment)
        bare = _median(["-c", _PEER, str(store), _COUNTED], folder, environment)
        print(f"python -c pass: {empty:.3f} s; a bare count of the same rows: {bare:.3f} s")
        ours = {}
        for command, goal in _COMMANDS:
            before = _cpu()
            ours[command] = _command(command, config, environment)
            cpu = (_cpu() - before) / (_TIMES + 1)
            verdict = _verdict(ours[command], goal)
            print(f"{command}: {ours[command]:.2f} s ({cpu:.2f} s of CPU){verdict}", flush=True)
    return "reports of a year", 1 / ours[_REPORT], "a bare count of its rows", 1 / bare


def _cpu() -> float:
    """What the child processes have used, the machine's other work left out."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _verdict(seconds: float, goal: float | None) -> str:
    if goal is None:
        return ""
    return f"; goal {goal:g} s: {'met' if seconds < goal else 'MISSED'}"


def _practice(folder: Path) -> tuple[Path, Path]:
    """A practice's configuration and store, with a year that ends now."""
    config = write_practice(folder, Servers(1, 1, 1, None))
    now = datetime.now(UTC)
    world = World(_OFFICE, lambda: now, accounts.this_account(), lambda: "0")
    create(config, world)
    store = folder / "data" / "faxflow.db"
    fill(store, YearPlan(faxes_a_day=690, referrals_a_day=124, now=now, with_events=True))
    return config, store


def _environment(bytecode: Path) -> Mapping[str, str]:
    """With bytecode that is kept, outside the tree; whatever this machine has set for tests."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **_OFFICE, "PYTHONPYCACHEPREFIX": str(bytecode)}


def _tell_size(store: Path, environment: Mapping[str, str]) -> None:
    found = _run(["-c", _PEER, str(store), _MADE], store.parent, environment)
    print(f"faxes and referrals: {found.strip()}; {store.stat().st_size / 1e9:.2f} GB")


def _command(command: str, config: Path, environment: Mapping[str, str]) -> float:
    words = ["-P", "-m", "faxflow", *command.split(), "--config", str(config)]
    return _median(words, config.parent, environment)


def _median(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Of several runs, after one that compiles and warms up."""
    _run(arguments, folder, environment)
    return median(_seconds(arguments, folder, environment) for _ in range(_TIMES))


def _seconds(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    _run(arguments, folder, environment)
    return time.perf_counter() - began


def _run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 3}:  # 3: some things need a person, as in any year
        raise RuntimeError(f"{arguments[:5]} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout
