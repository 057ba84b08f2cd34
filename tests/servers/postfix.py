"""A real Postfix on loopback: takes mail for fax.example into one maildir, relays nothing."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers.certificate import Certificate, make_certificate
from servers.parts import free_port, open_folder, program, wait_until_up

_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.fax.example
mynetworks =
mydestination =
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions =
  check_recipient_access inline:{{ {{ 15550100107@fax.example = 550 5.1.1 no such fax }} }}
smtpd_tls_security_level = may
smtpd_tls_cert_file = {public}
smtpd_tls_key_file = {key}
virtual_mailbox_domains = fax.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:taken/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
"""

_MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True, slots=True)
class Postfix:
    """`taken` is the maildir's folder in which delivered mails appear, one file each."""

    port: int
    taken: Path
    certificate: Certificate


@pytest.fixture(scope="session")
def postfix() -> Iterator[Postfix]:
    """Its master can be started by root alone."""
    command = program("postfix", "postfix")
    if os.geteuid() != 0:
        pytest.fail("postfix: only root can start it")
    with open_folder() as folder:
        server = Postfix(free_port(), folder / "mail/taken/new", make_certificate(folder))
        settings = _set_up(folder, server)
        subprocess.run([command, "-c", settings, "start"], check=True, capture_output=True)
        try:
            wait_until_up(server.port, folder / "postfix.log")
            yield server
        finally:
            subprocess.run([command, "-c", settings, "stop"], check=True, capture_output=True)


def _set_up(folder: Path, server: Postfix) -> Path:
    for name in ("etc", "spool", "data", "mail"):
        (folder / name).mkdir()
    os.chown(folder / "mail", 65534, 65534)
    _own(folder / "data", "postfix")
    public, key = server.certificate.public, server.certificate.key
    main = _MAIN.format(folder=folder, public=public, key=key)
    (folder / "etc/main.cf").write_text(main)
    (folder / "etc/master.cf").write_text(_MASTER.format(port=server.port))
    return folder / "etc"


def _own(path: Path, user: str) -> None:
    import pwd

    account = pwd.getpwnam(user)
    os.chown(path, account.pw_uid, account.pw_gid)
