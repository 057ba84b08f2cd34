"""A real Dovecot on loopback: any user, the password `rehearsal`, STARTTLS and TLS."""

import getpass
import grp
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers.certificate import Certificate, make_certificate
from servers.parts import free_port, open_folder, program, wait_until_up

PASSWORD = "rehearsal"

_CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = yes
ssl_cert = <{public}
ssl_key = <{key}
auth_mechanisms = plain
auth_failure_delay = 0
disable_plaintext_auth = no
first_valid_uid = 1
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
mail_location = maildir:~/Maildir
imap_capability = {capability}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """`port` takes plain text and STARTTLS, `tls_port` TLS; `mail` holds each user's mails."""

    port: int
    tls_port: int
    certificate: Certificate
    mail: Path


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """With everything that Dovecot can do."""
    with running_dovecot(capability="") as server:
        yield server


@pytest.fixture(scope="session")
def old_dovecot() -> Iterator[Dovecot]:
    """As an old server: neither MOVE nor IDLE nor NAMESPACE, but UIDPLUS."""
    with running_dovecot(capability="IMAP4rev1 UIDPLUS") as server:
        yield server


@contextmanager
def running_dovecot(
    capability: str, *, extra: str = "", files: Mapping[str, str] | None = None
) -> Iterator[Dovecot]:
    """A server of its own, that says it can do `capability`; empty for all that it can.

    `extra` settings win; `{folder}` in them is where `files` lie, by their names.
    """
    with open_folder() as folder:
        (folder / "mail").mkdir(mode=0o777)
        (folder / "mail").chmod(0o777)
        server = Dovecot(free_port(), free_port(), make_certificate(folder), folder / "mail")
        settings = folder / "dovecot.conf"
        for name, content in (files or {}).items():
            (folder / name).write_text(content)
        whole = _configuration(folder, server, capability) + extra.format(folder=folder)
        settings.write_text(whole)
        command = [program("dovecot", "dovecot-imapd"), "-F", "-c", str(settings)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        try:
            wait_until_up(server.port, folder / "dovecot.log")
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _configuration(folder: Path, server: Dovecot, capability: str) -> str:
    return _CONFIGURATION.format(
        folder=folder,
        port=server.port,
        tls_port=server.tls_port,
        public=server.certificate.public,
        key=server.certificate.key,
        capability=capability,
        password=PASSWORD,
        **_accounts(),
    )


def _accounts() -> dict[str, object]:
    """Root starts it as Debian does; anyone else runs all of it as themselves."""
    if os.geteuid() == 0:
        return {
            "internal": "dovecot", "group": "dovecot", "login": "dovenull",
            "owner": "nobody", "owner_group": "nogroup",
        }  # fmt: skip
    own, group = getpass.getuser(), grp.getgrgid(os.getegid()).gr_name
    return {
        "internal": own, "group": group, "login": own, "owner": own, "owner_group": group,
    }  # fmt: skip
