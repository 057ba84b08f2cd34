"""Pings a dead-man's switch: a few seconds at the most, two tries, and never a failure of ours."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.ping_styles import asked, was_taken
from faxflow.adapters.secret_address import (
    Approval,
    Reply,
    Request,
    SecretAddress,
    ask,
    secret_address,
)
from faxflow.config.signals import PingSettings
from faxflow.domain.signals.ping import Ping
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable

_TRIES = 2
_PAUSE_SECONDS = 0.5
_LASTING = range(300, 500)
"""Answers that a second try would get again; 429 too, within so short a time."""


@dataclass(frozen=True, slots=True)
class Pinged:
    """What came of it; `problem` None: it was taken, or the service has no word for it.

    `host` is where it went, None where it did not get so far.
    """

    host: str | None
    problem: FaxflowError | None = None
    sent: bool = True


class PingSwitch:
    """The switch of one command; `name` is that of the secret that holds its address."""

    def __init__(
        self,
        settings: PingSettings,
        name: str,
        secret: Secret,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._name = name
        self._secret = secret
        self._pause = pause

    def ping(self, ping: Ping) -> Pinged:
        """Tells the switch, or says why that failed; never raises."""
        return self._in_time(lambda: self._tell(ping))

    def look(self) -> Pinged:
        """Looks at the secret and its address alone; never raises."""
        return self._in_time(self._found)

    def _in_time(self, act: Callable[[], Pinged]) -> Pinged:
        """In a thread of its own: what looks up names or fetches a secret keeps no time limit."""
        found: list[Pinged] = []
        thread = Thread(target=lambda: found.append(act()), daemon=True)
        thread.start()
        thread.join(_TRIES * self._settings.timeout_seconds + _PAUSE_SECONDS)
        return found[0] if found else Pinged(None, _too_late(self._name))

    def _found(self) -> Pinged:
        try:
            return Pinged(self._address().host, sent=False)
        except FaxflowError as problem:
            return Pinged(None, problem)

    def _address(self) -> SecretAddress:
        approval = Approval(self._settings.hosts or (), "hosts", "[ping]")
        return secret_address(self._secret(self._name), self._name, approval)

    def _tell(self, ping: Ping) -> Pinged:
        host = None
        try:
            address = self._address()
            host = address.host
            found = asked(self._settings.style, address, ping)
            if found is None:
                return Pinged(host, sent=False)
            self._ask(*found)
        except FaxflowError as problem:
            return Pinged(host, problem)
        return Pinged(host)

    def _ask(self, address: SecretAddress, request: Request) -> None:
        """Raises ServerUnreachable or ConfigurationProblem where it was not taken."""
        for more in (*[True] * (_TRIES - 1), False):
            try:
                reply = ask(address, request, self._settings.timeout_seconds)
            except ServerUnreachable:
                if not more:
                    raise
            else:
                if was_taken(self._settings.style, reply):
                    return
                if not more or reply.status in _LASTING or reply.status < _LASTING.start:
                    raise _refused(address.host, reply)
            self._pause(_PAUSE_SECONDS)


def _refused(host: str, reply: Reply) -> FaxflowError:
    """In words that do not tell the address."""
    if reply.status >= _LASTING.stop:
        return ServerUnreachable(server=f"ping {host}", what=f"it answered {reply.status}")
    gone = ", and knows no such check" if b"not found" in reply.start else ""
    return ConfigurationProblem(
        where=f"ping {host}",
        what=f"it answered {reply.status}{gone}",
        todo="Look at the check there, and at the secret that holds its address.",
    )


def _too_late(name: str) -> ServerUnreachable:
    return ServerUnreachable(server=f"ping (secret {name})", what="it did not answer in time")
