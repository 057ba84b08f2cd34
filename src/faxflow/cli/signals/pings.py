"""Tells a command's dead-man's switch how its run goes. What that comes to never ends a run."""

import logging
from collections.abc import Mapping
from typing import Protocol

from faxflow.config.model import Config, Environment
from faxflow.config.secrets import Secrets
from faxflow.domain.ids import RunId
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.domain.signals.ping import Ping, Signal, signal_of

_LOG = logging.getLogger(__name__)


class Pings(Protocol):
    """`taken` is whether the switch took all that it was told; None: it was told nothing."""

    @property
    def taken(self) -> bool | None: ...

    def start(self, run: RunId) -> None:
        """The run begins."""

    def end(self, exit_code: int, counts: Mapping[str, int]) -> None:
        """It has ended so."""


class NoPings:
    """Of a command that has no switch."""

    taken: bool | None = None

    def start(self, run: RunId) -> None:
        """Nobody asked."""

    def end(self, exit_code: int, counts: Mapping[str, int]) -> None:
        """Nobody asked."""


class SwitchPings:
    """Of a command that has one; the address is looked up by the secret's name."""

    def __init__(self, command: str, config: Config, secrets: Secrets) -> None:
        from faxflow.adapters.ping_switch import PingSwitch

        settings = config.ping
        self._switch = PingSwitch(settings, settings.secrets[command], secrets.get)
        self._command = command
        self._run: RunId | None = None
        self.taken: bool | None = None

    def start(self, run: RunId) -> None:
        """Says that the run begins."""
        self._run = run
        self._tell(Ping(Signal.START, self._command, run))

    def end(self, exit_code: int, counts: Mapping[str, int]) -> None:
        """Says how it ended."""
        signal = signal_of(exit_code)
        self._tell(Ping(signal, self._command, self._run, exit_code, dict(counts)))

    def _tell(self, ping: Ping) -> None:
        done = self._switch.ping(ping)
        if not done.sent:
            return
        self.taken = done.problem is None and self.taken is not False
        host = done.host or "-"
        if done.problem is None:
            keys = said(LogEvent.PING_SENT, signal=ping.signal, host=host)
            _LOG.info("ping %s: taken", ping.signal, extra=keys)
            return
        kind = type(done.problem).__name__
        keys = said(LogEvent.PING_FAILED, signal=ping.signal, host=host, problem=kind)
        _LOG.warning("ping %s: %s", ping.signal, done.problem, extra=keys)


def pings_of(command: str, config: Config, secrets: Secrets, *, dry_run: bool) -> Pings:
    """The switch of a command; none for a dry run, which has done nothing, nor for a rehearsal
    that was not told to ping."""
    rehearses = config.practice.environment is Environment.REHEARSAL
    silent = dry_run or (rehearses and not config.ping.rehearsal)
    if silent or command not in config.ping.secrets:
        return NoPings()
    return SwitchPings(command, config, secrets)
