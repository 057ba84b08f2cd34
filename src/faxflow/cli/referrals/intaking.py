"""referral intake: one pass for cron, or a pass whenever something comes."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from faxflow.cli.complaining import complain, complaint
from faxflow.cli.options import Printing, print_answer, world_of
from faxflow.cli.referrals.intake_places import (
    call_place,
    call_reader,
    clear_leavings,
    drop_place,
    intake_mailbox,
    intake_tools,
    require_a_place,
)
from faxflow.cli.session import Act, Answer, Session, config_path, perform
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.secrets import Secrets
from faxflow.domain.referrals.intake.became import Became, Outcome, TakenIn
from faxflow.domain.referrals.intake.sender import BY_MAIL
from faxflow.domain.referrals.record import Channel
from faxflow.domain.roles import Act as Doing
from faxflow.errors import ExitCode, FaxflowError
from faxflow.steps.ports import Mailbox
from faxflow.steps.referrals.access import require
from faxflow.steps.referrals.intake_calls import take_in_calls
from faxflow.steps.referrals.intake_folder import take_in_files
from faxflow.steps.referrals.intake_mailbox import take_in_mails
from faxflow.views.referrals.intake_text import intake_data, intake_text

INTAKE = "intake"
"""The lock of all that referrals come in by."""

_IDLE_SECONDS = 300.0
_LOOK_SECONDS = 30.0
"""Folders do not call: they are looked into this often."""

_PATIENCE_SECONDS = 30.0
"""Between two tries to reach a server that is down."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks of a pass; no `channels`: all. `now`: sign in though the mailbox
    refused it lately."""

    channels: tuple[Channel, ...] = ()
    dry_run: bool = False
    now: bool = False

    def wants(self, channel: Channel) -> bool:
        """Whether this channel is among those."""
        return not self.channels or channel in self.channels


def intake_act(asked: Asked) -> Act:
    """One pass over all that referrals come in by."""

    def act(session: Session) -> Answer:
        mailbox = intake_mailbox(session.config, session.secrets)
        try:
            return _pass(session, mailbox, asked)
        finally:
            if mailbox:
                mailbox.close()

    return act


def follow_forever(context: typer.Context, given: Path | None, printing: Printing) -> None:
    """A pass whenever something comes, until it is interrupted or needs mending.

    A server that cannot be reached is tried again; raises every other failure.
    """
    world = world_of(context)
    path = config_path(given, world)
    config = load_config(path, world.environment)
    mailbox = intake_mailbox(config, Secrets(world.environment, config.paths.secrets))
    folders = bool(config.intake.folder or config.intake.calls)
    try:
        while True:
            _try_pass(path, world, mailbox, printing)
            _wait(mailbox, _LOOK_SECONDS if folders else _IDLE_SECONDS)
    finally:
        if mailbox:
            mailbox.close()


def _try_pass(path: Path, world: World, mailbox: Mailbox | None, printing: Printing) -> None:
    def act(session: Session) -> Answer:
        return _pass(session, mailbox, Asked())

    try:
        code, answer = perform("referral intake", path, world, act)
        if code or (answer.data["arrivals"] and not printing.quiet):
            print_answer(answer, as_json=printing.json)
    except FaxflowError as problem:
        _bear(problem)


def _wait(mailbox: Mailbox | None, seconds: float) -> None:
    if mailbox is None:
        time.sleep(seconds)
        return
    try:
        mailbox.wait(seconds)
    except FaxflowError as problem:
        _bear(problem)


def _bear(problem: FaxflowError) -> None:
    if problem.exit_code is not ExitCode.TRY_LATER:
        raise problem
    complain(problem)
    time.sleep(_PATIENCE_SECONDS)


def _pass(session: Session, mailbox: Mailbox | None, asked: Asked) -> Answer:
    require(session.work.viewer, Doing.INTAKE)
    require_a_place(session.config)
    taken, problems = TakenIn(), list[FaxflowError]()
    with session.locks.hold(INTAKE, session.work.run.id):
        if not asked.dry_run:
            clear_leavings(session)
        for source in _sources(session, mailbox, asked):
            try:
                taken.arrivals.extend(source)
            except FaxflowError as problem:
                problems.append(problem)
    return _answer(taken, problems, dry_run=asked.dry_run)


def _sources(session: Session, mailbox: Mailbox | None, asked: Asked) -> Iterator[Iterator[Became]]:
    """One for each place; a place that fails keeps none of the others from being read."""
    work, tools = session.work, intake_tools(session, dry_run=asked.dry_run)
    channels = [channel for channel in BY_MAIL if asked.wants(channel)]
    if mailbox and channels:
        yield take_in_mails(work, mailbox, tools, channels=channels, now=asked.now)
    place = drop_place(session)
    if place and asked.wants(Channel.FOLDER):
        yield take_in_files(work, place, tools)
    calls = call_place(session)
    if calls and asked.wants(Channel.CALL_CENTRE):
        yield take_in_calls(work, calls, call_reader(session), tools)


def _answer(taken: TakenIn, problems: list[FaxflowError], *, dry_run: bool) -> Answer:
    """Nothing taken in and a problem: that is the answer, and is raised."""
    if problems and not taken.arrivals:
        raise problems[0]
    asks = ExitCode.NEEDS_PERSON if taken.outcomes[Outcome.TASK] else ExitCode.DONE
    told = [complaint(problem) for problem in problems]
    data = {"dry_run": dry_run, **intake_data(taken), "problems": told}
    code = problems[0].exit_code if problems else asks
    text = intake_text(taken, dry_run=dry_run)
    return Answer(text, data, lists_tasks=True, problems=told, code=code)
