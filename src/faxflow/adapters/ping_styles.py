"""How each service wants to be told: its way of saying start, success, failure and not yet.

Healthchecks: healthchecks.io/docs/http_api. Uptime Kuma: its push monitor. Cronitor:
cronitor.io/docs/telemetry-api. Dead Man's Snitch: deadmanssnitch.com/docs.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from faxflow.adapters.secret_address import Reply, Request, SecretAddress
from faxflow.config.signals import PingStyle
from faxflow.domain.signals.ping import Ping, Signal

_MOST_WORDS = 250
"""Characters of a message that stands in an address."""

Asked = tuple[SecretAddress, Request]


def asked(style: PingStyle, address: SecretAddress, ping: Ping) -> Asked | None:
    """Where to ask and what, or None where the service has no word for it."""
    return _STYLES[style](address, ping)


def was_taken(style: PingStyle, reply: Reply) -> bool:
    """Whether the answer means that it was noted."""
    if reply.status not in range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES):
        return False
    # It answers 200 "OK (not found)" and "OK (rate limited)", for the sake of old clients.
    return style is not PingStyle.HEALTHCHECKS or b"(" not in reply.start


def _healthchecks(address: SecretAddress, ping: Ping) -> Asked:
    ends = {
        Signal.START: "/start",
        Signal.SUCCESS: "",
        Signal.FAILURE: f"/{ping.exit_code}",
        Signal.LATER: "/log",
    }
    path = f"{address.path.rstrip('/')}{ends[ping.signal]}"
    there = replace(_with(address, {"rid": ping.series}), path=path)
    return there, Request("ping", "POST", ping.lines.encode(), "text/plain; charset=utf-8")


def _uptime_kuma(address: SecretAddress, ping: Ping) -> Asked | None:
    words = {Signal.SUCCESS: "up", Signal.FAILURE: "down"}
    if ping.signal not in words:
        return None
    bare = replace(address, query="")  # what it shows for copying ends in ?status=up&msg=OK&ping=
    return _with(bare, {"status": words[ping.signal], "msg": _message(ping)}), _GET


def _cronitor(address: SecretAddress, ping: Ping) -> Asked | None:
    words = {Signal.START: "run", Signal.SUCCESS: "complete", Signal.FAILURE: "fail"}
    if ping.signal not in words:
        return None
    code = None if ping.exit_code is None else str(ping.exit_code)
    told = {"state": words[ping.signal], "status_code": code, "series": ping.series}
    return _with(address, {**told, "message": _message(ping)}), _GET


def _dead_mans_snitch(address: SecretAddress, ping: Ping) -> Asked | None:
    if ping.signal not in {Signal.SUCCESS, Signal.FAILURE}:
        return None
    code = "0" if ping.signal is Signal.SUCCESS else str(ping.exit_code)
    return _with(address, {"s": code, "m": _message(ping)}), _GET


_GET = Request("ping", "GET", None, "")

_STYLES: Mapping[PingStyle, Callable[[SecretAddress, Ping], Asked | None]] = {
    PingStyle.HEALTHCHECKS: _healthchecks,
    PingStyle.UPTIME_KUMA: _uptime_kuma,
    PingStyle.CRONITOR: _cronitor,
    PingStyle.DEAD_MANS_SNITCH: _dead_mans_snitch,
}


def _message(ping: Ping) -> str:
    return ", ".join(ping.lines.splitlines())[:_MOST_WORDS]


def _with(address: SecretAddress, told: Mapping[str, str | None]) -> SecretAddress:
    """The address with more in its query."""
    query = urlencode({name: value for name, value in told.items() if value is not None})
    both = "&".join(part for part in (address.query, query) if part)
    return replace(address, query=both)
