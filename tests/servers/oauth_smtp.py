"""An SMTP server on loopback that takes XOAUTH2 as Exchange and Gmail do."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import MISSING, SMTP, AuthResult, Envelope, Session

from servers.parts import free_port
from servers.token_server import TokenServer


@dataclass
class OAuthSmtp:
    """Lets in who shows a token that is good at the token server; keeps what it was told.

    `hangs_up_on` names the refusal (counted from 1) at which it closes the connection;
    `busy` has it answer 454 at first.
    """

    tokens: TokenServer
    hangs_up_on: int = 0
    busy: bool = False
    users: list[str] = field(default_factory=list)
    replies_to_challenge: list[bytes] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    port: int = 0
    _refused: int = 0

    async def auth_XOAUTH2(  # noqa: N802 - aiosmtpd's name for it
        self, server: SMTP, args: list[str]
    ) -> AuthResult:
        if self.busy:
            await server.push("454 4.7.0 Temporary authentication failure")
            return AuthResult(success=False, handled=True)
        said = base64.b64decode(args[1]).decode()
        user, token = said.removeprefix("user=").rstrip("\1").split("\1auth=Bearer ")
        self.users.append(user)
        if token in self.tokens.good:
            return AuthResult(success=True)
        self._refused += 1
        told = json.dumps({"status": "400", "schemes": "bearer", "scope": "x"}).encode()
        answer = await server.challenge_auth(told)
        self.replies_to_challenge.append(b"" if answer is MISSING else bytes(answer))
        if self._refused == self.hangs_up_on:
            server.transport.close()
            return AuthResult(success=False, handled=True)
        await server.push("535 5.7.3 Authentication unsuccessful")
        return AuthResult(success=False, handled=True)

    async def handle_DATA(  # noqa: N802 - likewise
        self, _: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if not session.authenticated:
            return "530 5.7.0 Sign in first"
        self.mails.append(bytes(envelope.content or b""))
        return "250 taken"


@contextmanager
def running_oauth_smtp(tokens: TokenServer, **ways: object) -> Iterator[OAuthSmtp]:
    """A server that asks for a sign-in before it takes mail."""
    handler = OAuthSmtp(tokens, **ways)  # type: ignore[arg-type]
    controller = Controller(
        handler,
        hostname="127.0.0.1",
        port=free_port(),
        auth_require_tls=False,
        auth_exclude_mechanism=("LOGIN", "PLAIN"),
    )
    controller.start()
    try:
        handler.port = controller.port
        yield handler
    finally:
        controller.stop()
