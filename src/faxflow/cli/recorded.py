"""One run on record: that it began, what it did to referrals, and how it ended; and who is told."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faxflow.cli.automation_log import log_referrals, newest_event
from faxflow.cli.logs.opening import at_work
from faxflow.cli.signals.keeping import keep_metrics
from faxflow.cli.signals.pings import Pings
from faxflow.domain.run import Run
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.domain.signals.ping import counts_of
from faxflow.errors import (
    AccessRefused,
    ExitCode,
    FaxflowError,
    StoreFull,
    StoreLocked,
    StoreUnsteady,
)
from faxflow.steps.referrals.access import note_refusal
from faxflow.store import runs, tasks
from faxflow.store.connection import Store
from faxflow.store.health.run_figures import DRY, PINGED

if TYPE_CHECKING:
    from faxflow.cli.session import Act, Answer, Session

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """The command that a run carries out, and who is pinged about it."""

    command: str
    pings: Pings
    dry_run: bool = False


@dataclass(slots=True)
class _End:
    """How the run ended, as far as it is known; `counts` are told to others."""

    code: ExitCode = ExitCode.BUG
    problem: str | None = None
    figures: dict[str, object] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def not_begun(call: Call) -> Iterator[None]:
    """Where the block fails no run is on record: the log and the switch are told all the same."""
    try:
        yield
    except FaxflowError as problem:
        code, kind = problem.exit_code, type(problem).__name__
        keys = said(LogEvent.RUN_NOT_BEGUN, exit_code=int(code), problem=kind)
        _LOG.warning("%s could not begin: it ended with %d", call.command, code, extra=keys)
        call.pings.end(code, {})
        raise


def recorded(call: Call, session: "Session", act: "Act") -> "tuple[ExitCode, Answer]":
    """Runs `act` and gives its exit code, NEEDS_PERSON where it opened due tasks.

    Raises what `act` raises; the record then holds its exit code.
    """
    store, end = session.work.store, _End()
    before = _begin(call, session)
    try:
        answer = act(session)
        end.code = answer.code or _code(store, session.work.run, answer)
        end.figures, end.counts = _figures(answer.data), counts_of(answer.data)
    except AccessRefused as refused:
        end.code, end.problem = refused.exit_code, type(refused).__name__
        note_refusal(session.work, refused)
        raise
    except FaxflowError as problem:
        end.code, end.problem = problem.exit_code, type(problem).__name__
        raise
    except KeyboardInterrupt:
        end.code = ExitCode.INTERRUPTED
        raise
    finally:
        log_referrals(store, session.work.run, before)
        _finish(call, session, end)
    return end.code, answer


def _begin(call: Call, session: "Session") -> int:
    """Puts the run on record; where the history stood before it."""
    store, run = session.work.store, session.work.run
    at_work(run.id, call.command)
    with not_begun(call), store.write() as tx:
        runs.begin(tx, run, call.command)
    keys = said(LogEvent.RUN_BEGAN, dry_run=call.dry_run)
    _LOG.info("run %s of %s began", run.id, call.command, extra=keys)
    call.pings.start(run.id)
    return newest_event(store)


def _finish(call: Call, session: "Session", end: _End) -> None:
    """Tells whoever waits for it how the run ended, puts it on record, and counts anew."""
    store, run, command = session.work.store, session.work.run, call.command
    call.pings.end(end.code, end.counts)
    keys = said(LogEvent.RUN_ENDED, exit_code=int(end.code))
    if end.problem:
        keys = said(LogEvent.RUN_ENDED, exit_code=int(end.code), problem=end.problem)
    _LOG.info("run %s of %s ended with %d", run.id, command, end.code, extra=keys)
    with _left_open(run), store.write() as tx:
        runs.end(tx, run, exit_code=end.code, summary=_summary(call, end))
    keep_metrics(session.work)


@contextmanager
def _left_open(run: Run) -> Iterator[None]:
    """The work is done and kept: a record left open must not be told as its failure."""
    try:
        yield
    except (StoreLocked, StoreFull, StoreUnsteady) as problem:
        keys = said(LogEvent.RUN_LEFT_OPEN, problem=type(problem).__name__)
        _LOG.warning("run %s stays open in the records: %s", run.id, problem, extra=keys)


def _summary(call: Call, end: _End) -> dict[str, object]:
    problem = {"problem": end.problem} if end.problem else {}
    pinged = {} if call.pings.taken is None else {PINGED: call.pings.taken}
    dry = {DRY: True} if call.dry_run else {}
    return {**end.figures, **problem, **pinged, **dry}


def _figures(data: Mapping[str, object]) -> dict[str, object]:
    """The figures of an answer; lists of ids stay out of the records."""
    return {name: value for name, value in data.items() if isinstance(value, int)}


def _code(store: Store, run: Run, answer: "Answer") -> ExitCode:
    with store.read() as tx:
        news = tasks.opened_by(tx, run) > len(answer.opened)
    return ExitCode.NEEDS_PERSON if news else ExitCode.DONE
