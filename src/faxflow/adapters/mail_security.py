"""The one rule for every mail server: TLS with a checked certificate, plain text on loopback."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from faxflow.config.server import Security, Server
from faxflow.domain.login_words import login_hint
from faxflow.domain.loopback import is_loopback
from faxflow.errors import (
    CertificateRejected,
    ConfigurationProblem,
    InsecureServer,
    LoginRefused,
    LoginUnwelcome,
)

Secret = Callable[[str], str]
"""Gives the secret of that name. Raises SecretMissing."""


class TokenSource(Protocol):
    """Gives bearer tokens for one mailbox."""

    def token(self, *, anew: bool = False) -> str:
        """A token; `anew` where the server has refused the last one.

        Raises TokenRefused, ServerUnreachable, SecretMissing or ConfigurationProblem.
        """


@dataclass(frozen=True, slots=True)
class Peer:
    """A server, and the section of faxflow.toml that describes it, as errors name them.

    `tokens` where it signs in by OAuth.
    """

    server: Server
    section: str
    tokens: TokenSource | None = None

    @property
    def name(self) -> str:
        """`host:port`."""
        return f"{self.server.host}:{self.server.port}"

    def insecure(self) -> InsecureServer:
        """The refusal to speak plain text with this server."""
        return InsecureServer(server=self.name, section=self.section)

    def untrusted(self, error: ssl.SSLCertVerificationError) -> CertificateRejected:
        """The refusal of the certificate that this server showed."""
        what = (error.verify_message or "it is not valid").rstrip(".")
        return CertificateRejected(server=self.name, section=self.section, what=what)

    def refused(self, known: "Credentials", words: str) -> LoginRefused:
        """The refusal of our login; the server's own words are told by ours alone."""
        facts = {"server": self.name, "user": known.user, "secret": known.secret}
        if hint := login_hint(words):
            return LoginUnwelcome(**facts, what=hint.what, todo=hint.todo)
        return LoginRefused(**facts)


@dataclass(frozen=True, slots=True)
class Credentials:
    """`secret` is the password's name, which errors may tell; the password they may not."""

    user: str
    password: str = field(repr=False)
    secret: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Signs in to `user`'s mailbox with a token in place of a password."""

    user: str
    tokens: TokenSource = field(repr=False)


def require_protection(peer: Peer) -> None:
    """Returns where the settings protect the mail. Raises InsecureServer."""
    if peer.server.security is Security.NONE and not is_loopback(peer.server.host):
        raise peer.insecure()


def tls_context() -> ssl.SSLContext:
    """Checks the chain and the host name, against the system's authorities or SSL_CERT_FILE."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def credentials(peer: Peer, secret: Secret) -> Credentials | Bearer | None:
    """What to sign in with, or None. Raises SecretMissing, ConfigurationProblem."""
    server = peer.server
    if server.user is None:
        return None
    if peer.tokens is not None:
        return Bearer(server.user, peer.tokens)
    if server.password is None:
        raise ConfigurationProblem(
            where=f"{peer.section} password",
            what="user is set, but not the name of the secret that holds the password",
            todo='Set password = "NAME" and give the secret NAME.',
        )
    return Credentials(server.user, secret(server.password), server.password)


def reason(error: OSError) -> str:
    """A few words for why a connection failed; never what went over it."""
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ssl.SSLError):
        return f"it speaks no TLS that we know ({error.reason})"
    return error.strerror or str(error) or type(error).__name__
