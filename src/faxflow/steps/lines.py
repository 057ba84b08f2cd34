"""The lines to the gateway: one thread each, which does SMTP and nothing else.

A line does one act at a time and answers once for each. It knows no store and no case:
what its answers mean, and what it does next, is decided where the store is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread

from faxflow.domain.handover import Finish, Offer, OutgoingFax
from faxflow.steps.ports import Gateway, Stopwatch


@dataclass(frozen=True, slots=True)
class Idle:
    """The line is open, and free for a fax."""


Outcome = Offer | Finish | Idle


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a line's act: its outcome, or the error that it raised."""

    line: "Line"
    outcome: Outcome | None
    error: BaseException | None = None


class Line:
    """One connection and its thread; `answers` is shared by all lines."""

    def __init__(
        self, gateway: Gateway, stopwatch: Stopwatch, answers: "SimpleQueue[Answer]"
    ) -> None:
        self._gateway = gateway
        self._stopwatch = stopwatch
        self._answers = answers
        self._acts: SimpleQueue[Callable[[], Outcome] | None] = SimpleQueue()
        self._left = Event()
        # A daemon: a server that never answers must not keep the process.
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def open(self) -> None:
        """Connects and signs in; answers Idle, or with what connecting raised."""
        self._acts.put(self._opened)

    def offer(self, fax: OutgoingFax) -> None:
        """Hands over all but the final dot."""
        self._acts.put(lambda: self._gateway.offer(fax))

    def finish(self) -> None:
        """Sends the final dot of the fax just offered."""
        self._acts.put(self._gateway.finish)

    def drop(self) -> None:
        """Leaves the fax just offered unfinished, so that the server cannot have it."""
        self._acts.put(self._dropped)

    def rest(self, seconds: float) -> None:
        """Answers Idle after `seconds`, or as soon as the line is to leave."""
        self._acts.put(lambda: self._rested(seconds))

    def leave(self) -> None:
        """Says goodbye once the present act is over; no answer comes."""
        self._left.set()
        self._acts.put(None)

    def cut(self) -> None:
        """Breaks the connection under whatever act is going on."""
        self._gateway.cut()

    def join(self, seconds: float) -> None:
        """Waits until the line has left, or for `seconds` at the most."""
        self._thread.join(seconds)

    def _opened(self) -> Idle:
        self._gateway.open()
        return Idle()

    def _dropped(self) -> Idle:
        self._gateway.close()
        return Idle()

    def _rested(self, seconds: float) -> Idle:
        self._stopwatch.rest(seconds, self._left)
        return Idle()

    def _work(self) -> None:
        while (act := self._acts.get()) is not None:
            self._answers.put(self._answer(act))
        self._gateway.close()

    def _answer(self, act: Callable[[], Outcome]) -> Answer:
        try:
            return Answer(self, act())
        # An executor would catch it for us, but its threads keep the process with a hung server.
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that waits
            return Answer(self, None, error)
