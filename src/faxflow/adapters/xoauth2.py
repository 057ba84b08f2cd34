"""XOAUTH2: how a mail server is shown a token, and how its refusal is read."""

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from faxflow.adapters.mail_security import Bearer, Peer
from faxflow.errors import ServerUnreachable, TokenRefused

_SAFE = re.compile(r"[\w .-]{1,40}", re.ASCII)


@dataclass(slots=True)
class Shown:
    """One showing of a token. Called with each challenge, it answers as the mechanism asks."""

    user: str
    token: str = field(repr=False)
    challenge: bytes | None = None

    def first(self) -> bytes:
        """What is sent first, before base64."""
        return f"user={self.user}\1auth=Bearer {self.token}\1\1".encode()

    def __call__(self, challenge: bytes) -> bytes:
        """The token for the empty challenge; nothing for any other, which tells of an error."""
        if not challenge:
            return self.first()
        self.challenge = challenge
        return b""


class Answer(StrEnum):
    """What became of a token that was shown."""

    TAKEN = "taken"
    REFUSED = "refused"
    HUNG_UP = "hung up"


def sign_in(peer: Peer, known: Bearer, show: Callable[[Shown], Answer]) -> None:
    """Shows a token, and a new one where that is refused: the first may just have expired.

    Raises TokenRefused, ServerUnreachable and what the tokens raise.
    """
    first = Shown(known.user, known.tokens.token())
    answer = show(first)
    if answer is Answer.HUNG_UP:
        raise ServerUnreachable(server=peer.name, what="it closed the connection")
    if answer is Answer.TAKEN:
        return
    second = Shown(known.user, known.tokens.token(anew=True))
    # A server that hangs up on a second try has refused us: another run would fare no better.
    if show(second) is not Answer.TAKEN:
        raise _refused(peer, known, second.challenge or first.challenge)


def _refused(peer: Peer, known: Bearer, challenge: bytes | None) -> TokenRefused:
    part = peer.section.strip("[]")
    return TokenRefused(
        server=peer.name,
        user=known.user,
        what=told_by(challenge),
        todo=f"Check user in {peer.section} and its rights, then run `faxflow sign-in {part}`.",
    )


def told_by(challenge: bytes | None) -> str:
    """The error in a server's challenge (JSON, in base64 or bare), without what could be secret."""
    status = _status(challenge or b"")
    return f"it refused a fresh token (status {status})" if status else "it refused a fresh token"


def _status(challenge: bytes) -> str:
    try:
        bare = challenge if challenge[:1] == b"{" else base64.b64decode(challenge, validate=True)
        told = json.loads(bare)
    except (binascii.Error, ValueError):
        return ""
    status = told.get("status") if isinstance(told, dict) else None
    return str(status) if _SAFE.fullmatch(str(status)) and status is not None else ""
