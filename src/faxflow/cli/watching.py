"""watch-bounces: one pass for cron, or a pass whenever new mail comes."""

import time
from contextlib import closing
from pathlib import Path

import typer

from faxflow.cli.complaining import complain
from faxflow.cli.options import Printing, print_answer, world_of
from faxflow.cli.session import Act, Answer, Session, config_path, perform
from faxflow.cli.tokens import tokens_for
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.reading import reading_settings
from faxflow.config.secrets import Secrets
from faxflow.domain.counted import counted
from faxflow.domain.verdict_reading import read_mail
from faxflow.errors import ExitCode, FaxflowError
from faxflow.steps.ports import Mailbox
from faxflow.steps.watch_bounces import Watched, watch_once

MAILBOX = "mailbox"
"""The lock of the service inbox."""

_IDLE_SECONDS = 300.0
"""Even a silent inbox is read this often: silence proves something only while we listen."""

_PATIENCE_SECONDS = 30.0
"""Between two tries to reach a server that is down."""


def watch_act(*, now: bool = False) -> Act:
    """One pass over the inbox; `now` although its login was refused lately."""

    def act(session: Session) -> Answer:
        mailbox = _mailbox(session.config, session.secrets)
        try:
            return _pass(session, mailbox, now=now)
        finally:
            mailbox.close()

    return act


def follow_forever(context: typer.Context, given: Path | None, printing: Printing) -> None:
    """A pass whenever mail comes, until it is interrupted or needs mending.

    A server that cannot be reached is tried again; raises every other failure.
    """
    world = world_of(context)
    path = config_path(given, world)
    config = load_config(path, world.environment)
    mailbox = _mailbox(config, Secrets(world.environment, config.paths.secrets))
    try:
        while True:
            _try_pass(path, world, mailbox, printing)
    finally:
        mailbox.close()


def _try_pass(path: Path, world: World, mailbox: Mailbox, printing: Printing) -> None:
    try:
        code, answer = perform(
            "watch-bounces", path, world, lambda session: _pass(session, mailbox)
        )
        if code or (answer.data["mails"] and not printing.quiet):
            print_answer(answer, as_json=printing.json)
        mailbox.wait(_IDLE_SECONDS)
    except FaxflowError as problem:
        if problem.exit_code is not ExitCode.TRY_LATER:
            raise
        complain(problem)
        time.sleep(_PATIENCE_SECONDS)


def _mailbox(config: Config, secrets: Secrets) -> Mailbox:
    from faxflow.adapters.imap_mailbox import ImapMailbox

    tokens = tokens_for(config, secrets, config.mailbox, "mailbox")
    return ImapMailbox(config.mailbox, secrets.get, tokens=tokens)


def _pass(session: Session, mailbox: Mailbox, *, now: bool = False) -> Answer:
    from faxflow.adapters.reading_crew import ReadingCrew

    settings = reading_settings(session.config)
    hold = session.locks.hold(MAILBOX, session.work.run.id)
    with hold, closing(ReadingCrew(settings)) as crew:
        done = watch_once(
            session.work, mailbox, lambda raw: read_mail(raw, settings), reader=crew, now=now
        )
    return Answer(_text(done), _data(done))


def _text(done: Watched) -> str:
    if not (done.mails or done.by_silence or done.copies):
        return "No new mail."
    told = ", ".join(f"{count} {what}" for what, count in sorted(done.outcomes.items()))
    faxes, doubts = counted(done.by_silence, "fax", "faxes"), counted(done.copies, "doubt")
    silent = f" {faxes} settled by silence." if done.by_silence else ""
    again = f" {done.seen_before} had been read before." if done.seen_before else ""
    copies = f" {doubts} settled by the Sent folder." if done.copies else ""
    return f"{counted(done.mails, 'mail')} read: {told or 'no verdicts'}.{again}{silent}{copies}"


def _data(done: Watched) -> dict[str, object]:
    return {
        "mails": done.mails,
        "seen_before": done.seen_before,
        "by_silence": done.by_silence,
        "copies": done.copies,
        "kinds": dict(done.kinds),
        "outcomes": dict(done.outcomes),
    }
