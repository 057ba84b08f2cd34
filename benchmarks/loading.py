"""Rows a second: a report of 100,000 rows normalized and loaded, against raw `executemany`."""

import csv
import io
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from faxflow.cli import tools
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.domain.report_file import ReportFile
from faxflow.simulator.portal.report import COLUMNS, Cells, morning_report
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.extract import extract
from faxflow.steps.load import load
from faxflow.steps.normalize import normalize

_ROWS = 100_000
_DAY = date(2026, 11, 23)


class _Report:
    """A source that has its report ready."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def fetch(self, day: date) -> ReportFile:
        return ReportFile(f"{day}.csv", self._content, "benchmark")


def measure() -> tuple[str, float, str, float]:
    """What is measured, our rows a second, the peer's name, its rows a second."""
    rows = [row.cells for row in morning_report(_DAY, _ROWS, seed=1).rows]
    with tempfile.TemporaryDirectory() as name:
        ours = _ours(Path(name), _csv(rows))
        peer = len(rows) / _seconds(lambda: _raw(Path(name) / "raw.db", rows))
    return "rows normalized and loaded (100,000)", len(rows) / ours, "raw executemany", peer


def _ours(folder: Path, content: bytes) -> float:
    config = write_practice(folder, Servers(1, 1, 1, None))
    world = World({}, lambda: datetime.now(UTC), "bench", lambda: "0")
    create(config, world)
    spent: list[float] = []

    def act(session: Session) -> Answer:
        extract(session.work, _Report(content), session.reports, _DAY)
        mapping = tools.mapping(session)
        spent.append(_seconds(lambda: normalize(session.work, mapping, session.reports)))
        spent.append(_seconds(lambda: load(session.work)))
        return Answer("")

    perform("bench", config, world, act)
    return sum(spent)


def _raw(path: Path, rows: list[Cells]) -> None:
    """As fast as the standard library writes these very cells, as durably as we do."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    columns = ", ".join(f"c{n} TEXT" for n in range(len(COLUMNS)))
    connection.execute(f"CREATE TABLE cells ({columns})")
    marks = ", ".join("?" for _ in COLUMNS)
    with connection:
        connection.executemany(f"INSERT INTO cells VALUES ({marks})", rows)
    connection.close()


def _csv(rows: list[Cells]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue().encode()


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
