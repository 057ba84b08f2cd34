"""Posts notices to a webhook on a host that the configuration approves.

By http.client: it follows no redirect, minds no proxy of the environment and tells no log
of the address, which is a secret. A library would have to be kept from all three.
"""

import contextlib
import socket
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from faxflow.adapters.mail_security import Secret, reason, tls_context
from faxflow.adapters.webhook_message import webhook_message
from faxflow.config.notices import NoticeSettings
from faxflow.domain.loopback import is_loopback
from faxflow.domain.notice import NotTaken
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable

_TAKEN = range(200, 300)
_LEADS_ELSEWHERE = range(300, 400)
_LASTING = range(300, 500)
_TRY_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
_TIMES_PATIENT = 3
"""An answer that drips in may take so many timeouts in all."""


@dataclass(frozen=True, slots=True)
class _Address:
    """Where to post; `path` holds the token."""

    secure: bool
    host: str
    port: int
    path: str = field(repr=False)


class WebhookNotices:
    """`secret` gives the address by the name that the configuration holds."""

    name = "webhook"
    logs_in = False

    def __init__(self, settings: NoticeSettings, secret: Secret) -> None:
        self._settings = settings
        self._secret = secret

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """Nobody is refused by a webhook that takes it.

        Raises ServerUnreachable, ConfigurationProblem or SecretMissing.
        """
        address = self._address()
        lines = [*body.splitlines(), "", f"Notice {message_id.strip('<>')}"]
        status = self._post(address, webhook_message(self._settings.webhook_style, subject, lines))
        if status not in _TAKEN:
            raise _refusal(address.host, status)
        return NotTaken()

    def _address(self) -> _Address:
        name = self._settings.webhook or ""
        try:
            parts = urlsplit(self._secret(name).strip())
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise _bad_address(name, "it is no address") from None
        approved = {one.lower() for one in self._settings.webhook_hosts or ()}
        if host not in approved:
            raise _bad_address(name, "it leads to a host that webhook_hosts does not name")
        if "@" in parts.netloc:
            raise _bad_address(name, "it holds a user, which belongs in no address")
        secure = parts.scheme == "https"
        if not secure and not (parts.scheme == "http" and is_loopback(host)):
            raise _bad_address(name, "it does not begin with https://")
        return _Address(secure, host, port or (443 if secure else 80), _path(parts))

    def _post(self, address: _Address, content: bytes) -> int:
        seconds = self._settings.timeout_seconds
        line = _line(address, seconds)
        # Each byte has its own timeout: a server that drips would hold us up for ever.
        limit = Timer(_TIMES_PATIENT * seconds, _cut, [line])
        limit.daemon = True
        try:
            line.connect()
            limit.start()
            line.request("POST", address.path, content, {"Content-Type": "application/json"})
            return line.getresponse().status
        except OSError as error:
            raise ServerUnreachable(server=f"webhook {address.host}", what=reason(error)) from None
        except (HTTPException, ValueError):
            what = "it does not answer as a web server does"
            raise ServerUnreachable(server=f"webhook {address.host}", what=what) from None
        finally:
            limit.cancel()
            line.close()


def _path(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _line(address: _Address, seconds: float) -> HTTPConnection:
    if address.secure:
        return HTTPSConnection(address.host, address.port, timeout=seconds, context=tls_context())
    return HTTPConnection(address.host, address.port, timeout=seconds)


def _cut(line: HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        line.sock.shutdown(socket.SHUT_RDWR)


def _bad_address(name: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(
        where=f"secret {name}", what=what, todo="Mend it, or webhook_hosts in [notices]."
    )


def _refusal(host: str, status: int) -> FaxflowError:
    """What it answered, in words that do not tell the address."""
    what = f"it answered {status}"
    if status in _LEADS_ELSEWHERE:
        what += ", which leads elsewhere, and nothing is posted there"
    if status not in _LASTING or status in _TRY_LATER:
        return ServerUnreachable(server=f"webhook {host}", what=what)
    return ConfigurationProblem(
        where=f"webhook {host}",
        what=what,
        todo="Make the webhook anew and change its secret; its notices wait.",
    )
