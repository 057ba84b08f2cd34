"""A practice's day in small, by the store and the steps as they are, for the recorder's child.

The write-ahead log is moved into the store far oftener than in life, with readers in the way
and without, so that a short day has many such moments.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faxflow.domain.because import HoldBecause
from faxflow.domain.decision import Decision
from faxflow.domain.handover import NotReached, Offered, Refused, Taken, Unclear
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.referral import Stage
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.escalate import escalate
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.retry import retry
from faxflow.store.connection import Connection, Store, create_store, open_store
from making import MORNING, rehearsal_config

if TYPE_CHECKING:
    from conftest import Office

Acknowledge = Callable[[], None]
_TESTS = Path(__file__).parents[1]
_FAXES = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """How the store is opened; in life `synchronous` is FULL and `pages` are 1,000."""

    synchronous: str = "FULL"
    pages: int = 12


def a_morning(setting: Setting) -> Callable[[Path, Acknowledge], None]:
    """What the recorder's child does, for a store of this setting."""

    def work(folder: Path, acknowledge: Acknowledge) -> None:
        _borrow_the_office()
        create_store(folder / "faxflow.db", "rehearsal", MORNING, made_by="tester")
        acknowledge()
        _acknowledging(acknowledge)
        for part in (_send, _hear, _work_on_referrals, _mend):
            with _office(folder, setting) as office:
                part(office)

    return work


def _borrow_the_office() -> None:
    """Makes the parts of the steps' own tests importable, in this process alone."""
    sys.modules.pop("conftest", None)
    sys.path[:0] = [str(_TESTS / "steps"), str(_TESTS / "steps" / "referrals")]


def _acknowledging(acknowledge: Acknowledge) -> None:
    """From here on every transaction is acknowledged when it has ended."""
    real: Any = Store.write

    @contextmanager
    def write(self: Store) -> Iterator[Connection]:
        with real(self) as tx:
            yield tx
        acknowledge()

    Store.write = write  # type: ignore[method-assign]


@contextmanager
def _office(folder: Path, setting: Setting) -> "Iterator[Office]":
    """The practice at work; when its store is closed, its log is emptied and removed."""
    from conftest import Office

    store = open_store(folder / "faxflow.db", "rehearsal", config="")
    store._connection.execute(f"PRAGMA synchronous = {setting.synchronous}")
    store._connection.execute(f"PRAGMA wal_autocheckpoint = {setting.pages}")
    office = Office(store, rehearsal_config(folder, echoes_reference=True))
    known = office.rows("SELECT count(*) FROM runs")[0][0]
    office.new_run.count = int(str(known))
    office.clock.forward(hours=known)
    yield office
    store.close()


def _send(office: "Office") -> None:
    """A report is loaded and sent; of some faxes the gateway says other things than 250."""
    office.load_cases(_FAXES)
    with _somebody_reads(office):
        office.gateway.offers = [Offered(), NotReached("reset"), Refused(450, "try later")]
        office.gateway.finishes = [Taken("250 taken"), Unclear("timed out")]
        office.send()
    office.clock.forward(minutes=40)
    office.send()


def _hear(office: "Office") -> None:
    """Verdicts come in; what failed goes again."""
    sent = [int(str(row[0])) for row in office.rows("SELECT id FROM cases WHERE state = 'sent'")]
    for case in sent[:3]:
        office.hear(Verdict(VerdictKind.DELIVERED, None, None, _newest(office, case)))
    with _somebody_reads(office):
        for case in sent[3:]:
            office.hear(Verdict(VerdictKind.FAILED, None, Reason.BUSY, _newest(office, case)))
    office.hear(Verdict(VerdictKind.UNRECOGNISED))
    office.clock.forward(hours=3)
    retry(office.work("retry"))
    office.send()


def _work_on_referrals(office: "Office") -> None:
    """Two referrals are moved, and their desks told of what is late."""
    from hub import Hub

    hub = Hub(office)
    first, second = hub.make(), hub.make()
    hub.move(first, Stage.ELIGIBILITY)
    hub.move(second, Stage.NEEDS_INFO)
    hub.contact(second)
    office.clock.forward(days=3)
    hub.remind()
    hub.escalate()


def _mend(office: "Office") -> None:
    """People decide, and staff are told; at the end the log is emptied by hand."""
    for (case,) in office.rows("SELECT id FROM cases WHERE state IN ('waiting', 'ready')"):
        asked = Asked(Decision.HOLD, HoldBecause.NOT_YET)
        mend_case(office.work("case"), f"FX-{case:06d}", asked)
    escalate(office.work("escalate"), [office.notices])
    office.store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.load_cases(1)
    office.store._connection.execute("VACUUM")
    office.watch()


@contextmanager
def _somebody_reads(office: "Office") -> Iterator[None]:
    """While another program reads, the log cannot be begun anew, and grows."""
    other = sqlite3.connect(office.store.path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM cases").fetchone()
    try:
        yield
    finally:
        other.execute("COMMIT")
        other.close()


def _newest(office: "Office", case: int) -> Reference:
    attempt = office.rows(f"SELECT attempt FROM cases WHERE id = {case}")[0][0]  # noqa: S608
    return Reference(CaseId(case), int(str(attempt)))
