"""Runs the demo from the first line to the last."""

import time
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.demo.closing import Outcome, closing_data, closing_text
from faxflow.cli.demo.day import live_a_day
from faxflow.cli.demo.rehearsal import Rehearsal, rehearsal
from faxflow.cli.options import print_answer
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.simulated.runs import report_of
from faxflow.cli.simulated.show import show_for
from faxflow.cli.world import World
from faxflow.domain.ids import CaseId, case_name
from faxflow.errors import ExitCode
from faxflow.store import all_time


@dataclass(frozen=True, slots=True)
class Wish:
    """What the visitor asked for."""

    faxes: int
    seed: int
    keep: Path | None
    json: bool


def run_demo(world: World, wish: Wish) -> ExitCode:
    """Rehearses a day and tells of it; CHECK_FAILED where the numbers do not add up."""
    began = time.monotonic()
    with rehearsal(world, faxes=wish.faxes, seed=wish.seed, keep=wish.keep) as stage:
        with show_for(stage.zone, json=wish.json) as show:
            live_a_day(stage, show)
        outcome = _outcome(stage, time.monotonic() - began)
    answer = Answer("\n" + closing_text(stage, outcome), closing_data(stage, outcome))
    print_answer(answer, as_json=wish.json)
    return ExitCode.DONE if outcome.adds_up(wish.faxes) else ExitCode.CHECK_FAILED


def _outcome(stage: Rehearsal, seconds: float) -> Outcome:
    counts: dict[str, int] = {}
    case: list[CaseId] = []

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            counts["handed over"] = all_time.all_handed_over(tx)
            counts["mails"] = all_time.mails_read(tx)
            case.extend(all_time.telling_cases(tx))
        return Answer("")

    perform("report", stage.config, stage.world, act)
    return Outcome(
        report=report_of(stage),
        taken=len(stage.gateway.taken),
        handed_over=counts["handed over"],
        notices=len(stage.gateway.notices),
        mails_read=counts["mails"],
        seconds=seconds,
        case=case_name(case[0]) if case else "",
    )
