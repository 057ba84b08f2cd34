"""What encryption costs: the same report loaded, claimed and told, with SQLCipher and without."""

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.big_report import DAY, stage
from faxflow.domain.ids import Reference
from faxflow.domain.statistics.period import Period
from faxflow.steps.load import load
from faxflow.steps.report import report
from faxflow.steps.work import Work
from faxflow.store import case_moves, cases
from faxflow.store.attempts import NewAttempt
from faxflow.store.connection import open_store
from faxflow.store.driver import use_key
from making import RunMaker, new_store, rehearsal_config, work_with

_ROWS, _CLAIMS, _LOOKS, _OPENINGS = 200_000, 2_000, 5, 50
_KEY, _TOKEN = "1f" * 32, "0"


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds of processor time; `loading` of so many rows, and so on."""

    loading: float
    claims: float
    looks: float
    openings: float


def measure() -> tuple[str, float, str, float]:
    """What is measured, rows a second encrypted, the peer's name, its rows a second."""
    plain, encrypted = _measured(None), _measured(_KEY)
    for what, count, one, other in (
        ("rows loaded", _ROWS, plain.loading, encrypted.loading),
        ("faxes claimed, each for itself", _CLAIMS, plain.claims, encrypted.claims),
        ("reports of a day", _LOOKS, plain.looks, encrypted.looks),
        ("stores opened", _OPENINGS, plain.openings, encrypted.openings),
    ):
        print(
            f"  {count:,} {what}: {one:.2f} s of processor time plain, {other:.2f} s encrypted:"
            f" {other / one:.2f} times",
            flush=True,
        )
    ours, peer = _ROWS / encrypted.loading, _ROWS / plain.loading
    return "rows loaded, encrypted (200,000)", ours, "the same, plain", peer


def _measured(key: str | None) -> _Spent:
    use_key(key)
    try:
        with tempfile.TemporaryDirectory() as name:
            return _spent(Path(name))
    finally:
        use_key(None)


def _spent(folder: Path) -> _Spent:
    with closing(new_store(folder)) as store:
        clock = RunMaker()
        work = work_with(store, clock(store, "bench"), rehearsal_config(folder))
        stage(work, _ROWS)
        loading = _seconds(lambda: load(work))
        claims = _seconds(lambda: _claim(work))
        period = Period(DAY, DAY)
        looks = _seconds(lambda: [report(work, period) for _ in range(_LOOKS)])
    openings = _seconds(lambda: _open(folder))
    return _Spent(loading, claims, looks, openings)


def _claim(work: Work) -> None:
    """Each in a transaction of its own, as `send` does."""
    with work.store.read() as tx:
        ready = cases.ready(tx)[:_CLAIMS]
    for case in ready:
        with work.store.write() as tx:
            cases.set_letter(tx, case.id, sha256="f" * 64, pages=1)
        with work.store.write() as tx:
            now = cases.get(tx, case.id)
            new = NewAttempt(Reference(case.id, 1), case.number, "gateway")
            assert now
            assert case_moves.claim(tx, work.run, now, token=_TOKEN, attempt=new)


def _open(folder: Path) -> None:
    for _ in range(_OPENINGS):
        open_store(folder / "faxflow.db", "rehearsal", config="bench").close()


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start
