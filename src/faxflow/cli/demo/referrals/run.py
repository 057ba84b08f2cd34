"""Runs the demo of referrals from the first line to the last."""

import time
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.demo.referrals.closing import Outcomes, closing_data, closing_text
from faxflow.cli.demo.referrals.days import Days
from faxflow.cli.demo.referrals.evidence import gather
from faxflow.cli.demo.referrals.intake_checks import intake_checks
from faxflow.cli.demo.referrals.likeness_checks import likeness_checks
from faxflow.cli.demo.referrals.notice_checks import notice_checks
from faxflow.cli.demo.referrals.postman import Postman
from faxflow.cli.demo.referrals.register import Register
from faxflow.cli.demo.referrals.rehearsal import desks
from faxflow.cli.demo.referrals.staff import Staff
from faxflow.cli.options import print_answer
from faxflow.cli.session import Answer
from faxflow.cli.simulated.show import show_for
from faxflow.cli.world import World
from faxflow.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Wish:
    """What the visitor asked for."""

    count: int
    seed: int
    keep: Path | None
    json: bool


def run_referrals(world: World, wish: Wish) -> ExitCode:
    """Rehearses the days and tells of them; CHECK_FAILED where anything is not as meant."""
    began = time.monotonic()
    with desks(world, count=wish.count, seed=wish.seed, keep=wish.keep) as stage:
        with show_for(stage.hours.zone, json=wish.json) as show:
            register = Register(stage.scans)
            postman = Postman(stage.day, stage.mailbox, stage.folder)
            days = Days(stage, show, postman, register, Staff(stage, register))
            days.live()
        evidence = gather(days)
    every = [*intake_checks(evidence), *likeness_checks(evidence), *notice_checks(evidence)]
    outcomes = Outcomes(evidence, [*every, days.kept_going()], time.monotonic() - began)
    answer = Answer("\n" + closing_text(outcomes), closing_data(outcomes))
    print_answer(answer, as_json=wish.json)
    return ExitCode.DONE if outcomes.hold else ExitCode.CHECK_FAILED
