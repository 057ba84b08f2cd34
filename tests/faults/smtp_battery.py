"""Runs a sender into each fault and then once more against a healthy server, and judges it."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from faults.smtp_faults import SmtpFault
from faults.tally import Tally
from faxflow.config.model import Config
from faxflow.domain.ids import references_in
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Store, open_store
from making import RunMaker, rehearsal_config
from servers.scripted_smtp import ScriptedSmtp

SECONDS = 1.2
"""How long anyone waits for a server that says nothing."""

_SIDE_BY_SIDE = 12
"""Faults met at a time: most of it is waiting."""

_IN_LIMBO = """
SELECT c.id, c.state FROM cases c
WHERE c.state NOT IN ('delivered', 'cancelled') AND 1 <>
    (SELECT count(*) FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
    + (c.state = 'waiting' AND c.next_action_at IS NOT NULL)
"""
"""Promise 2: who is not final has exactly one task, or one next action with its time."""


Sender = Callable[[Work], Iterable[str]]
"""Sends all that is due, and gives the attempts whose final dot it has sent."""


@dataclass(slots=True, kw_only=True)
class Figures(Tally):
    """What came of the faults, in the words of docs/reliability.md."""

    faxes: int = 0
    duplicates: int = 0
    losses: int = 0
    doubts: int = 0

    def __str__(self) -> str:
        return (
            f"{self.faults} SMTP faults, {self.faxes} faxes: {self.duplicates} duplicates,"
            f" {self.losses} losses, {self.limbo} in limbo, {self.doubts} in doubt"
        )


def run_battery(sender: Sender, faults: Iterable[SmtpFault], template: Path) -> Figures:
    """The figures of a sender; `template` is a store with faxes that are ready."""
    total = Figures()
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for one in pool.map(lambda fault: _alone(sender, fault, template), faults):
            total.add(one)
    return total


def _alone(sender: Sender, fault: SmtpFault, template: Path) -> Figures:
    figures = Figures(faults=1)
    with TemporaryDirectory(dir=template.parent) as folder:
        path = shutil.copy(template, folder)
        with closing(open_store(Path(path), "rehearsal", config="faxflow.toml")) as store:
            _meet(sender, fault, store, figures)
    return figures


def _meet(sender: Sender, fault: SmtpFault, store: Store, figures: Figures) -> None:
    runs, dots = RunMaker(count=100), set[str]()
    with ScriptedSmtp((fault.script, {})) as faulty:
        config = _config(store, faulty.port, fault.settings)
        dots.update(sender(Work(store, runs(store, "send"), config)))
    # By the next day every wait is over, whatever the failure was.
    runs.clock.forward(hours=25)
    with ScriptedSmtp(({},)) as healthy:
        dots.update(sender(Work(store, runs(store, "send"), _config(store, healthy.port, {}))))
    verdict = _Verdict(store, faulty.taken + healthy.taken)
    unanswered = dots - faulty.answered - healthy.answered
    cases = {_case(attempt) for attempt in unanswered}
    # A refusal that crossed the dot on the wire was its answer: there is nothing to doubt.
    verdict.into(figures, fault.name, cases, crossed=faulty.refused_early)


def _config(store: Store, port: int, settings: Mapping[str, object]) -> Config:
    short = {"timeout_seconds": SECONDS, "final_timeout_seconds": SECONDS}
    return rehearsal_config(store.path.parent, port=port, **short, **settings)


def _case(attempt: str) -> int:
    (reference,) = references_in(attempt)
    return int(reference.case_id)


@dataclass
class _Verdict:
    """What the store says of each fax, beside what the servers have taken."""

    store: Store
    taken: list[str]

    def into(self, figures: Figures, fault: str, unanswered: set[int], *, crossed: int) -> None:
        took = Counter(map(_case, self.taken))
        states = self._states()
        twice = [case for case, times in took.items() if times > 1]
        doubt = {case for case, state in states.items() if state == "in-doubt"}
        lost = [
            case
            for case, state in states.items()
            if (state == "sent") != (took[case] > 0) and case not in doubt
        ]
        limbo = self._limbo()
        figures.faxes += len(states)
        figures.duplicates += len(twice)
        figures.losses += len(lost)
        figures.limbo += len(limbo)
        figures.doubts += len(doubt)
        rightly = doubt <= unanswered and len(unanswered - doubt) <= crossed
        if twice or lost or limbo or not rightly:
            figures.wrong.append(
                f"{fault}: twice {twice}, lost {lost}, limbo {limbo},"
                f" in doubt {sorted(doubt)} where {sorted(unanswered)} are"
            )

    def _states(self) -> dict[int, str]:
        with self.store.read() as tx:
            events.verify(tx)
            return {row["id"]: row["state"] for row in tx.execute("SELECT id, state FROM cases")}

    def _limbo(self) -> list[tuple[int, str]]:
        with self.store.read() as tx:
            return [(row["id"], row["state"]) for row in tx.execute(_IN_LIMBO)]
