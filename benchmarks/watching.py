"""Verdict mails a second through the whole `watch-bounces` step, out of a real Dovecot.

Each mail is fetched, read, matched to a sent fax, committed to a store with synchronous=FULL,
and only then moved. The peer does nothing but fetch and move the same mails.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from imapclient import IMAPClient

from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.adapters.reading_crew import ReadingCrew
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.reading import reading_settings
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.domain.run import Run
from faxflow.domain.verdict_reading import read_mail
from faxflow.simulator.gateway.outcomes import outcome_of
from faxflow.simulator.gateway.received_fax import ReceivedFax
from faxflow.simulator.gateway.verdict_mail import verdict_mail
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.steps.watch_bounces import watch_once
from faxflow.steps.work import Work
from faxflow.store import batches, runs
from faxflow.store.connection import Store, create_store, open_store
from servers.dovecot import PASSWORD, running_dovecot

GOAL = 500.0
"""Mails a second that a morning of 10,000 must reach."""

_MAILS = 10_000
_AT_ONCE = 250
_SENT_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
_NOW = _SENT_AT + timedelta(hours=1)
_DELIVERED, _NO_ANSWER = outcome_of("+12025550110", 1), outcome_of("+12025550102", 1)


def measure() -> tuple[str, float, str, float]:
    """What is measured, our mails a second, the peer's name, its mails a second."""
    mails = _mails()
    with running_dovecot(capability="") as server:
        for user in ("ours", "theirs"):
            _deliver(server.port, user, mails)
        with tempfile.TemporaryDirectory() as name:
            ours = _MAILS / _ours(Path(name), server.port)
        theirs = _MAILS / _theirs(server.port)
    print(f"watch-bounces: goal {GOAL:.0f}/s: {'met' if ours >= GOAL else 'MISSED'}")
    return "verdict mails, durable (10,000 from Dovecot)", ours, "bare FETCH and MOVE", theirs


def _mails() -> list[bytes]:
    """One in ten says that nobody answered, all others that the fax was delivered."""
    chance = Random(1)  # noqa: S311 - every run measures the same mails
    return [_mail(n, chance) for n in range(1, _MAILS + 1)]


def _mail(case: int, chance: Random) -> bytes:
    reference = str(Reference(CaseId(case), 1))
    fax = ReceivedFax(reference, _number(case), _SENT_AT, "", reference, "faxes@clinic.example", 1)
    outcome = _DELIVERED if case % 10 else _NO_ANSWER
    assert outcome is not None
    return verdict_mail(fax, outcome, _SENT_AT + timedelta(minutes=10), chance)


def _number(case: int) -> str:
    return f"+1202{200 + case // 100:03d}{case % 100:04d}"


def _deliver(port: int, user: str, mails: list[bytes]) -> None:
    with _client(port, user) as client:
        for start in range(0, len(mails), _AT_ONCE):
            client.multiappend("INBOX", mails[start : start + _AT_ONCE])


def _ours(folder: Path, port: int) -> float:
    """Seconds that one pass takes for all of them."""
    config = _config(folder)
    create_store(folder / "faxflow.db", "rehearsal", _NOW)
    with closing(open_store(folder / "faxflow.db", "rehearsal", config="")) as store:
        work = Work(store, Run(RunId("bench"), "bench", lambda: _NOW), config)
        _stock(work)
        mailbox = ImapMailbox(_settings(port), lambda _: PASSWORD)
        reading = reading_settings(config)
        with closing(mailbox), closing(ReadingCrew(reading)) as crew:
            began = time.perf_counter()
            watch_once(work, mailbox, lambda raw: read_mail(raw, reading), reader=crew)
            spent = time.perf_counter() - began
        assert _settled(store) == {"delivered": _MAILS * 9 // 10, "waiting": _MAILS // 10}
    return spent


def _config(folder: Path) -> Config:
    return load_config(write_practice(folder, Servers(1, 1, 1, None)), {})


def _settings(port: int) -> MailboxSettings:
    return MailboxSettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        user="ours",
        password="NAME",  # noqa: S106 - a secret's name
    )


def _stock(work: Work) -> None:
    """As many sent faxes, each to its own number, as if `send` had run."""
    with work.store.write() as tx:
        runs.begin(tx, work.run, "watch-bounces")
        batches.add(tx, work.run, batches.Batch(1, date(2026, 11, 23), "r.csv", "0", "bench"))
        known = [{"id": n, "number": _number(n)} for n in range(1, _MAILS + 1)]
        tx.executemany(
            "INSERT INTO cases (id, case_key, content_hash, state, attempt, number, letter,"
            " service_date, fields, batch_id, line, created_at, changed_at) VALUES (:id, :id, '',"
            " 'sent', 1, :number, '', '2026-11-24', '{}', 1, :id, '', '')",
            known,
        )
        at = _SENT_AT.isoformat(timespec="milliseconds")
        tx.executemany(
            "INSERT INTO attempts (case_id, attempt, reference, number, gateway, run_id,"
            " started_at, submitted_at, sent_at, window_from) VALUES (:id, 1,"
            " printf('FX-%06d-A1', :id), :number, 'gateway', 'bench', :at, :at, :at, :at)",
            [{**one, "at": at} for one in known],
        )


def _settled(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return dict(tx.execute("SELECT state, count(*) FROM cases GROUP BY state").fetchall())


def _theirs(port: int) -> float:
    """Seconds for nothing but fetching them and moving them away."""
    with _client(port, "theirs") as client:
        client.create_folder("done")
        client.select_folder("INBOX")
        began = time.perf_counter()
        uids = client.search()
        for start in range(0, len(uids), _AT_ONCE):
            some = uids[start : start + _AT_ONCE]
            assert len(client.fetch(some, ["BODY.PEEK[]", "INTERNALDATE"])) == len(some)
            client.move(some, "done")
        return time.perf_counter() - began


@contextmanager
def _client(port: int, user: str) -> Iterator[IMAPClient]:
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login(user, PASSWORD)
        yield client
