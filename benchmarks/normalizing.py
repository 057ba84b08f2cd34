"""Rows a second: a million messy rows normalized, against plain Python, and twice as many."""

import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.messy_rows import MAPPING, as_csv, in_plain_python, messy_rows
from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import Mapping, load_mapping
from faxflow.frames.normalize import normalize
from faxflow.frames.setting import Setting

_ROWS, _FEWER, _PEERS = 1_000_000, 250_000, 100_000
_GOAL = 2.5
_SETTING = Setting("US", date(2026, 11, 2), rehearsal=True)
_KILO = 1024


def measure() -> tuple[str, float, str, float]:
    """What is measured, our rows a second, the peer's name, its rows a second."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "mapping.toml")
        path.write_text(MAPPING)
        mapping = load_mapping(path)
    fewer = _rate(_FEWER, mapping)
    ours = _rate(_ROWS, mapping)
    content = as_csv(messy_rows(_PEERS, seed=1))
    began = time.perf_counter()
    clean = in_plain_python(content, _PEERS)
    theirs = clean / (time.perf_counter() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILO
    print(
        f"  {_FEWER:,} rows: {fewer:,.0f} a second; {_ROWS:,}: {ours:,.0f}"
        f" ({ours / theirs:.2f} times plain Python, goal: {_GOAL}); at most {memory:,.0f} MB",
        flush=True,
    )
    return "messy rows normalized (1,000,000)", ours, "plain Python", theirs


def _rate(rows: int, mapping: Mapping) -> float:
    report = ReportFile("messy.csv", as_csv(messy_rows(rows, seed=1)), "benchmark")
    began = time.perf_counter()
    result = normalize(report, mapping, _SETTING)
    seconds = time.perf_counter() - began
    assert result.rows.height == rows, f"{result.rejects.height} rejected"
    return rows / seconds
