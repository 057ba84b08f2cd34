"""send: draws the letters of ready cases and hands each over to the gateway, once.

First it makes the answers that referring offices are owed: they go out with the rest.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue

from faxflow.domain.delivery import State
from faxflow.domain.sending_pace import Pace, pace
from faxflow.steps.breaker import refuse_if_halted
from faxflow.steps.choose_faxes import choose_faxes
from faxflow.steps.draw_letters import DrawTools, draw_letters
from faxflow.steps.fax_queue import FaxQueue
from faxflow.steps.hand_over import HandOver
from faxflow.steps.hold_batch import hold_newly_ready
from faxflow.steps.hold_guarded import hold_guarded
from faxflow.steps.line_desk import LineDesk
from faxflow.steps.lines import Answer, Line
from faxflow.steps.number_check import hold_barred
from faxflow.steps.ports import Gateway, Stopwatch
from faxflow.steps.recover import Recovered, recover
from faxflow.steps.referrals.answer_offices import answer_offices
from faxflow.steps.switchboard import Switchboard
from faxflow.steps.volume_guard import guard_volume
from faxflow.steps.work import Work
from faxflow.store import attempts, cases


@dataclass(frozen=True, slots=True)
class SendTools:
    """The ports that sending needs; `new_gateway` gives one connection each time, not yet open."""

    drawing: DrawTools
    new_gateway: Callable[[], Gateway]
    stopwatch: Stopwatch


@dataclass(slots=True)
class Sent:
    """What one run of send did; `recovered` cases were left behind by a killed run.

    `approximate` where letters were drawn in a layout only near to Word's.
    """

    answers: int = 0
    drawn: int = 0
    approximate: bool = False
    recovered: int = 0
    in_doubt_recovered: int = 0
    held: int = 0
    held_with_report: int = 0
    held_by_guard: int = 0
    spaced: int = 0
    quiet: int = 0
    outcomes: Counter[HandOver] = field(default_factory=Counter)

    def note(self, recovered: Recovered) -> None:
        """Counts what was left behind by a killed run."""
        self.recovered += recovered.ready
        self.in_doubt_recovered += recovered.in_doubt

    def counts(self) -> dict[str, int]:
        """All of it as words and numbers, nothing left out."""
        return {
            "answers to referring offices made": self.answers,
            "letters drawn": self.drawn,
            "taken back from a killed run": self.recovered,
            "left in doubt by a killed run": self.in_doubt_recovered,
            "held for their number": self.held,
            "held with their report": self.held_with_report,
            "held since the store was restored": self.held_by_guard,
            "waiting for an earlier fax to the same number": self.spaced,
            "waiting for quiet hours to end": self.quiet,
            **{str(outcome): self.outcomes[outcome] for outcome in HandOver},
        }


def send(work: Work, tools: SendTools, *, let_go: bool = False) -> Sent:
    """Sends every ready case; the caller holds the outbound lock.

    Raises UnusualVolume unless a person has said `let_go`, GatewayHalted, TemplateProblem,
    PartMissing, LoginRefused, ServerUnreachable or InsecureServer; whatever was not handed
    over by then stays ready.
    """
    result = Sent()
    result.note(recover(work))
    refuse_if_halted(work)
    result.answers = len(answer_offices(work).faxes)
    with work.store.write() as tx:
        result.held_with_report = hold_newly_ready(tx, work)
        result.held_by_guard = hold_guarded(tx, work)
    result.held = hold_barred(work)
    guard_volume(work, let_go=let_go)
    with work.store.read() as tx:
        ready = cases.count_in_state(tx, State.READY)
    if not ready:
        return result
    drawn = draw_letters(work, tools.drawing)
    result.drawn, result.approximate = drawn.letters, drawn.approximate
    _hand_over_all(work, tools, result)
    return result


def _hand_over_all(work: Work, tools: SendTools, result: Sent) -> None:
    chosen = choose_faxes(work)
    result.spaced, result.quiet = chosen.spaced, chosen.quiet
    if not chosen.faxes:
        return

    def new_line(answers: "SimpleQueue[Answer]") -> Line:
        return Line(tools.new_gateway(), tools.stopwatch, answers)

    with ThreadPoolExecutor(max_workers=1) as reading:
        queue = FaxQueue(chosen.faxes, tools.drawing.vault, reading)
        desk = LineDesk(work, queue, _pace(work, tools.stopwatch), tools.stopwatch)
        board = Switchboard(desk, new_line, tools.drawing.progress, result.outcomes)
        board.run(work.gateway.connections)


def _pace(work: Work, stopwatch: Stopwatch) -> Pace:
    """The gateway's pace, which a run begun right after another one keeps as well."""
    with work.store.read() as tx:
        last = attempts.last_started_at(tx, work.gateway.name)
    return pace(
        work.gateway.messages_per_minute,
        now=stopwatch.seconds(),
        since_last_seconds=(work.run.now() - last).total_seconds() if last else None,
    )
