"""Opens a line to an SSH server that proves to be the pinned one, and speaks our errors."""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import asyncssh

from faxflow.adapters.mail_security import reason
from faxflow.adapters.sftp.login import Guard, Login, refused
from faxflow.config.source import SftpSettings
from faxflow.domain.host_key import FAMILIES, HostKey
from faxflow.errors import FaxflowError, HostKeyChanged, HostKeyUnknown, LineLost, ServerUnreachable

_ALGORITHMS = {
    "ssh-ed25519": ("ssh-ed25519",),
    "ecdsa-sha2": ("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
    "ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256"),
}

logging.getLogger("asyncssh").setLevel(logging.WARNING)  # it tells users and file names


async def connected(settings: SftpSettings, login: Login) -> asyncssh.SSHClientConnection:
    """A line on which we are signed in.

    A server may have a key of each kind, and shows the one that is asked for: where only a
    fingerprint is known, each is asked for. Nobody signs in before the right one was shown.
    Raises HostKeyUnknown, HostKeyChanged, LoginRefused or ServerUnreachable.
    """
    pins = settings.host_keys
    shown: list[str] = []
    lost: asyncssh.ConnectionLost | None = None
    for family in _families(pins):
        guard = Guard(frozenset(pin.fingerprint for pin in pins), login)
        try:
            async with asyncio.timeout(settings.timeout_seconds):
                return await _dialled(settings, login, guard, family)
        except (asyncssh.HostKeyNotVerifiable, asyncssh.KeyExchangeFailed):
            shown += [guard.shown] if guard.shown else []
        except asyncssh.ConnectionLost as error:
            if guard.shown:
                raise
            lost = error  # some hang up where they have no key of the kind that we ask for
        if shown and not pins:
            break
    if lost and not shown:
        raise lost
    raise _stranger(settings, shown)


@contextmanager
def ours(settings: SftpSettings) -> Iterator[None]:
    """Turns what asyncssh and sockets raise into our own errors."""
    try:
        yield
    except asyncssh.PermissionDenied as error:
        raise refused(settings) from error
    except (
        asyncssh.ConnectionLost,
        asyncssh.SFTPConnectionLost,
        asyncssh.SFTPNoConnection,
    ) as error:
        raise LineLost(server=settings.server, what="the line broke") from error
    except asyncssh.ChannelOpenError as error:
        raise ServerUnreachable(server=settings.server, what="it gives us no SFTP") from error
    except asyncssh.Error as error:
        # Its kind alone: the text is the server's, and may name files.
        what = f"it answered {type(error).__name__}"
        raise ServerUnreachable(server=settings.server, what=what) from error
    except OSError as error:
        raise ServerUnreachable(server=settings.server, what=reason(error)) from error


def hush(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Passes over what asyncssh's own tasks still say of a line that we gave up: it is told."""
    if not isinstance(context.get("exception"), asyncssh.Error | ConnectionError):
        loop.default_exception_handler(context)


async def _dialled(
    settings: SftpSettings, login: Login, guard: Guard, family: str
) -> asyncssh.SSHClientConnection:
    """Nothing counts but what is given here: no ~/.ssh, no agent, no key that lies about."""
    return await asyncssh.connect(
        settings.host,
        settings.port,
        config=None,
        known_hosts=_none_known,
        client_factory=partial(_same, guard),
        server_host_key_algs=_ALGORITHMS[family],
        username=login.user,
        client_keys=[login.key] if login.key else None,
        preferred_auth=login.methods,
        agent_path=None,
        gss_host=None,
        pkcs11_provider=None,
        x509_trusted_certs=None,
        keepalive_interval=settings.timeout_seconds,
    )


def _none_known(*_server: object) -> tuple[list[str], list[str], list[str]]:
    """No file of known hosts: the guard alone knows whom we trust."""
    return [], [], []


def _same(guard: Guard) -> Guard:
    return guard


def _families(pins: Iterable[HostKey]) -> list[str]:
    """The kinds of key to ask for: those of the pins, or all where one names no kind."""
    named = {pin.family for pin in pins}
    return [one for one in FAMILIES if not named or None in named or one in named]


def _stranger(settings: SftpSettings, shown: list[str]) -> FaxflowError:
    if not shown:
        what = "it speaks no SSH that is safe, or has no host key of the kind in host_key"
        return ServerUnreachable(server=settings.server, what=what)
    known = bool(settings.host_keys)
    kind = HostKeyChanged if known else HostKeyUnknown
    return kind(server=settings.server, shown=" and ".join(shown))
