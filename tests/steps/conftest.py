"""A practice in small: a real store with cases, and fakes for what leaves the machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from fakes import (
    FakeEngine,
    FakeGateway,
    FakeInbox,
    FakeNotices,
    FakeStopwatch,
    FakeTemplates,
    MemoryVault,
    Silent,
)
from faxflow.config.model import Config
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, Reference
from faxflow.domain.verdict import Reading, Verdict
from faxflow.steps.draw_letters import DrawTools
from faxflow.steps.load import load
from faxflow.steps.send import SendTools, Sent, send
from faxflow.steps.watch_bounces import Watched, watch_once
from faxflow.steps.work import Work
from faxflow.store import batches, cases, runs
from faxflow.store.connection import Store, open_store
from making import MovableClock, RunMaker, new_store, rehearsal_config, work_with


@dataclass
class Office:
    """The whole practice; `letters` holds what each mail says, by its raw bytes."""

    store: Store
    config: Config
    clock: MovableClock = field(default_factory=MovableClock)
    gateway: FakeGateway = field(default_factory=FakeGateway)
    engine: FakeEngine = field(default_factory=FakeEngine)
    templates: FakeTemplates = field(init=False)
    template_vault: MemoryVault = field(default_factory=MemoryVault)
    vault: MemoryVault = field(default_factory=MemoryVault)
    inbox: FakeInbox = field(default_factory=FakeInbox)
    notices: FakeNotices = field(default_factory=FakeNotices)
    stopwatch: FakeStopwatch = field(default_factory=FakeStopwatch)
    said: dict[bytes, tuple[Verdict, ...]] = field(default_factory=dict)
    new_run: RunMaker = field(init=False)

    def __post_init__(self) -> None:
        self.new_run = RunMaker(self.clock)
        self.templates = FakeTemplates(self.engine)

    def work(self, command: str = "test") -> Work:
        return work_with(self.store, self.new_run(self.store, command), self.config)

    def stage(self, *rows: batches.StagedRow, rejected: int = 0) -> BatchId:
        """A normalized batch of these rows, waiting to be loaded."""
        work = self.work()
        with self.store.write() as tx:
            sha256 = f"{self.new_run.count:064d}"
            batch = batches.Batch(BatchId(0), date(2026, 11, 23), "r.csv", sha256, "test")
            batch_id = batches.add(tx, work.run, batch)
            read = len(rows) + rejected
            batches.stage(tx, batch_id, rows=rows, rejects=[], rows_read=read)
        return batch_id

    def load_cases(self, count: int, number: str | None = None) -> list[CaseId]:
        """`count` ready cases, each to its own number unless one is given."""
        self.stage(*(staged(n, number=number or f"+1555201{n:04d}") for n in range(1, count + 1)))
        load(self.work())
        return [CaseId(n) for n in range(1, count + 1)]

    def tools(self) -> SendTools:
        known = frozenset({"reason"})
        drawing = DrawTools(self.templates, self.vault, Silent(), known)
        return SendTools(drawing, lambda: self.gateway, self.stopwatch)

    def send(self) -> Sent:
        return send(self.work("send"), self.tools())

    def hear(self, *verdicts: Verdict) -> Watched:
        """One mail with these verdicts arrives and is read."""
        raw = f"mail {len(self.said)}".encode()
        self.said[raw] = verdicts
        self.inbox.mails[len(self.said)] = raw
        return self.watch()

    def watch(self, *, now: bool = False) -> Watched:
        with self._here() as store:
            work = work_with(store, self.new_run(store, "watch-bounces"), self.config)
            watched = watch_once(work, self.inbox, self._read, now=now)
            with store.write() as tx:
                runs.end(tx, work.run, exit_code=0, summary={})
        return watched

    def state(self, case_id: int) -> State:
        with self.store.read() as tx:
            case = cases.get(tx, CaseId(case_id))
        assert case is not None
        return case.state

    @contextmanager
    def beside(self) -> Iterator[Store]:
        """The store as another process or thread opens it."""
        path = self.store.path
        with closing(open_store(path, "rehearsal", config="faxflow.toml")) as opened:
            yield opened

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with self._here() as store, store.read() as tx:
            return [tuple(row) for row in tx.execute(sql)]

    @contextmanager
    def _here(self) -> Iterator[Store]:
        """The store; a gateway's thread may not use our connection and opens its own."""
        if current_thread() is main_thread():
            yield self.store
            return
        with self.beside() as store:
            yield store

    def _read(self, raw: bytes) -> Reading:
        sent_at, sender = self.inbox.sent_at, self.inbox.sender_domain
        return Reading("<m@fax.example>", raw.hex(), "test", self.said[raw], sent_at, sender)


def staged(line: int, *, number: str, key: str | None = None, **fields: str) -> batches.StagedRow:
    """A clean row; its content hash follows number and fields."""
    content = json.dumps({"reason": "follow up", **fields})
    return batches.StagedRow(
        line=line,
        case_key=key or f"key-{line}",
        content_hash=f"{number} {content}",
        letter="referral",
        service_date="2026-11-24",
        number=number,
        number_valid=True,
        fields=content,
    )


def reference(case_id: int, attempt: int = 1) -> Reference:
    return Reference(CaseId(case_id), attempt)


@pytest.fixture
def make_office(tmp_path: Path) -> Callable[..., Office]:
    def make(**gateway: object) -> Office:
        return Office(new_store(tmp_path), rehearsal_config(tmp_path, **gateway))

    return make


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    return make_office()
