"""An IMAP server that takes any login and tells how full the mailbox is (RFC 9208)."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def running_quota_imap(used: int, limit: int) -> Iterator[int]:
    """The port of one on loopback whose mailbox takes `used` of `limit` kilobytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        told = f'* QUOTAROOT INBOX ""\r\n* QUOTA "" (STORAGE {used} {limit})\r\n'
        threading.Thread(target=_accept, args=(listener, told), daemon=True).start()
        yield int(listener.getsockname()[1])


def _accept(listener: socket.socket, told: str) -> None:
    with suppress(OSError):
        while True:
            line, _ = listener.accept()
            threading.Thread(target=_serve, args=(line, told), daemon=True).start()


def _serve(line: socket.socket, told: str) -> None:
    untagged = {
        "CAPABILITY": "* CAPABILITY IMAP4rev1 IDLE MOVE QUOTA\r\n",
        "EXAMINE": "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] so\r\n",
        "GETQUOTAROOT": told,
    }
    with line, line.makefile("rwb") as words, suppress(OSError):
        words.write(b"* OK hello\r\n")
        words.flush()
        for said in words:
            tag, command = said.decode("ascii").split()[:2]
            words.write(f"{untagged.get(command.upper(), '')}{tag} OK done\r\n".encode("ascii"))
            words.flush()
