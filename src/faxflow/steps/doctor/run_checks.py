"""Runs checks side by side, each with a limit to its time, and keeps their order.

The threads are daemons: a server that never answers must keep neither us nor the process.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from threading import Thread

from faxflow.domain.checkup import (
    Checked,
    Finding,
    causes_left,
    each_cause_once,
    skipped,
    wrong,
)
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.check import Check, Need
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found, unreadable
from faxflow.steps.ports import Progress

_AT_ONCE = 6
_WORD = "Looking"


@dataclass(frozen=True, slots=True)
class Asked:
    """`offline` where nothing is to be asked of the network; `others` may be looked at besides,
    where one of them tells why another could not be."""

    checks: Sequence[Check]
    offline: bool = False
    others: Sequence[Check] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of a check: its findings, or the error that it raised."""

    check: Check
    findings: tuple[Finding, ...]
    error: BaseException | None = None


@dataclass(slots=True)
class _Round:
    """What runs, until when (monotonic seconds), and what has come of the rest."""

    waiting: list[Check]
    told: SimpleQueue[_Told] = field(default_factory=SimpleQueue)
    running: dict[str, tuple[Check, float]] = field(default_factory=dict)
    done: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


def run_checks(asked: Asked, premises: Premises, progress: Progress) -> list[Checked]:
    """Each check with what it found, in the order in which they were given.

    A check that could not be done is no reason to call all well: the one that tells the cause is
    looked at, too, and told first.
    """
    found = _round(asked, premises, progress)
    while more := [one for one in asked.others if one.key in causes_left(found)]:
        found = [*_round(replace(asked, checks=more), premises, progress), *found]
    return each_cause_once(found)


def _round(asked: Asked, premises: Premises, progress: Progress) -> list[Checked]:
    spared = {one.key: why for one in asked.checks if (why := _spared(one, premises, asked))}
    work = _Round([one for one in asked.checks if one.key not in spared])
    while work.waiting or work.running:
        _start_some(work, premises)
        _take_one(work)
        _give_up_late_ones(work)
        progress.advance(_WORD, len(work.done) + len(spared), len(asked.checks))
    return [
        Checked(one.key, one.title, work.done.get(one.key) or (spared[one.key],))
        for one in asked.checks
    ]


def _spared(check: Check, premises: Premises, asked: Asked) -> Finding | None:
    """Why a check is not run, or None."""
    if Need.NETWORK in check.needs and asked.offline:
        return skipped(check.key, "It asks the network, and --offline was given.")
    if Need.CONFIGURATION in check.needs and premises.given is None:
        why = "It needs the configuration, which cannot be used yet."
        return skipped(check.key, why, "configuration")
    if Need.NO_FAULT in check.needs and not premises.is_sound:
        why = "It waits until the configuration has no fault."
        return skipped(check.key, why, "configuration")
    if Need.STORE in check.needs and not _is_there(premises):
        why = "There is no store yet, or this account may not look at it."
        return skipped(check.key, why, "store")
    if Need.KEY in check.needs and premises.no_key:
        return skipped(check.key, "The store cannot be opened: see store-key.", "store-key")
    return None


def _is_there(premises: Premises) -> bool:
    try:
        return premises.store_path.is_file() and premises.store_path.stat().st_size > 0
    except OSError:
        return False


def _start_some(work: _Round, premises: Premises) -> None:
    while work.waiting and len(work.running) < _AT_ONCE:
        check = work.waiting.pop(0)
        work.running[check.key] = (check, time.monotonic() + check.seconds)
        Thread(target=_work, args=(check, premises, work.told), daemon=True).start()


def _take_one(work: _Round) -> None:
    """Takes what comes next, or nothing where the next limit is reached first."""
    ends = min(until for _, until in work.running.values())
    try:
        told = work.told.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty:
        return
    if told.error is not None:
        raise told.error
    if work.running.pop(told.check.key, None):
        work.done[told.check.key] = told.findings


def _give_up_late_ones(work: _Round) -> None:
    now = time.monotonic()
    for check, until in list(work.running.values()):
        if now >= until:
            del work.running[check.key]
            what = f"It was not done within {check.seconds:.0f} s."
            work.done[check.key] = (wrong(check.key, what, check.cure),)


def _work(check: Check, premises: Premises, told: "SimpleQueue[_Told]") -> None:
    told.put(_looked(check, premises))


def _looked(check: Check, premises: Premises) -> _Told:
    found: list[Finding] = []
    try:
        # One by one: what was found before a failure counts.
        for one in check.look(premises):
            found.append(one)  # noqa: PERF402 - extend() would lose what came before a failure
    except FaxflowError as problem:
        found.append(problem_found(check.key, problem))
    except OSError as error:
        found.append(unreadable(check.key, error))
    # An executor would catch it for us, but its threads keep the process with a hung server.
    except BaseException as error:  # noqa: BLE001 - raised again by the thread that waits
        return _Told(check, (), error)
    return _Told(check, tuple(found) or (skipped(check.key, "There was nothing to look at."),))
