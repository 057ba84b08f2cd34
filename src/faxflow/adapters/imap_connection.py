"""Connects to an IMAP server, secured and signed in once, and speaks our errors."""

import contextlib
import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from functools import partial

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
    ProtocolError,
)
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
from faxflow.config.server import Security
from faxflow.errors import FaxflowError, ServerUnreachable

DROPPED = (IMAPClientAbortError, OSError)
"""What the end of a connection looks like; a new one may help."""

_FOR_NOW = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)\b")  # RFC 5530

_RUN_OUT = re.compile(r"\[(?:AUTHENTICATIONFAILED|EXPIRED)\b|AccessTokenExpired")
"""What servers say when the token that opened the session is no longer good."""

_CODE = re.compile(r"\[([A-Z]{3,20})\b")

# A SEARCH names all mails on one line, which at 125,000 is longer than the library would read.
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]

logging.getLogger("imapclient").setLevel(logging.WARNING)  # its debug lines hold whole mails


def connect(peer: Peer, secret: Secret, *, patience_seconds: float = 5.0) -> IMAPClient:
    """A signed-in client with no folder selected; reaching the server is tried again for
    `patience_seconds`, signing in never.

    Raises LoginRefused, ServerUnreachable, InsecureServer, SecretMissing or
    ConfigurationProblem.
    """
    require_protection(peer)
    known = credentials(peer, secret)
    again = Retrying(
        retry=retry_if_exception_type(ServerUnreachable),
        stop=stop_after_delay(patience_seconds),
        wait=wait_exponential(multiplier=0.2, max=2),
        reraise=True,
    )
    client = again(_secured, peer)
    if known is not None:
        with ours(peer), _hung_up_on_failure(client):
            _sign_in(peer, client, known)
    return client


def is_lost(error: IMAPClientError | OSError) -> bool:
    """Whether a new connection may help: this one is gone, or its session has run out."""
    return isinstance(error, DROPPED) or bool(_RUN_OUT.search(str(error)))


def is_for_now(error: IMAPClientError) -> bool:
    """Whether the server is busy or ailing, and says so."""
    return bool(_FOR_NOW.search(str(error)))


def response_code(error: IMAPClientError) -> str:
    """The server's reason as one of RFC 5530's words, without any text of its own."""
    found = _CODE.search(str(error))
    return found[1] if found else "it gives no reason"


@contextlib.contextmanager
def ours(peer: Peer, *, lost: type[ServerUnreachable] = ServerUnreachable) -> Iterator[None]:
    """Turns what imapclient, sockets and TLS raise into our own errors, a lost line into `lost`."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise peer.untrusted(error) from error
    except (IMAPClientError, OSError) as error:
        kind = lost if is_lost(error) else ServerUnreachable
        raise kind(server=peer.name, what=_what(error)) from error


def hang_up(client: IMAPClient) -> None:
    """Closes the connection without a word; never raises."""
    with contextlib.suppress(IMAPClientError, OSError):
        client.shutdown()


def _secured(peer: Peer) -> IMAPClient:
    with ours(peer):
        client = _dialled(peer)
        with _hung_up_on_failure(client):
            _protect(peer, client)
    return client


@contextlib.contextmanager
def _hung_up_on_failure(client: IMAPClient) -> Iterator[None]:
    try:
        yield
    except BaseException:
        hang_up(client)
        raise


def _dialled(peer: Peer) -> IMAPClient:
    server = peer.server
    tls = server.security is Security.TLS
    client = IMAPClient(
        server.host,
        server.port,
        ssl=tls,
        ssl_context=tls_context() if tls else None,
        timeout=SocketTimeout(server.timeout_seconds, server.timeout_seconds),
    )
    client.normalise_times = False  # else its times lose their zone
    return client


def _protect(peer: Peer, client: IMAPClient) -> None:
    if peer.server.security is Security.STARTTLS:
        try:
            client.starttls(tls_context())
        except CapabilityError as error:
            raise peer.insecure() from error


def _sign_in(peer: Peer, client: IMAPClient, known: Credentials | Bearer) -> None:
    if isinstance(known, Bearer):
        xoauth2.sign_in(peer, known, partial(_show, peer, client))
    else:
        _log_in(peer, client, known)


def _show(peer: Peer, client: IMAPClient, shown: xoauth2.Shown) -> xoauth2.Answer:
    try:
        client.sasl_login("XOAUTH2", shown)
    except LoginError as error:
        if _hung_up(error):
            return xoauth2.Answer.HUNG_UP
        if _FOR_NOW.search(str(error)):
            raise _busy(peer) from error
        return xoauth2.Answer.REFUSED
    return xoauth2.Answer.TAKEN


def _log_in(peer: Peer, client: IMAPClient, known: Credentials) -> None:
    """PLAIN where it is offered, since LOGIN carries no letters beyond ASCII."""
    sign_in = client.plain_login if client.has_capability("AUTH=PLAIN") else client.login
    try:
        sign_in(known.user, known.password)
    except LoginError as error:
        raise _refused(peer, known, error) from error


def _refused(peer: Peer, known: Credentials, error: LoginError) -> FaxflowError:
    """imapclient says LoginError for a lost connection and a busy server too."""
    if _hung_up(error) or _FOR_NOW.search(str(error)):
        return _busy(peer)
    return peer.refused(known, str(error))


def _hung_up(error: LoginError) -> bool:
    return isinstance(error.__context__, IMAPClientAbortError)


def _busy(peer: Peer) -> ServerUnreachable:
    return ServerUnreachable(server=peer.name, what="it could not sign anyone in just now")


def _what(error: IMAPClientError | OSError) -> str:
    """Never the words of a broken conversation: they can be those of a mail."""
    if isinstance(error, OSError):
        return reason(error)
    if isinstance(error, IMAPClientAbortError | ProtocolError):
        return "the conversation broke off"
    return " ".join(str(error).split())[:200]
