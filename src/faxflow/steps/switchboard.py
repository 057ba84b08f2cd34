"""The switchboard: commits what the lines' answers mean, then gives each line its next act.

Only this thread writes. All answers that are there are applied in one transaction, so that
the outcome of one fax and the claim of the next cost one commit together; no line is given
an act before the transaction that allows it is committed.
"""

import contextlib
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from faxflow.domain.backing_off import TROUBLES_IN_ROW, given_up
from faxflow.domain.delivery import State
from faxflow.errors import FaxflowError, LoginRefused, ServerUnreachable
from faxflow.steps.breaker import is_halted, refuse_if_halted
from faxflow.steps.hand_over import HandOver
from faxflow.steps.line_desk import LineDesk, Seat, Step
from faxflow.steps.lines import Answer, Line, Outcome
from faxflow.steps.moving import halt_for_login
from faxflow.steps.ports import Progress
from faxflow.store.connection import Connection

_GRACE_SECONDS = 10.0
"""How long a person who pressed Ctrl-C waits for the replies to dots that are out."""

_GOODBYE_SECONDS = 6.0
"""How long a line may take to say goodbye."""

_HUNG_SECONDS = 1.0
"""How long one may take that was cut, or is still connecting; it ends with the process."""

_TOGETHER_SECONDS = 0.001
"""How long one answer waits for the next: nothing beside a network, and it saves commits."""

NewLine = Callable[["SimpleQueue[Answer]"], Line]
Decide = Callable[[Connection, Seat, Outcome], Step]


@dataclass(slots=True)
class Switchboard:
    """Hands over the desk's queue, and counts how each hand-over ended."""

    desk: LineDesk
    new_line: NewLine
    progress: Progress
    outcomes: Counter[HandOver] = field(default_factory=Counter)
    _answers: "SimpleQueue[Answer]" = field(default_factory=SimpleQueue)
    _arrived: list[Answer] = field(default_factory=list)
    _seats: dict[Line, Seat] = field(default_factory=dict)
    _steps: deque[tuple[Seat, Step]] = field(default_factory=deque)
    _given_up: bool = False
    _total: int = 0

    def run(self, connections: int) -> None:
        """Returns when the queue is empty.

        Raises GatewayHalted, LoginRefused, ServerUnreachable, InsecureServer or what the
        store raises; what was not handed over by then stays ready.
        """
        self._total = len(self.desk.queue)
        lines = [self.new_line(self._answers) for _ in range(min(connections, self._total))]
        try:
            self._open(lines)
            while self._seats and (self.desk.queue or self._out()):
                self._round()
            self._raise_if_useless()
        except BaseException as problem:
            self._settle(problem)
            raise
        finally:
            self._leave(lines)

    def _open(self, lines: list[Line]) -> None:
        """The first line alone, so that a wrong password is tried once and not once a line."""
        self._seats[lines[0]] = Seat(lines[0])
        lines[0].open()
        first = self._answers.get()
        self._answers.put(first)
        if first.error is None:
            for line in lines[1:]:
                self._seats[line] = Seat(line)
                line.open()

    def _out(self) -> list[Seat]:
        """The lines that have a fax on them."""
        return [seat for seat in self._seats.values() if seat.flight is not None]

    def _round(self) -> None:
        """Waits for answers, commits what they mean, and passes on what that allows."""
        self._collect()
        failed = [answer for answer in self._arrived if answer.error is not None]
        halted = self._apply(self.desk.go_on)
        for answer in failed:
            self._lost(answer)
        if halted:
            refuse_if_halted(self.desk.work)

    def _collect(self, seconds: float | None = None) -> None:
        """Waits for an answer, and takes those that come with it. Raises queue.Empty.

        Half the lines are enough: the others are at work while these answers are committed.
        """
        if not self._arrived:
            self._arrived.append(self._answers.get(timeout=seconds))
        with contextlib.suppress(Empty):
            while 2 * len(self._arrived) < len(self._seats):
                self._arrived.append(self._answers.get(timeout=_TOGETHER_SECONDS))

    def _apply(self, decide: Decide) -> bool:
        """One transaction for all that has arrived; gives whether the gateway is halted."""
        said = [
            (self._seats[one.line], one.outcome)
            for one in self._arrived
            if one.outcome is not None and one.line in self._seats
        ]
        with self.desk.work.store.write() as tx:
            self.desk.begin()
            ended = [self.desk.ended(tx, seat.flight, outcome) for seat, outcome in said]
            # Read after the endings: one of them, or another command, may have halted it.
            halted = is_halted(tx, self.desk.work)
            for (seat, _), how in zip(said, ended, strict=True):
                seat.note(how)
            chosen = self.desk.stop if halted else decide
            steps = [chosen(tx, seat, outcome) for seat, outcome in said]
        self._arrived.clear()
        self._steps.extend(zip([seat for seat, _ in said], steps, strict=True))
        self._follow_all()
        self._count(how for how in ended if how is not None)
        self.desk.queue.read_ahead(len(self._seats))
        return halted

    def _follow_all(self) -> None:
        """Passes on what is committed; an interruption leaves the rest for the settling."""
        while self._steps:
            seat, step = self._steps.popleft()
            seat.flight, seat.rested = step.flight, step.rests
            if step.act is not None:
                step.act()
            else:
                del self._seats[seat.line]
                seat.line.leave()
                self._given_up = given_up(seat.troubles)
            self._count(step.outcomes)

    def _raise_if_useless(self) -> None:
        """Where the last line was given up, the server is not to be reached for now."""
        if self._given_up and not self._seats:
            what = f"{TROUBLES_IN_ROW} hand-overs in a row got nowhere"
            raise ServerUnreachable(server=self.desk.work.gateway.name, what=what)

    def _lost(self, answer: Answer) -> None:
        """Goes on without a line that the server would not open; raises what else it met."""
        seat, error = self._seats.pop(answer.line), answer.error
        if isinstance(error, ServerUnreachable) and (self._seats or not self.desk.queue):
            seat.line.leave()
            return
        if isinstance(error, LoginRefused):
            with self.desk.work.store.write() as tx:
                halt_for_login(tx, self.desk.work)
        if error is not None:
            raise error

    def _settle(self, problem: BaseException) -> None:
        """Waits for the replies to dots that are out, and gives all other faxes back.

        What cannot be settled is left as a crash would leave it: the next run takes it back.
        """
        seconds = _GRACE_SECONDS if isinstance(problem, KeyboardInterrupt) else None
        with contextlib.suppress(FaxflowError, Empty):
            self._follow_all()
            self._cut_before_the_dot()
            while self._out():
                self._collect(seconds)
                for answer in self._arrived:
                    if answer.error is not None:
                        self._seats.pop(answer.line, None)
                self._apply(self.desk.stop)

    def _cut_before_the_dot(self) -> None:
        """No server can have these faxes: nobody need wait for what it says of them."""
        for seat in self._out():
            if seat.flight is not None and seat.flight.standing.state is State.SENDING:
                seat.line.cut()

    def _leave(self, lines: list[Line]) -> None:
        for line in lines:
            line.leave()
        for seat in self._out():
            seat.line.cut()
        for line in lines:
            line.join(_HUNG_SECONDS if line in self._seats else _GOODBYE_SECONDS)

    def _count(self, outcomes: Iterable[HandOver]) -> None:
        for outcome in outcomes:
            self.outcomes[outcome] += 1
            self.progress.advance("faxes", self.outcomes.total(), self._total)
