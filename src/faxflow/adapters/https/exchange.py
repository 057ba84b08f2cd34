"""One question to a web server and its answer, by http.client.

It minds no proxy of the environment, follows no redirect by itself and tells no log of the
address: a larger library would have to be kept from all three.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urlsplit

from faxflow.adapters.mail_security import reason, tls_context
from faxflow.errors import (
    ConfigurationProblem,
    DownloadBroken,
    ServerUnreachable,
    SourceUntrusted,
)

_TIMES_PATIENT = 10
"""Each byte has its own timeout; all of the answer may take so many."""

_KEPT = "/%:@!$&'()*+,;=~?"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to ask; `path` is never told, since its query may hold a secret."""

    parts: SplitResult

    @property
    def host(self) -> str:
        return (self.parts.hostname or "").lower()

    @property
    def secure(self) -> bool:
        return self.parts.scheme == "https"

    @property
    def port(self) -> int:
        return self.parts.port or (443 if self.secure else 80)

    @property
    def server(self) -> str:
        """Host and port, as people name it."""
        return self.host if self.port in {80, 443} else f"{self.host}:{self.port}"

    @property
    def origin(self) -> tuple[bool, str, int]:
        """Who sees what we show: no other of these does."""
        return self.secure, self.host, self.port

    @property
    def path(self) -> str:
        """What is asked for there, as it may stand in a request."""
        query = f"?{self.parts.query}" if self.parts.query else ""
        return quote((self.parts.path or "/") + query, safe=_KEPT)


def address(url: str) -> Address:
    """The address in its parts. Raises ValueError where it is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise ValueError(parts.scheme)
    return Address(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def trust(ca_file: Path | None) -> ssl.SSLContext:
    """Whose certificates are taken: the system's authorities, and the practice's own.

    Raises ConfigurationProblem.
    """
    context = tls_context()
    # Python asks OpenSSL 3 to take a line that just ends for one that was ended.
    context.options &= ~ssl.OP_IGNORE_UNEXPECTED_EOF
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ValueError) as error:
            raise ConfigurationProblem(
                where=f"[source] ca_file {ca_file}",
                what="it cannot be read as certificates",
                todo="Name a PEM file with the authority's certificate.",
            ) from error
    return context


@contextmanager
def asked(
    to: Address, headers: Mapping[str, str], context: ssl.SSLContext, seconds: float
) -> Iterator[HTTPResponse]:
    """The answer, whose body the block may read.

    Raises ServerUnreachable or SourceUntrusted, and DownloadBroken where all of it took too
    long: an answer of no promised length looks whole when its line is cut.
    """
    line = _line(to, context, seconds)
    try:
        line.connect()
        _mind_its_end(line.sock)
        with _cut_after(_TIMES_PATIENT * seconds, line.sock, to.server):
            line.request("GET", to.path, headers=dict(headers))
            with closing(line.getresponse()) as response:
                yield response
    except ssl.SSLCertVerificationError as error:
        what = error.verify_message or "it is not valid"
        raise SourceUntrusted(server=to.server, section="[source]", what=what) from error
    except OSError as error:
        raise ServerUnreachable(server=to.server, what=reason(error)) from None
    except (HTTPException, ValueError):
        what = "it does not answer as a web server does"
        raise ServerUnreachable(server=to.server, what=what) from None
    finally:
        line.close()


def _line(to: Address, context: ssl.SSLContext, seconds: float) -> HTTPConnection:
    if to.secure:
        return HTTPSConnection(to.host, to.port, timeout=seconds, context=context)
    return HTTPConnection(to.host, to.port, timeout=seconds)


def _mind_its_end(line: socket) -> None:
    """An end that TLS does not confirm is a fault: anybody on the way may have cut the line.

    The attribute has been there all along; the types leave it out.
    """
    if isinstance(line, ssl.SSLSocket):
        line.suppress_ragged_eofs = False  # type: ignore[attr-defined]


@contextmanager
def _cut_after(seconds: float, line: socket, server: str) -> Iterator[None]:
    """Raises DownloadBroken where it has cut the line."""
    was_cut = Event()
    limit = Timer(seconds, _cut, [line, was_cut])
    limit.daemon = True
    limit.start()
    try:
        yield
    finally:
        limit.cancel()
    if was_cut.is_set():
        raise DownloadBroken(server=server, where=f": it was not whole after {seconds:g} s")


def _cut(line: socket, was_cut: Event) -> None:
    was_cut.set()
    with suppress(OSError):
        line.shutdown(SHUT_RDWR)
