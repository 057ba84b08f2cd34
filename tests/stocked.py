"""A real store with cases in it, moved by hand, for tests of the store's own files."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, Reference
from faxflow.domain.ledger import Ledger
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.store import batches, case_loading, case_moves, cases
from faxflow.store.attempts import NewAttempt
from faxflow.store.connection import Store, open_store
from making import MovableClock, RunMaker, new_store

DAY = date(2026, 11, 23)
CLAIM = "token"


@dataclass
class Stocked:
    """One store, one run, one clock."""

    folder: Path
    clock: MovableClock = field(default_factory=MovableClock)
    store: Store = field(init=False)
    run: Run = field(init=False)
    runs: RunMaker = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / "faxflow.db").write_bytes(new_store_file())
        self.store = open_store(self.folder / "faxflow.db", "rehearsal", config="faxflow.toml")
        self.runs = RunMaker(self.clock)
        self.run = self.runs(self.store)

    def batch(self, *, day: date = DAY, sha256: str = "a" * 64) -> BatchId:
        with self.store.write() as tx:
            new = batches.Batch(BatchId(0), day, f"{day}.csv", sha256, "test")
            return batches.add(tx, self.run, new)

    def load(self, *rows: batches.StagedRow, day: date = DAY) -> list[CaseId]:
        """Makes a case of each row."""
        known = len(self.rows("SELECT id FROM batches"))
        batch_id = self.batch(day=day, sha256=f"{known:064d}")
        with self.store.write() as tx:
            batches.stage(tx, batch_id, rows=rows, rejects=[], rows_read=len(rows))
            candidates = case_loading.candidates(tx, batch_id)
            made = case_loading.insert(tx, self.run, batch_id, candidates)
            batches.mark_loaded(tx, batch_id, Ledger(len(rows), loaded=len(rows)))
        return [case_id for case_id, _ in made]

    def case(self, case_id: int = 1) -> cases.Case:
        with self.store.read() as tx:
            found = cases.get(tx, CaseId(case_id))
        assert found is not None
        return found

    def claim(self, case_id: int = 1, token: str = CLAIM) -> Standing | None:
        """Draws a case's letter and claims it."""
        with self.store.write() as tx:
            cases.set_letter(tx, CaseId(case_id), sha256="f" * 64, pages=1)
        case = self.case(case_id)
        new = NewAttempt(Reference(case.id, case.attempt + 1), case.number, "gateway")
        with self.store.write() as tx:
            return case_moves.claim(tx, self.run, case, token=token, attempt=new)

    def move(
        self,
        case_id: int,
        cause: Cause,
        target: State,
        *,
        reason: Reason | None = None,
        due: datetime | None = None,
        detail: str = "",
    ) -> bool:
        """Moves a case from wherever it stands."""
        change = Change(self.case(case_id).standing(), cause, target, reason, due, detail)
        with self.store.write() as tx:
            return case_moves.move(tx, self.run, change)

    def send(self, case_id: int = 1) -> None:
        """Claims a case and hands it over."""
        assert self.claim(case_id)
        assert self.move(case_id, Cause.BODY_OVER, State.SUBMITTING)
        assert self.move(case_id, Cause.TAKEN, State.SENT, detail="250 taken")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with self.store.read() as tx:
            return [tuple(row) for row in tx.execute(sql)]

    def snapshot(self) -> list[list[tuple[object, ...]]]:
        """All that cases, attempts and events hold."""
        return [self.rows(f"SELECT * FROM {t}") for t in ("cases", "attempts", "events")]  # noqa: S608


@cache
def new_store_file() -> bytes:
    """A new store's file, made once: its many writes to the disk take longer than most tests."""
    with TemporaryDirectory() as folder:
        new_store(Path(folder)).close()
        return (Path(folder) / "faxflow.db").read_bytes()


def row(line: int = 1, **changes: object) -> batches.StagedRow:
    """A clean row."""
    plain: dict[str, object] = {
        "line": line,
        "case_key": f"key-{line}",
        "content_hash": f"content-{line}",
        "letter": "referral",
        "service_date": "2026-11-24",
        "number": f"+1202555{line:04d}",
        "number_valid": True,
        "fields": '{"reason": "follow up"}',
    }
    return batches.StagedRow(**{**plain, **changes})  # type: ignore[arg-type]
