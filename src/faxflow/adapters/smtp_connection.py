"""Connects to an SMTP server: retried for seconds, secured, signed in once."""

import base64
import smtplib
import ssl
from collections.abc import Callable
from email.utils import parseaddr
from functools import partial
from typing import TypeVar

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential

from faxflow.adapters import xoauth2
from faxflow.adapters.mail_security import (
    Bearer,
    Credentials,
    Peer,
    Secret,
    credentials,
    reason,
    require_protection,
    tls_context,
)
from faxflow.adapters.smtp_replies import PlainReplies, StrictReplies, TlsReplies
from faxflow.config.server import Security
from faxflow.errors import FaxflowError, ServerUnreachable

T = TypeVar("T")

_GO_ON = 334
_SIGNED_IN = 235
_FINAL_REFUSAL = 500


def accept_any(_line: StrictReplies) -> None:
    """Whoever greets is welcome."""


def connect(
    peer: Peer,
    secret: Secret,
    sender: str,
    *,
    patience_seconds: float = 5.0,
    greeted: Callable[[StrictReplies], None] = accept_any,
) -> StrictReplies:
    """A line that is ready for mail; connecting is tried again for `patience_seconds`.

    `greeted` may refuse the server by raising, before it is given the password.

    Raises LoginRefused (which is never tried again), ServerUnreachable, InsecureServer,
    SecretMissing or ConfigurationProblem.
    """
    require_protection(peer)
    known = credentials(peer, secret)
    again = Retrying(
        retry=retry_if_exception_type(ServerUnreachable),
        stop=stop_after_delay(patience_seconds),
        wait=wait_exponential(multiplier=0.2, max=2),
        reraise=True,
    )
    line = again(_secured, peer, parseaddr(sender)[1].rpartition("@")[2])
    _guarded(peer, line, lambda: greeted(line))
    if known is not None:
        _guarded(peer, line, lambda: _sign_in(peer, line, known))
    return line


def _secured(peer: Peer, hello: str) -> StrictReplies:
    line = _guarded(peer, None, lambda: _dialled(peer, hello))
    _guarded(peer, line, lambda: _protect(peer, line))
    return line


def _dialled(peer: Peer, hello: str) -> StrictReplies:
    server = peer.server
    if server.security is Security.TLS:
        return TlsReplies(
            server.host,
            server.port,
            local_hostname=hello,
            timeout=server.timeout_seconds,
            context=tls_context(),
        )
    return PlainReplies(
        server.host, server.port, local_hostname=hello, timeout=server.timeout_seconds
    )


def _protect(peer: Peer, line: StrictReplies) -> None:
    line.ehlo_or_helo_if_needed()
    if peer.server.security is Security.STARTTLS:
        if not line.has_extn("starttls"):
            raise peer.insecure()
        line.starttls(context=tls_context())
        line.ehlo_or_helo_if_needed()


def _sign_in(peer: Peer, line: StrictReplies, known: Credentials | Bearer) -> None:
    """One login by one mechanism: smtplib would try the rest too, and lock the account."""
    if isinstance(known, Bearer):
        xoauth2.sign_in(peer, known, partial(_show, line))
        return
    offered = line.esmtp_features.get("auth", "").upper().split()
    answer = (_plain if "PLAIN" in offered else _login)(line, known)
    if not _signed_in(answer):
        raise peer.refused(known, f"{answer[0]} {answer[1].decode('utf-8', 'replace')}")


def _signed_in(answer: tuple[int, bytes]) -> bool:
    """False for a final refusal. Raises SMTPResponseException for one that is for now."""
    code, text = answer
    if code != _SIGNED_IN and code < _FINAL_REFUSAL:
        raise smtplib.SMTPResponseException(code, text)
    return code == _SIGNED_IN


def _show(line: StrictReplies, shown: xoauth2.Shown) -> xoauth2.Answer:
    first = base64.b64encode(shown.first()).decode("ascii")
    try:
        answer = line.docmd(f"AUTH XOAUTH2 {first}")
        if answer[0] == _GO_ON:
            # It tells of an error, and waits for an empty line to refuse us with.
            shown(answer[1])
            answer = line.docmd("")
    except smtplib.SMTPServerDisconnected:
        return xoauth2.Answer.HUNG_UP
    return xoauth2.Answer.TAKEN if _signed_in(answer) else xoauth2.Answer.REFUSED


def _plain(line: StrictReplies, known: Credentials) -> tuple[int, bytes]:
    return line.docmd("AUTH PLAIN", _encoded(f"\0{known.user}\0{known.password}"))


def _login(line: StrictReplies, known: Credentials) -> tuple[int, bytes]:
    answer = line.docmd("AUTH LOGIN", _encoded(known.user))
    return line.docmd(_encoded(known.password)) if answer[0] == _GO_ON else answer


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _guarded(peer: Peer, line: StrictReplies | None, act: Callable[[], T]) -> T:
    """What `act` gives; when it fails, the line is closed and the failure is one of ours."""
    try:
        return act()
    except BaseException as error:
        if line is not None:
            line.close()
        if isinstance(error, OSError):
            raise _ours(peer, error) from error
        raise


def _ours(peer: Peer, error: OSError) -> FaxflowError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return peer.untrusted(error)
    if isinstance(error, smtplib.SMTPResponseException):
        return ServerUnreachable(server=peer.name, what=f"it answered {error.smtp_code}")
    return ServerUnreachable(server=peer.name, what=reason(error))
