"""After any course of reports and corrections every ledger balances, and no row is two faxes."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from rejecting import Reporting, row

from conftest import Office
from faxflow.domain.ids import BatchId, RejectId
from faxflow.steps.corrected_rows import Given
from faxflow.steps.set_aside_rejects import SettingAside, reopen, set_aside
from faxflow.store import batches
from faxflow.store.check.every_rule import promise_findings
from faxflow.store.connection import open_store
from making import rehearsal_config
from proof.figures import FULL
from proof.promises import breaches
from stocked import new_store_file

IDENTITIES = "12"
NUMBERS = st.sampled_from(["call", "555-201-0101", "555-201-0102", "999-111-0101"])
DAYS = st.sampled_from(["soon", "11/24/2026"])
ROWS = st.lists(st.builds(row, st.sampled_from(IDENTITIES), NUMBERS, DAYS), min_size=1, max_size=5)
LINES = st.integers(2, 6)
BATCHES = st.integers(1, 3)
TEXTS = st.fixed_dictionaries(
    {}, optional={"MRN": st.sampled_from(IDENTITIES), "Fax": NUMBERS, "Day": DAYS}
)
GIVEN = st.lists(st.tuples(LINES, TEXTS), min_size=1, max_size=3, unique_by=lambda one: one[0])


class AnyCourse(RuleBasedStateMachine):
    """What the gateway has taken is the only memory beside the store."""

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # noqa: S108
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        (self.folder / "faxflow.db").write_bytes(new_store_file())
        store = open_store(self.folder / "faxflow.db", "rehearsal", config="faxflow.toml")
        self.reporting = Reporting(Office(store, rehearsal_config(self.folder)))

    def teardown(self) -> None:
        self.reporting.office.store.close()
        shutil.rmtree(self.folder)

    @initialize(rows=ROWS)
    def first(self, rows: list[str]) -> None:
        self.reporting.report(*rows)

    @rule(rows=ROWS)
    def report(self, rows: list[str]) -> None:
        if self.reporting.days < 3:
            self.reporting.report(*rows)

    @rule(batch=BATCHES, given=GIVEN, dry=st.booleans())
    def fix(self, batch: int, given: list[tuple[int, dict[str, Any]]], dry: bool) -> None:
        rows = [Given(RejectId(BatchId(batch), line), texts) for line, texts in given]
        before = self.held()

        done = self.reporting.fix_all(rows, dry=dry)

        if dry or not any(one.done for one in done):
            assert self.held() == before

    @rule(batch=BATCHES, line=LINES)
    def put_aside(self, batch: int, line: int) -> None:
        name = str(RejectId(BatchId(batch), line))
        set_aside(self.reporting.office.work(), [name], SettingAside("no-row"))

    @rule(batch=BATCHES, line=LINES)
    def undo(self, batch: int, line: int) -> None:
        reopen(self.reporting.office.work(), [str(RejectId(BatchId(batch), line))])

    @rule()
    def send(self) -> None:
        self.reporting.load()
        self.reporting.office.send()

    def held(self) -> list[object]:
        tables = ("cases", "rejects", "batch_rows", "events")
        return [self.reporting.office.rows(f"SELECT * FROM {one}") for one in tables]  # noqa: S608

    @invariant()
    def ledgers_balance(self) -> None:
        with self.reporting.office.store.read() as tx:
            for batch in range(1, self.reporting.days + 1):
                for ledger in (batches.ledger_of, batches.ledger_at_load):
                    ledger(tx, BatchId(batch)).check(f"B-{batch}")

    @invariant()
    def no_row_is_two_faxes(self) -> None:
        taken = [str(fax.reference) for fax in self.reporting.office.gateway.taken]
        with self.reporting.office.store.read() as tx:
            assert breaches(tx, taken) == []
            assert list(promise_findings(tx)) == []
        assert len(taken) == len(set(taken)) <= len(IDENTITIES)


pytestmark = pytest.mark.timeout(1200 if FULL else 120)

AnyCourse.TestCase.settings = settings(
    max_examples=200 if FULL else 20,
    stateful_step_count=20 if FULL else 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestAnyCorrections = AnyCourse.TestCase
