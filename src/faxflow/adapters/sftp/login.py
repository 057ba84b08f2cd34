"""Who signs in to an SSH server, and how: with one key or one password, once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import asyncssh

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.sftp.private_key import private_key
from faxflow.config.source import SftpSettings
from faxflow.errors import KeyRefused, LoginRefused


@dataclass(frozen=True, slots=True)
class Login:
    """A key, or a password; whichever is there."""

    user: str
    key: asyncssh.SSHKey | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @property
    def methods(self) -> tuple[str, ...]:
        """As SSH names them."""
        return ("publickey",) if self.key else ("password", "keyboard-interactive")


def login_of(settings: SftpSettings, secret: Secret) -> Login:
    """What to sign in with. Raises SecretMissing or ConfigurationProblem."""
    if settings.key_file is None:
        return Login(settings.user, password=secret(settings.password or ""))
    passphrase = secret(settings.passphrase) if settings.passphrase else None
    return Login(settings.user, key=private_key(settings.key_file, passphrase))


def refused(settings: SftpSettings) -> LoginRefused:
    """The server took neither key nor password."""
    facts = {"server": settings.server, "user": settings.user}
    if settings.key_file:
        return KeyRefused(**facts, key_file=settings.key_file)
    return LoginRefused(**facts, secret=settings.password)


class Guard(asyncssh.SSHClient):
    """Lets nobody sign in to a server with another key, and shows the password once at most."""

    def __init__(self, pinned: frozenset[str], login: Login) -> None:
        self.shown: str | None = None
        self._pinned = pinned
        self._password = login.password

    def validate_host_public_key(
        self, host: str, addr: str, port: int, key: asyncssh.SSHKey
    ) -> bool:
        """Whether the server is the one that was pinned, whatever it is called."""
        del host, addr, port
        self.shown = key.get_fingerprint()
        return self.shown in self._pinned

    def password_auth_requested(self) -> str | None:
        """The password, the first time."""
        password, self._password = self._password, None
        return password

    def kbdint_auth_requested(self) -> str | None:
        """Any way of asking, where the password was not shown yet."""
        return None if self._password is None else ""

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: Sequence[tuple[str, bool]]
    ) -> list[str] | None:
        """The password for one question that is not echoed; nothing for a mere greeting."""
        del name, instructions, lang
        if not prompts:
            return []
        password = self.password_auth_requested()
        asks_it = len(prompts) == 1 and not prompts[0][1]
        return [password] if asks_it and password is not None else None
