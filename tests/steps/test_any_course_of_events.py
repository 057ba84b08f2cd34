"""Promises 1 to 7 hold after any course of events: random ones, against a simple model.

The store and the steps are real; the gateway, the inbox and the clock are not.
"""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from conftest import Office, staged
from faxflow.domain.because import CancelBecause, HoldBecause
from faxflow.domain.decision import Decision
from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import FaxflowError
from faxflow.steps.escalate import escalate
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.retry import retry
from faxflow.steps.send import send
from faxflow.steps.work import Work
from faxflow.store import gateways
from faxflow.store.check.every_rule import promise_findings
from faxflow.store.connection import open_store
from making import rehearsal_config
from proof.breach import Kind
from proof.fateful import Fate, FatefulGateway, Killed, Mortal
from proof.figures import FULL
from proof.promises import breaches
from stocked import new_store_file

NUMBERS = ("+15552010110", "+15552010111", "+15552010112")
MOST_CASES = 8
SPEAKING = (VerdictKind.ACCEPTED, VerdictKind.DELIVERED, VerdictKind.FAILED, VerdictKind.DELAYED)
REASONS = (Reason.BUSY, Reason.NO_ANSWER, Reason.NOT_IN_SERVICE, Reason.UNKNOWN, Reason.ACCOUNT)
KILLS = (Fate.KILLED_CLAIMED, Fate.KILLED_AT_DOT, Fate.KILLED_TAKEN)
FATES = st.lists(st.sampled_from([*Fate, *KILLS, *[Fate.TAKEN] * 4]), min_size=1, max_size=3)
HOURS = (0.1, 0.5, 1, 4, 24, 72, -1, -24)


class AnyCourse(RuleBasedStateMachine):
    """The model: which rows became cases, what the gateway has, and what can change no more."""

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # noqa: S108
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        (self.folder / "faxflow.db").write_bytes(new_store_file())
        self.gateway = FatefulGateway()
        self.rows: dict[int, tuple[str, str]] = {}
        self.killed = False
        self.settled: dict[int, tuple[str, str | None]] = {}
        self.mails: list[bytes] = []

    @initialize(
        echoes=st.booleans(),
        means=st.sampled_from(["delivered", "in-doubt"]),
        window=st.sampled_from([1, 24]),
    )
    def begin(self, echoes: bool, means: str, window: int) -> None:
        store = open_store(self.folder / "faxflow.db", "rehearsal", config="")
        config = rehearsal_config(
            self.folder, echoes_reference=echoes, silence_means=means, silence_hours=window
        )
        self.office = Office(store, config)
        self.office.gateway = self.gateway  # type: ignore[assignment]
        self.rows = {1: (NUMBERS[0], "follow up"), 2: (NUMBERS[1], "follow up")}
        self._load()

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.office.store.close()
        shutil.rmtree(self.folder)

    @precondition(lambda self: len(self.rows) < MOST_CASES)
    @rule(number=st.sampled_from(NUMBERS), count=st.integers(1, 3))
    def load_new_rows(self, number: str, count: int) -> None:
        first = len(self.rows) + 1
        for line in range(first, min(first + count, MOST_CASES + 1)):
            self.rows[line] = (number, "follow up")
        self._load()

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), number=st.sampled_from(NUMBERS), reason=st.sampled_from(["a", "b"]))
    def load_newer_report(self, data: st.DataObject, number: str, reason: str) -> None:
        self.rows[data.draw(st.sampled_from(sorted(self.rows)))] = (number, reason)
        self._load()

    @rule(fates=FATES)
    def send(self, fates: list[Fate]) -> None:
        startable = self._cases("state IN ('ready', 'sending')")
        had, tried = len(self.gateway.taken), self._tried()
        self.gateway.fates = fates
        self._send()
        wrong = [(case, to) for case, _, to in self._tried() - tried if to != self.rows[case][0]]
        assert wrong == [], "sent to a number that the newest report does not name"
        went = {
            reference.case_id
            for one in self.gateway.taken[had:]
            for reference in references_in(one)
        }
        assert went <= startable

    @precondition(lambda self: self.gateway.taken)
    @rule(
        data=st.data(),
        kind=st.sampled_from(SPEAKING),
        reason=st.sampled_from(REASONS),
        bare=st.booleans(),
        late_minutes=st.integers(0, 90),
    )
    def hear_a_verdict(
        self,
        data: st.DataObject,
        *,
        kind: VerdictKind,
        reason: Reason,
        bare: bool,
        late_minutes: int,
    ) -> None:
        reference = self._taken(data)
        number = self._number(reference)
        why = reason if kind in {VerdictKind.FAILED, VerdictKind.DELAYED} else None
        self.office.watch()  # what else is to be settled by now is settled
        others = self._outcomes_but(reference)
        may_be_meant = self._would_go_again(number, late_minutes)
        self._hear(Verdict(kind, number, why, None if bare else reference), late_minutes)
        if kind is VerdictKind.DELIVERED and self._given_to_nobody():
            assert not may_be_meant & self._cases("state IN ('ready', 'waiting', 'sending')")
        if not bare:
            assert self._outcomes_but(reference) == others
        right = self.office.rows(f"SELECT number FROM cases WHERE id = {reference.case_id}")  # noqa: S608
        if kind is VerdictKind.DELIVERED and not bare and right == [(number,)]:
            state = self._case(reference.case_id)[0]
            assert state in {"delivered", "submitting", "cancelled"}, state

    @precondition(lambda self: self.mails)
    @rule(data=st.data())
    def hear_a_mail_again(self, data: st.DataObject) -> None:
        raw = data.draw(st.sampled_from(self.mails))
        assume(not self.killed)
        self.office.watch()
        before = self._everything()
        self.office.inbox.mails[len(self.office.inbox.filed) + 1_000] = raw
        self.office.watch()
        assert self._everything() == before

    @rule(kind=st.sampled_from([VerdictKind.NOISE, VerdictKind.UNRECOGNISED]))
    def hear_other_mail(self, kind: VerdictKind) -> None:
        self._hear(Verdict(kind), 0)

    @rule(hours=st.sampled_from([1, 3]), fates=FATES)
    def cron_runs_on(self, hours: int, fates: list[Fate]) -> None:
        self.office.clock.forward(hours=hours)
        self.office.watch()
        self.retry()
        self.send(fates)

    @rule()
    def watch(self) -> None:
        self.office.watch()

    @rule(hours=st.sampled_from(HOURS))
    def the_clock_moves(self, hours: float) -> None:
        self.office.clock.at += timedelta(hours=hours)

    @rule()
    def retry(self) -> None:
        retry(self.office.work("retry"))

    @rule()
    def escalate(self) -> None:
        escalate(self.office.work("escalate"), [self.office.notices])

    @rule()
    def resume_the_gateway(self) -> None:
        work = self.office.work("gateway resume")
        with self.office.store.write() as tx:
            gateways.resume(tx, work.run, "gateway")

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), decision=st.sampled_from(sorted(set(Decision) - {Decision.CORRECT})))
    def a_person_decides(self, data: st.DataObject, decision: Decision) -> None:
        case = data.draw(st.sampled_from(sorted(self._cases("1"))))
        because = {
            Decision.HOLD: HoldBecause.NOT_YET,
            Decision.CANCEL: CancelBecause.NOT_WANTED,
        }.get(decision, "")
        mend_case(self.office.work("case"), f"FX-{case:06d}", Asked(decision, because))

    @invariant()
    def every_promise_holds(self) -> None:
        if not hasattr(self, "office"):
            return
        with self.office.store.read() as tx:
            found = breaches(tx, self.gateway.taken)
            assert list(promise_findings(tx)) == []
        claimed = "a case still claimed"
        assert [
            one for one in found
            if not (self.killed and one.kind is Kind.LIMBO and one.what.startswith(claimed))
        ] == []  # fmt: skip

    @invariant()
    def no_case_is_lost_and_what_is_settled_stays(self) -> None:
        if not hasattr(self, "office"):
            return
        found = self._cases("1")
        assert len(found) == len(self.rows)
        for case in found:
            stands = self._case(case)
            assert self.settled.get(case, stands) == stands
            if stands[0] == "cancelled" or (stands[0] == "delivered" and stands[1] != "silence"):
                self.settled[case] = stands

    def _load(self) -> None:
        self.office.stage(
            *(
                staged(line, number=number, key=f"key-{line}", reason=reason)
                for line, (number, reason) in self.rows.items()
            )
        )
        load(self.office.work("load"))
        self.killed = False

    def _send(self) -> None:
        mortal = Mortal(self.office.store)
        self.gateway.store = mortal
        made = self.office.work("send")
        work = Work(mortal, made.run, made.config)  # type: ignore[arg-type]
        try:
            send(work, self.office.tools(), let_go=True)
            self.killed = False
        except Killed:
            self.killed = True
        except FaxflowError:
            self.killed = False
        self.gateway.store = None

    def _hear(self, verdict: Verdict, late_minutes: int) -> None:
        raw = f"mail {len(self.mails)}".encode()
        self.mails.append(raw)
        self.office.said[raw] = (verdict,)
        self.office.inbox.received_at = self.office.clock() - timedelta(minutes=late_minutes)
        self.office.inbox.mails[len(self.mails)] = raw
        self.office.watch()

    def _taken(self, data: st.DataObject) -> Reference:
        return references_in(data.draw(st.sampled_from(sorted(set(self.gateway.taken)))))[0]

    def _tried(self) -> set[tuple[int, int, str]]:
        """Each attempt's case, its place and its number."""
        found = self.office.rows("SELECT case_id, attempt, number FROM attempts")
        return {(int(str(case)), int(str(attempt)), str(to)) for case, attempt, to in found}

    def _number(self, reference: Reference) -> str:
        sql = f"SELECT number FROM attempts WHERE reference = '{reference}'"  # noqa: S608
        return str(self.office.rows(sql)[0][0])

    def _outcomes_but(self, reference: Reference) -> list[Any]:
        """Any mail is a sign of life, after which silence may settle others: that is no matter."""
        sql = f"""SELECT reference, CASE WHEN reply = 'silence' THEN NULL ELSE outcome END
            FROM attempts WHERE reference <> '{reference}'"""  # noqa: S608
        return self.office.rows(sql)

    def _would_go_again(self, number: str, late_minutes: int) -> set[int]:
        """The cases that have failed at this number before a mail that is so late was written."""
        now = self.office.clock()
        written, lately = now - timedelta(minutes=late_minutes), now - timedelta(days=3)
        return self._cases(f"""state IN ('ready', 'waiting', 'sending') AND number = '{number}'
            AND EXISTS (SELECT 1 FROM attempts a WHERE a.case_id = cases.id
            AND a.number = cases.number AND a.outcome = 'failed'
            AND a.submitted_at <= '{written:%FT%T}' AND a.settled_at > '{lately:%FT%T}')""")  # noqa: S608

    def _given_to_nobody(self) -> bool:
        """Whether the newest mail's verdict lies with a person, for want of a fax."""
        newest = "SELECT outcome FROM verdicts ORDER BY mail_id DESC LIMIT 1"
        return self.office.rows(newest)[0][0] in {"unmatched", "ambiguous"}

    def _case(self, case: int) -> tuple[str, str | None]:
        found = self.office.rows(f"SELECT state, evidence FROM cases WHERE id = {case}")  # noqa: S608
        return str(found[0][0]), None if found[0][1] is None else str(found[0][1])

    def _cases(self, where: str) -> set[int]:
        return {int(str(row[0])) for row in self.office.rows(f"SELECT id FROM cases WHERE {where}")}  # noqa: S608

    def _everything(self) -> list[Any]:
        names = ("cases", "attempts", "events", "mails", "verdicts", "tasks")
        return [self.office.rows(f"SELECT * FROM {name}") for name in names]  # noqa: S608


pytestmark = pytest.mark.timeout(1200 if FULL else 120)

AnyCourse.TestCase.settings = settings(
    max_examples=300 if FULL else 25,
    stateful_step_count=40 if FULL else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestAnyCourse = AnyCourse.TestCase
