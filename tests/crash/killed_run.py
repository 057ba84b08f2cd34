"""Runs faxflow as a process of its own that kills itself with SIGKILL at its Nth step.

A step is anything that another process or a later run could see: an SQL statement, a
write to or a read from a socket, a file put in place, a child started. With N = 0 it
lives, and writes the names of all its steps to the file given.

    python killed_run.py N STEPS_FILE faxflow-arguments...
"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_KILL_AT = int(sys.argv[1])
_STEPS: list[str] = []


def _step(name: str) -> None:
    _STEPS.append(name)
    if len(_STEPS) == _KILL_AT:
        os.kill(os.getpid(), signal.SIGKILL)


def _around(owner: type, name: str) -> None:
    """Makes a step before and one after each call of a method."""
    real: Callable[..., Any] = getattr(owner, name)

    def stepped(*args: Any, **named: Any) -> Any:
        _step(f"before {name}")
        result = real(*args, **named)
        _step(f"after {name}")
        return result

    setattr(owner, name, stepped)


def _connect(
    *args: Any, factory: type[sqlite3.Connection] = sqlite3.Connection, **named: Any
) -> sqlite3.Connection:
    """A connection whose every statement is a step, just before it runs."""
    connection = _real_connect(*args, factory=factory, **named)
    connection.set_trace_callback(lambda sql: _step(" ".join(sql.split())[:60]))
    return connection


_real_connect, sqlite3.connect = sqlite3.connect, _connect  # type: ignore[assignment]
for _name in ("send", "sendall", "recv"):
    _around(socket.socket, _name)
_around(Path, "replace")
_around(subprocess.Popen, "__init__")

from faxflow.cli.main import main  # noqa: E402 - after the patches, so that all of it is counted

code = main(sys.argv[3:])
Path(sys.argv[2]).write_text("\n".join(_STEPS))
sys.exit(code)
