"""Rows a second: a million messy rows loaded, and loaded again, against raw `executemany`."""

import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.messy_rows import MAPPING, as_csv, messy_rows
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.domain.ledger import Ledger
from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import load_mapping
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.extract import extract
from faxflow.steps.load import load
from faxflow.steps.normalize import normalize

_ROWS, _FEWER = 1_000_000, 250_000
_GOAL, _AGAIN_GOAL = 0.6, 500_000
_DAYS = (date(2026, 11, 23), date(2026, 11, 24))
_KILO = 1024


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds by the clock and of processor time."""

    clock: float
    processor: float


class _Report:
    """A source that has its report ready."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def fetch(self, day: date) -> ReportFile:
        return ReportFile(f"{day}.csv", self._content, "benchmark")


def measure() -> tuple[str, float, str, float]:
    """What is measured, our rows a second, the peer's name, its rows a second."""
    with tempfile.TemporaryDirectory() as name:
        _say(_FEWER, _loads(Path(name), _FEWER))
    with tempfile.TemporaryDirectory() as name:
        first, again = _loads(Path(name), _ROWS)
        _say(_ROWS, (first, again))
        raw = _raw(Path(name))
    ours, peer = _ROWS / first.clock, _ROWS / raw.clock
    ratio = first.processor and raw.processor / first.processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILO
    print(
        f"  {ours / peer:.2f} of raw executemany by the clock, {ratio:.2f} by processor time"
        f" (goal: {_GOAL}); the same rows again: {_ROWS / again.clock:,.0f} a second"
        f" (goal: {_AGAIN_GOAL:,}); at most {memory:,.0f} MB",
        flush=True,
    )
    return "normalized rows loaded (1,000,000)", ours, "raw executemany, same indexes", peer


def _say(rows: int, spent: tuple[_Spent, _Spent]) -> None:
    """The cost of a row must not grow with the report."""
    first, again = (1_000_000 * one.processor / rows for one in spent)
    print(f"  {rows:,} rows: {first:.1f} µs of processor time each, again {again:.1f}", flush=True)


def _loads(folder: Path, rows: int) -> tuple[_Spent, _Spent]:
    """What the first loading took, and that of a second report with the same rows."""
    mapping_file = folder / "messy.toml"
    mapping_file.write_text(MAPPING)
    mapping, report = load_mapping(mapping_file), _Report(as_csv(messy_rows(rows, seed=1)))
    config = write_practice(folder, Servers(1, 1, 1, None))
    world = World({}, lambda: datetime.now(UTC), "bench", lambda: "0")
    create(config, world)
    spent: list[_Spent] = []

    def act(session: Session) -> Answer:
        for day, ledger in zip(_DAYS, _ledgers(rows), strict=True):
            extract(session.work, report, session.reports, day, even_if_same=True)
            normalize(session.work, mapping, session.reports)
            spent.append(_spent(lambda: load(session.work)[0].ledger, ledger))
        return Answer("")

    perform("bench", config, world, act)
    return spent[0], spent[1]


def _ledgers(rows: int) -> tuple[Ledger, Ledger]:
    return Ledger(rows, loaded=rows), Ledger(rows, unchanged=rows)


def _raw(folder: Path) -> _Spent:
    """As fast as the standard library writes these cases, as durably, into their own indexes."""
    (store,) = folder.rglob("*.db")
    schema, rows = _copied(store)
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    for line in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -262144"):
        connection.execute(f"PRAGMA {line}")
    for statement in schema:
        connection.execute(statement)
    marks = ", ".join("?" for _ in rows[0])

    def written() -> int:
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO cases VALUES ({marks})", rows)
        connection.execute("COMMIT")
        return len(rows)

    spent = _spent(written, _ROWS)
    connection.close()
    return spent


def _copied(store: Path) -> tuple[Sequence[str], Sequence[tuple[object, ...]]]:
    """The table and the indexes of cases, and all their rows."""
    connection = sqlite3.connect(store)
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'cases' AND sql IS NOT NULL"
    )
    schema, rows = [sql for (sql,) in found], connection.execute("SELECT * FROM cases").fetchall()
    connection.close()
    return schema, rows


def _spent(act: Callable[[], object], wanted: object) -> _Spent:
    clock, processor = time.perf_counter(), time.process_time()
    came = act()
    spent = _Spent(time.perf_counter() - clock, time.process_time() - processor)
    assert came == wanted, f"{came} instead of {wanted}"
    return spent
