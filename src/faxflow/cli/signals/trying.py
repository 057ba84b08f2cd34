"""Tries the dead-man's switches: secret, address, and whether the other side answers."""

from collections.abc import Iterator

from typer.core import TyperGroup

from faxflow.adapters.ping_switch import Pinged, PingSwitch
from faxflow.cli.app import commands_for
from faxflow.cli.session import Act, Answer, Session
from faxflow.config.signals import PingStyle
from faxflow.domain.signals.ping import Ping, Signal
from faxflow.errors import ExitCode
from faxflow.views.ping_text import Tried, tried_data, tried_text

_TELLS_NOTHING = frozenset({PingStyle.HEALTHCHECKS})
"""Styles with a word that is noted and means neither good nor bad."""


def try_act(*, dry_run: bool) -> Act:
    """Tries each; CHECK_FAILED where one would not be taken. A dry run sends nothing."""

    def act(session: Session) -> Answer:
        known = frozenset(_names(commands_for(), ""))
        settings = session.config.ping
        tried = [
            _tried(session, command, known=command in known, sends=not dry_run)
            for command in settings.secrets
        ]
        code = ExitCode.DONE if all(one.good for one in tried) else ExitCode.CHECK_FAILED
        return Answer(tried_text(tried), tried_data(tried), code=code)

    return act


def _tried(session: Session, command: str, *, known: bool, sends: bool) -> Tried:
    settings, run = session.config.ping, session.work.run
    if not known:
        return Tried(command, None, sent=False, problem="There is no such command.")
    switch = PingSwitch(settings, settings.secrets[command], session.secrets.get)
    if sends and settings.style in _TELLS_NOTHING:
        done = switch.ping(Ping(Signal.LATER, command, run.id))
    else:
        done = switch.look()
    return _told(command, done)


def _told(command: str, done: Pinged) -> Tried:
    problem = str(done.problem) if done.problem else None
    return Tried(command, done.host, sent=done.sent and problem is None, problem=problem)


def _names(group: TyperGroup, before: str) -> Iterator[str]:
    """Each command as it is typed."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _names(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"
