"""Postfix's own SMTP sink, which throws away what it takes."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_PLACES = "/usr/sbin:/usr/bin:/usr/local/sbin"


def postfix_program(name: str) -> str:
    """Where a test program of Postfix's lies. Raises SystemExit where it is not installed."""
    program = shutil.which(name, path=_PLACES)
    if program is None:
        raise SystemExit(f"bench: {name} is not installed (Debian package postfix)")
    return program


@contextmanager
def sink() -> Iterator[int]:
    """The sink at work; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [postfix_program("smtp-sink"), "-u", "nobody", f"127.0.0.1:{port}", "100"]
    process = subprocess.Popen(command)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit("bench: smtp-sink did not start")
