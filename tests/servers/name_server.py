"""A name server on loopback that gives the same records for whatever name it is asked for."""

import socket
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread

Record = tuple[int, bytes]
"""Its type as RFC 1035 numbers them, and its data."""

MX: Record = (15, b"\x00\x0a\xc0\x0c")
SPF: Record = (16, b"\x0bv=spf1 -all")
_FOUND, _NO_SUCH_NAME = 0x8180, 0x8183


@contextmanager
def running_name_server(records: Sequence[Record]) -> Iterator[int]:
    """Its port; without records no name is known."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        line.settimeout(0.05)
        thread = Thread(target=_serve, args=(line, records), daemon=True)
        thread.start()
        yield int(line.getsockname()[1])
    thread.join()


def _serve(line: socket.socket, records: Sequence[Record]) -> None:
    while line.fileno() >= 0:
        try:
            question, sender = line.recvfrom(512)
            line.sendto(_answer(question, records), sender)
        except TimeoutError:
            continue
        except OSError:
            return


def _answer(question: bytes, records: Sequence[Record]) -> bytes:
    (kind,) = struct.unpack(">H", question[-4:-2])
    told = [data for one, data in records if one == kind]
    flags = _FOUND if records else _NO_SUCH_NAME
    head = question[:2] + struct.pack(">HHHHH", flags, 1, len(told), 0, 0)
    bodies = [struct.pack(">HHHIH", 0xC00C, kind, 1, 60, len(data)) + data for data in told]
    return head + question[12:] + b"".join(bodies)
