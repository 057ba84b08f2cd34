"""The one way in which token servers are spoken to: checked TLS, and our own errors."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from faxflow.adapters.mail_security import reason, tls_context
from faxflow.domain.loopback import is_loopback
from faxflow.errors import ConfigurationProblem, ServerUnreachable

_TOO_MANY = 429
_THEIR_FAULT = 500
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class TokenReply:
    """What a token server answered; `text` may hold tokens and is never told."""

    status_code: int
    text: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def raise_for_status(self) -> None:
        """Nothing: whoever asked looks at the status; what is the server's fault was raised."""

    def values(self) -> dict[str, object]:
        """The JSON object that it holds, or nothing."""
        try:
            found = json.loads(self.text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


class TokenHttp:
    """Has the shape that msal asks of its `http_client`. Raises ServerUnreachable."""

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        # Redirects would carry a secret to another server.
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=tls_context()), _NoRedirect()
        )

    def get(
        self, url: str, params: object = None, headers: object = None, **_: object
    ) -> TokenReply:
        """The answer to a GET."""
        return self._ask(_with(url, params), None, headers)

    def post(
        self,
        url: str,
        params: object = None,
        data: object = None,
        headers: object = None,
        **_: object,
    ) -> TokenReply:
        """The answer to a POST; `data` is a form, or bytes as they are to be sent."""
        body = data if isinstance(data, bytes) else _form(data).encode("ascii")
        return self._ask(_with(url, params), body, headers)

    def close(self) -> None:
        """Nothing stays open."""

    def _ask(self, url: str, body: bytes | None, headers: object) -> TokenReply:
        host = _protected_host(url)
        given = dict(headers) if isinstance(headers, Mapping) else {}
        request = urllib.request.Request(url, data=body, headers=given)  # noqa: S310 - see above
        try:
            with self._opener.open(request, timeout=self._timeout_seconds) as answer:
                reply = _read(answer.status, answer)
        except urllib.error.HTTPError as error:
            reply = _read(error.code, error)
        except (OSError, ValueError) as error:
            raise ServerUnreachable(server=host, what=_told(error)) from error
        if reply.status_code == _TOO_MANY or reply.status_code >= _THEIR_FAULT:
            raise ServerUnreachable(server=host, what=f"it answered {reply.status_code}")
        return reply


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """Follows nothing: the 3xx itself is the answer."""


def _protected_host(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)):
        return parts.netloc
    raise ConfigurationProblem(
        where="[oauth] authority",
        what=f"{host} would be given secrets without TLS",
        todo="Name an address that begins with https://.",
    )


def _read(status: int, answer: object) -> TokenReply:
    content = answer.read(_LONGEST)  # type: ignore[attr-defined]
    headers = dict(answer.headers.items())  # type: ignore[attr-defined]
    return TokenReply(status, content.decode("utf-8", "replace"), headers)


def _form(values: object) -> str:
    return urlencode(values) if isinstance(values, Mapping) else ""


def _with(url: str, params: object) -> str:
    query = _form(params)
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _told(error: OSError | ValueError) -> str:
    cause = getattr(error, "reason", error)
    return reason(cause) if isinstance(cause, OSError) else "it gave no answer that makes sense"
