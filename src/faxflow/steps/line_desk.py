"""Decides, in one transaction, what a line's answer means and what the line does next."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from faxflow.domain.backing_off import given_up, rest_seconds
from faxflow.domain.handover import NotReached, Offered, Refused, Taken, Unclear
from faxflow.domain.sending_pace import Pace
from faxflow.steps.fax_queue import FaxQueue
from faxflow.steps.hand_over import Flight, HandOver, claim, give_back, refuse, settle, submit
from faxflow.steps.letter_check import give_up_letter
from faxflow.steps.lines import Line, Outcome
from faxflow.steps.ports import Stopwatch
from faxflow.steps.work import Work
from faxflow.store.connection import Connection

_TROUBLES = frozenset({HandOver.NOT_REACHED, HandOver.PUT_OFF, HandOver.IN_DOUBT})
"""Endings that say nothing good of the line; a refusal of one fax does not."""


@dataclass(slots=True)
class Seat:
    """A line, the fax on it, its troubles in a row, and whether it has rested for its start."""

    line: Line
    flight: Flight | None = None
    troubles: int = 0
    rested: bool = False

    def note(self, ended: HandOver | None) -> None:
        """Counts how the fax on it ended."""
        if ended is not None:
            self.troubles = self.troubles + 1 if ended in _TROUBLES else 0


@dataclass(frozen=True, slots=True)
class Step:
    """What follows once it is committed; a line without an act leaves.

    `outcomes` are the hand-overs that ended on the way.
    """

    act: Callable[[], None] | None = None
    flight: Flight | None = None
    rests: bool = False
    outcomes: tuple[HandOver, ...] = ()


LEAVES = Step()


@dataclass(slots=True)
class LineDesk:
    """`engaged` are the numbers to which a fax is on a line at this moment.

    `moment` is `work` with its clock standing still while a transaction lasts.
    """

    work: Work
    queue: FaxQueue
    pace: Pace
    stopwatch: Stopwatch
    engaged: set[str] = field(default_factory=set)
    moment: Work = field(init=False)

    def begin(self) -> None:
        """All that one transaction writes happens at one moment."""
        now, run = self.work.run.now(), self.work.run
        self.moment = replace(self.work, run=replace(run, clock=lambda: now))

    def ended(self, tx: Connection, flight: Flight | None, said: Outcome) -> HandOver | None:
        """Writes how a hand-over ended; None where the answer ends none."""
        if flight is None or isinstance(said, Offered):
            return None
        self.engaged.discard(flight.fax.number)
        match said:
            case NotReached(what=what):
                return give_back(tx, self.moment, flight, what)
            case Refused():
                return refuse(tx, self.moment, flight, said)
            case Taken() | Unclear():
                return settle(tx, self.moment, flight, said)
        return None

    def go_on(self, tx: Connection, seat: Seat, said: Outcome) -> Step:
        """The line's next act while the run goes on."""
        if isinstance(said, Offered) and seat.flight is not None:
            return self._to_the_dot(tx, seat.line, seat.flight)
        if given_up(seat.troubles) or not self.queue:
            return LEAVES
        wait = 0.0 if seat.rested else self._wait(seat.troubles)
        if wait > 0:
            return Step(partial(seat.line.rest, wait), rests=True)
        return self._next_fax(tx, seat.line)

    def stop(self, tx: Connection, seat: Seat, said: Outcome) -> Step:
        """The line leaves; a fax whose dot has not gone out is given back first."""
        if not isinstance(said, Offered) or seat.flight is None:
            return LEAVES
        ended = give_back(tx, self.moment, seat.flight, "the run was stopped before the final dot")
        return Step(outcomes=(ended,))

    def _to_the_dot(self, tx: Connection, line: Line, flight: Flight) -> Step:
        submitting = submit(tx, self.moment, flight)
        if submitting is not None:
            return Step(line.finish, submitting)
        self.engaged.discard(flight.fax.number)
        return Step(line.drop, outcomes=(HandOver.MOVED_ON,))

    def _wait(self, troubles: int) -> float:
        return max(self.pace.wait(self.stopwatch.seconds()), rest_seconds(troubles))

    def _next_fax(self, tx: Connection, line: Line) -> Step:
        passed: list[HandOver] = []
        while (queued := self.queue.take(self.engaged)) is not None:
            if queued.pdf is None:
                give_up_letter(tx, self.moment, queued.case)
                passed.append(HandOver.LETTER_GONE)
                continue
            flight = claim(tx, self.moment, queued.case, queued.pdf)
            if flight is not None:
                self.engaged.add(flight.fax.number)
                return Step(partial(line.offer, flight.fax), flight, outcomes=tuple(passed))
            passed.append(HandOver.MOVED_ON)
        return Step(outcomes=tuple(passed))
