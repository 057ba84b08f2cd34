"""Faxes a second through the whole `send` step, against Postfix's own smtp-source.

Each fax is claimed, offered, committed as submitting, finished and committed as sent, in a
store with synchronous=FULL. The letters are drawn beforehand; their files are hard links to
one of 60 KB, as fresh in the system's cache as a morning's letters are.
"""

import hashlib
import json
import os
import subprocess
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.smtp_sink import postfix_program, sink
from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.adapters.stopwatch import MonotonicStopwatch
from faxflow.cli.progress import NoProgress
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.domain.ids import CaseId, RunId
from faxflow.domain.run import Run
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.draw_letters import DrawTools
from faxflow.steps.hand_over import HandOver
from faxflow.steps.kept_letter import letter_name
from faxflow.steps.load import load
from faxflow.steps.send import SendTools, send
from faxflow.steps.work import Work
from faxflow.store import batches, cases, runs
from faxflow.store.connection import create_store, open_store

GOAL = 500.0
"""Faxes a second that a morning of 10,000 must reach."""

_FAXES = 10_000
_LINES = 16
_PDF = b"%PDF-1.7\n" + Random(1).randbytes(60_000)  # noqa: S311 - filling
_MAIL_BYTES = 84_000
"""What a letter of 60 KB comes to in base64 with its headers."""


class _Drawn:
    """Templates that nobody needs: the letters lie there already."""

    def present(self, path: Path) -> bytes:
        raise AssertionError(f"{path} is asked for")

    def asks_for(self, path: Path) -> frozenset[str]:
        raise AssertionError(f"{path} is asked for")

    def keep(self, content: bytes) -> str:
        raise AssertionError(f"{len(content)} bytes are kept")

    def engine(self, sha256: str, shown: Path) -> None:
        raise AssertionError(f"{shown} is to draw by {sha256}")


def measure() -> tuple[str, float, str, float]:
    """What is measured, our faxes a second, the peer's name, its mails a second."""
    with sink() as port, tempfile.TemporaryDirectory() as name:
        ours = _FAXES / _ours(Path(name), port)
        theirs = _FAXES / _theirs(port)
    print(f"send: goal {GOAL:.0f}/s: {'met' if ours >= GOAL else 'MISSED'}")
    return f"send, durable (10,000 × 60 KB, {_LINES} lines)", ours, "smtp-source", theirs


def _ours(folder: Path, port: int) -> float:
    """Seconds that `send` takes for all of them."""
    config = _config(folder, port)
    create_store(folder / "faxflow.db", "rehearsal", datetime.now(UTC))
    with closing(open_store(folder / "faxflow.db", "rehearsal", config="")) as store:
        run = Run(RunId("bench"), "bench", lambda: datetime.now(UTC))
        work = Work(store, run, config)
        _stock(work, folder / "letters")
        vault = FileVault(folder / "letters")
        tools = SendTools(
            drawing=DrawTools(_Drawn(), vault, NoProgress(), frozenset()),
            new_gateway=partial(SmtpGateway, config.gateway, lambda _: "", run.clock),
            stopwatch=MonotonicStopwatch(),
        )
        began = time.perf_counter()
        sent = send(work, tools, let_go=True)
        seconds = time.perf_counter() - began
    assert sent.outcomes == {HandOver.TAKEN: _FAXES}, sent.counts()
    return seconds


def _theirs(port: int) -> float:
    """Seconds that Postfix's own source takes for as many mails of the size, kept nowhere."""
    command = [postfix_program("smtp-source"), "-d", "-s", str(_LINES), "-m", str(_FAXES)]
    began = time.perf_counter()
    subprocess.run([*command, "-l", str(_MAIL_BYTES), f"127.0.0.1:{port}"], check=True)
    return time.perf_counter() - began


def _config(folder: Path, port: int) -> Config:
    path = write_practice(folder, Servers(port, 1, 1, None))
    limits = {"CONNECTIONS": str(_LINES), "MESSAGES_PER_MINUTE": "1e9"}
    config = load_config(path, {f"FAXFLOW_GATEWAY_{key}": value for key, value in limits.items()})
    signed_out = config.gateway.model_copy(update={"user": None, "password": None})
    return config.model_copy(update={"gateway": signed_out})


def _stock(work: Work, letters: Path) -> None:
    """Ready cases, each to its own number, with their letters."""
    with work.store.write() as tx:
        runs.begin(tx, work.run, "bench")
        batch = batches.Batch(batches.BatchId(0), date(2026, 11, 23), "r.csv", "0" * 64, "bench")
        batch_id = batches.add(tx, work.run, batch)
        batches.stage(tx, batch_id, rows=map(_row, range(_FAXES)), rejects=[], rows_read=_FAXES)
    load(work)
    sha256 = hashlib.sha256(_PDF).hexdigest()
    FileVault(letters).keep("letter.pdf", _PDF)
    with work.store.write() as tx:
        for number in range(1, _FAXES + 1):
            os.link(letters / "letter.pdf", letters / letter_name(CaseId(number), sha256))
            cases.set_letter(tx, CaseId(number), sha256=sha256, pages=1)


def _row(line: int) -> batches.StagedRow:
    return batches.StagedRow(
        line=line,
        case_key=f"key-{line}",
        content_hash=f"content-{line}",
        letter="referral",
        service_date="2026-11-24",
        number=f"+1555201{line:04d}",
        number_valid=True,
        fields=json.dumps({f"field_{n}": f"some words of row {line}" for n in range(8)}),
    )
