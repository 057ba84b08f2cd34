"""An address that is a secret, since whoever knows it can post there: checked, then asked.

By http.client: it follows no redirect, minds no proxy of the environment and tells no log
of the address. A library would have to be kept from all three.
"""

import contextlib
import socket
from collections.abc import Collection
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from faxflow.adapters.mail_security import reason, tls_context
from faxflow.domain.loopback import is_loopback
from faxflow.errors import ConfigurationProblem, ServerUnreachable

_TIMES_PATIENT = 3
"""An answer that drips in may take so many timeouts in all."""
_MOST_BYTES = 200
"""Of an answer's body; more than says whether it was taken nobody needs."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The hosts that an address may lead to, and where the configuration names them."""

    hosts: Collection[str]
    key: str
    section: str


@dataclass(frozen=True, slots=True)
class SecretAddress:
    """Where to ask; `path` and `query` hold what is secret in it."""

    secure: bool
    host: str
    port: int
    path: str = field(repr=False)
    query: str = field(repr=False)

    @property
    def asked_for(self) -> str:
        """Path and query, as a request names them."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and what it is called where it fails."""

    kind: str
    method: str
    content: bytes | None
    content_type: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `start` is how the body begins, for programs and never for people."""

    status: int
    start: bytes = field(repr=False)


def secret_address(text: str, name: str, approval: Approval) -> SecretAddress:
    """The address that the secret `name` holds. Raises ConfigurationProblem, without it."""
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise _bad(name, approval, "it is no address") from None
    if host not in {one.lower() for one in approval.hosts}:
        what = f"it leads to a host that {approval.key} does not name"
        raise _bad(name, approval, what)
    if "@" in parts.netloc:
        raise _bad(name, approval, "it holds a user, which belongs in no address")
    secure = _is_secure(parts, host)
    if secure is None:
        raise _bad(name, approval, "it does not begin with https://")
    port = port or (443 if secure else 80)
    return SecretAddress(secure, host, port, parts.path or "/", parts.query)


def ask(address: SecretAddress, request: Request, seconds: float) -> Reply:
    """What it answers, whatever that is. Raises ServerUnreachable where it answers nothing."""
    line, server = _line(address, seconds), f"{request.kind} {address.host}"
    # Each byte has its own timeout: a server that drips would hold us up for ever.
    limit = Timer(_TIMES_PATIENT * seconds, _cut, [line])
    limit.daemon = True
    headers = {"Content-Type": request.content_type} if request.content is not None else {}
    try:
        line.connect()
        limit.start()
        line.request(request.method, address.asked_for, request.content, headers)
        response = line.getresponse()
        return Reply(response.status, response.read(_MOST_BYTES))
    except OSError as error:
        raise ServerUnreachable(server=server, what=reason(error)) from None
    except (HTTPException, ValueError):
        what = "it does not answer as a web server does"
        raise ServerUnreachable(server=server, what=what) from None
    finally:
        limit.cancel()
        line.close()


def _is_secure(parts: SplitResult, host: str) -> bool | None:
    """None where it would go through the net for all to read."""
    if parts.scheme == "https":
        return True
    return False if parts.scheme == "http" and is_loopback(host) else None


def _line(address: SecretAddress, seconds: float) -> HTTPConnection:
    if address.secure:
        return HTTPSConnection(address.host, address.port, timeout=seconds, context=tls_context())
    return HTTPConnection(address.host, address.port, timeout=seconds)


def _cut(line: HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        line.sock.shutdown(socket.SHUT_RDWR)


def _bad(name: str, approval: Approval, what: str) -> ConfigurationProblem:
    todo = f"Mend it, or {approval.key} in {approval.section}."
    return ConfigurationProblem(where=f"secret {name}", what=what, todo=todo)
