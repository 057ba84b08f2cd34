"""Runs a watcher into each fault and then once more over a healthy line, and judges it."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from faults.imap_faults import ImapFault
from faults.imap_inbox import INBOX, SENT_AT, Inbox, mails
from faults.tally import Tally
from faxflow.domain.mail import Folder
from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.errors import FaxflowError
from faxflow.steps.ports import Mailbox
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Store, open_store
from making import MovableClock, RunMaker, rehearsal_config
from servers.faulty_imap import FaultyImap

_SIDE_BY_SIDE = 12
"""Faults met at a time: most of it is waiting."""

EXPECTED = {
    1: "delivered", 2: "waiting", 3: "delivered", 4: "waiting", 5: "delivered", 6: "sent",
    7: "sent",
}  # fmt: skip
"""Where each fax stands in the end: 6 was in doubt until its copy was found, of 7 nobody spoke."""

_IN_LIMBO = """
SELECT c.id FROM cases c
WHERE c.state NOT IN ('delivered', 'cancelled') AND 1 <>
    (SELECT count(*) FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
    + (c.state = 'waiting' AND c.next_action_at IS NOT NULL)
"""
_APPLIED = """
SELECT subject, count(*) AS times FROM events
WHERE cause IN ('confirmed by a verdict', 'rejected by a verdict', 'a copy lies in the Sent folder')
GROUP BY subject
"""

Watcher = Callable[[Work, Mailbox], object]
"""One pass over the inbox."""

_users = count(1)


@cache
def reading_of(raw: bytes) -> Reading:
    """What a mail says; the same few are read again and again."""
    return read_mail(raw, ReadingSettings())


@dataclass(slots=True, kw_only=True)
class Figures(Tally):
    """What came of the faults, in the words of docs/reliability.md."""

    mails: int = 0
    twice: int = 0
    lost: int = 0

    def __str__(self) -> str:
        return (
            f"{self.faults} IMAP faults, {self.mails} mails: {self.twice} verdicts applied twice,"
            f" {self.lost} mails or verdicts lost, {self.limbo} in limbo"
        )


def run_battery(
    watcher: Watcher, faults: Iterable[ImapFault], template: Path, port: int
) -> Figures:
    """The figures of a watcher; `template` is a store with sent faxes, `port` a Dovecot's."""
    total = Figures()
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for one in pool.map(lambda fault: _alone(watcher, fault, template, port), faults):
            total.add(one)
    return total


def _alone(watcher: Watcher, fault: ImapFault, template: Path, port: int) -> Figures:
    inbox = Inbox(port, f"user{next(_users)}")
    inbox.fill()
    with TemporaryDirectory(dir=template.parent) as folder:
        path = Path(shutil.copy(template, folder))
        with closing(open_store(path, "rehearsal", config="faxflow.toml")) as store:
            met = _meet(watcher, fault, store, inbox)
            return _judged(fault, store, inbox, met=met)


def _meet(watcher: Watcher, fault: ImapFault, store: Store, inbox: Inbox) -> bool:
    runs = RunMaker(MovableClock(SENT_AT + timedelta(hours=1)), count=100)

    def a_pass(opened: Store, port: int, *, waits: bool = False) -> None:
        work = Work(opened, runs(opened, "watch-bounces"), rehearsal_config(store.path.parent))
        with closing(inbox.mailbox(port)) as mailbox:
            watcher(work, mailbox)
            if waits:
                mailbox.wait(0.3)

    def second_pass() -> None:
        with closing(open_store(store.path, "rehearsal", config="faxflow.toml")) as opened:
            a_pass(opened, inbox.port)

    meanwhile = second_pass if fault.again else None
    if fault.elsewhere:
        meanwhile = lambda: fault.elsewhere(inbox)  # noqa: E731
    mishap = replace(fault.mishap, meanwhile=meanwhile)
    with FaultyImap(inbox.port, fault.at, mishap, fault.nth) as faulty, suppress(FaxflowError):
        a_pass(store, faulty.port, waits=fault.at == "IDLE")
    runs.clock.forward(hours=1)
    a_pass(store, inbox.port)
    return faulty.met


def _judged(fault: ImapFault, store: Store, inbox: Inbox, *, met: bool) -> Figures:
    with store.read() as tx:
        events.verify(tx)
        states = {row["id"]: row["state"] for row in tx.execute("SELECT id, state FROM cases")}
        limbo = [row["id"] for row in tx.execute(_IN_LIMBO)]
        applied = {row["subject"]: row["times"] for row in tx.execute(_APPLIED)}
        kept = tx.execute("SELECT count(*) AS n FROM mails").fetchone()["n"]
        asked = tx.execute("SELECT count(*) AS n FROM tasks WHERE kind = 'review-mail'").fetchone()[
            "n"
        ]
    lying = inbox.contents()
    filed = lying[Folder.HANDLED] + lying[Folder.REVIEW]
    should = Counter(raw for n, raw in enumerate(mails(), start=1) if n not in fault.gone)
    twice = [subject for subject, times in applied.items() if times > 1]
    lost = [case for case, state in EXPECTED.items() if states[case] != state]
    astray = (should - filed).total() + (filed - Counter(mails())).total()
    right = (met, lying[INBOX].total(), kept, asked) == (True, 0, len(mails()) - 1, 1)
    said = (
        f"{fault.name}: met {met}, twice {twice}, lost {lost} {states}, limbo {limbo},"
        f" {astray} mails astray, {lying[INBOX].total()} unfiled, {kept} kept, {asked} asked"
    )
    wrong = [] if right and not (twice or lost or limbo or astray) else [said]
    return Figures(
        faults=1,
        limbo=len(limbo),
        wrong=wrong,
        mails=len(mails()),
        twice=len(twice),
        lost=len(lost) + astray,
    )
