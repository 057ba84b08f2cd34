"""The day: the morning, then what the schedule would run until the evening."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from faxflow.cli.alerting import escalate_act, retry_act
from faxflow.cli.outbound import extract_act, load_act, morning_act, normalize_act, send_act
from faxflow.cli.rehearse.probe import is_anything_due, standings
from faxflow.cli.rehearse.stage import Stage
from faxflow.cli.rehearse.tally import Deed, Tally
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.simulated.runs import MOVING, report_of, run, standing_of, ticks
from faxflow.cli.simulated.show import Show
from faxflow.cli.watching import watch_act
from faxflow.domain.because import CancelBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name
from faxflow.errors import UnusualVolume
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.store import cases
from faxflow.store.cases import Case

_TICK: Final = timedelta(minutes=5)
_A_DAY: Final = timedelta(days=1)
_LISTEN_EVERY = 30
"""Minutes between two looks at an inbox to which nothing has come, and between two alerts."""


@dataclass(slots=True)
class Lived:
    """What was seen of the day; `morning_seconds` and `handover_seconds` are the clock's.

    `refused` is what stopped the morning until it was let go, None: nothing; `aside` are the
    faxes that were not sent because fewer were asked for.
    """

    tally: Tally
    morning_seconds: float = 0.0
    handover_seconds: float = 0.0
    refused: str | None = None
    aside: int = 0
    approximate: bool = False
    numbers: Sequence[str] = field(default_factory=tuple)


def live_a_day(stage: Stage, show: Show, most: int | None) -> Lived:
    """Lives the day; `most` are the most faxes that are sent, None: all.

    Raises what the commands raise: a wrong mapping or template ends it as it ends a real morning.
    """
    lived = Lived(Tally(stage.zone))
    _morning(stage, show, lived, most)
    for now in ticks(stage, _TICK, _until_midnight(stage)):
        if _is_over(stage, now):
            break
        stage.clock.set_to(now)
        _tick(stage, lived, now)
        if now.minute == 0:
            show.standing(now, standing_of(report_of(stage)))
    run(stage, "escalate", escalate_act(dry_run=False))
    show.standing(stage.clock(), standing_of(report_of(stage)))
    lived.tally.note_each(Deed.HANDED_OVER, (fax.at for fax in stage.gateway.taken))
    lived.tally.note_each(Deed.ALERTS, (at for at, _ in stage.gateway.office_mails))
    return lived


def _until_midnight(stage: Stage) -> timedelta:
    now = stage.clock().astimezone(stage.zone)
    return _A_DAY - timedelta(hours=now.hour, minutes=now.minute)


def _is_over(stage: Stage, now: datetime) -> bool:
    """Whether every fax has come to rest, or it is evening and no result is on its way."""
    if now.hour > max(stage.plan.sending_hours) and stage.gateway.next_due() is None:
        return True
    return not any(standings(stage)[state] for state in MOVING)


def _morning(stage: Stage, show: Show, lived: Lived, most: int | None) -> None:
    began = stage.clock()
    show.say(began, f"the report of {stage.day}: {stage.report.told}")
    for command, act in (
        ("extract", extract_act(None, again=False)),
        ("normalize", normalize_act),
        ("load", load_act),
    ):
        show.say(stage.clock(), run(stage, command, act).text)
    run(stage, "case cancel", _choose_act(stage, lived, most))
    show.say(stage.clock(), "run-morning: letters and hand-over")
    answer = _send_all(stage, show, lived)
    lived.approximate = bool(answer.data.get("approximate_layout"))
    taken = [fax.at for fax in stage.gateway.taken]
    lived.handover_seconds = (max(taken) - min(taken)).total_seconds() if taken else 0.0
    lived.morning_seconds = (stage.clock() - began).total_seconds()
    show.standing(stage.clock(), standing_of(report_of(stage)))


def _send_all(stage: Stage, show: Show, lived: Lived) -> Answer:
    def morning(*, let_go: bool) -> Act:
        return morning_act(None, again=False, let_go=let_go, showing=lambda: nullcontext(show))

    try:
        return run(stage, "run-morning", morning(let_go=False))
    except UnusualVolume as problem:
        lived.refused = problem.for_notice()
    return run(stage, "run-morning", morning(let_go=True))


def _choose_act(stage: Stage, lived: Lived, most: int | None) -> Act:
    """Takes out what is not to be sent, and deals the troubles to the numbers of the rest."""

    def act(session: Session) -> Answer:
        work = session.work
        with work.store.read() as tx:
            ready = cases.ready(tx)
        kept = _spread(ready, most)
        chosen = {case.id for case in kept}
        asked = Asked(Decision.CANCEL, CancelBecause.NOT_WANTED)
        for case in ready:
            if case.id not in chosen:
                lived.aside += mend_case(work, case_name(case.id), asked).done
        lived.numbers = [case.number for case in kept]
        stage.chances.draw(lived.numbers)
        return Answer("")

    return act


def _spread(ready: Sequence[Case], most: int | None) -> Sequence[Case]:
    """As many as are wanted, from all over the report."""
    if most is None or len(ready) <= most:
        return ready
    return [ready[place * len(ready) // most] for place in range(most)]


def _tick(stage: Stage, lived: Lived, now: datetime) -> None:
    """What the schedule's lines do at this moment, less those that would find nothing to do."""
    came = stage.gateway.deliver_due(stage.clock())
    if came or now.minute % _LISTEN_EVERY == 0:
        _watch(stage, lived, now)
    if now.hour in stage.plan.sending_hours and is_anything_due(stage):
        again = run(stage, "retry", retry_act(dry_run=False)).data["ready_again"]
        lived.tally.note(Deed.AGAIN, now, _count(again))
        run(stage, "send", send_act(dry_run=False))
    if now.minute % _LISTEN_EVERY == _TICK.seconds // 60:
        run(stage, "escalate", escalate_act(dry_run=False))


def _watch(stage: Stage, lived: Lived, now: datetime) -> None:
    before = standings(stage)
    run(stage, "watch-bounces", watch_act())
    after = standings(stage)
    for deed, states in (
        (Deed.DELIVERED, (State.DELIVERED,)),
        (Deed.FAILED, (State.WAITING, State.FAILED)),
    ):
        lived.tally.note(deed, now, max(0, sum(after[one] - before[one] for one in states)))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
