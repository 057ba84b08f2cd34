"""Runs faxflow's commands as processes of their own without starting an interpreter for each.

It imports everything once; then each line on its standard input is an order (JSON), for which
it forks, and each line on its standard output tells how the child ended.

    python -P fork_server.py
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import re
import socket
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from proof.system_calls import announce
from proof.watched_run import Plan, Watch

_HEAVY = (
    "polars", "fastexcel", "lxml.html", "docx", "imapclient", "tenacity", "phonenumbers",
    "reportlab.platypus", "reportlab.pdfgen.canvas", "pypdfium2", "pikepdf", "sqlite_utils",
)  # fmt: skip

_SERVERS = re.compile(r"simulat|demo|__main__")


def import_everything() -> None:
    """What a command would import when it needs it, the servers of the rehearsal left out."""
    for name in _HEAVY:
        importlib.import_module(name)
    import faxflow

    for found in pkgutil.walk_packages(faxflow.__path__, "faxflow."):
        if not _SERVERS.search(found.name):
            # What cannot be imported fails the command that needs it, not all of them.
            with contextlib.suppress(ImportError):
                importlib.import_module(found.name)


def serve() -> None:
    """Carries out orders until the standard input ends."""
    for line in sys.stdin:
        print(json.dumps([_ended(one) for one in _started(json.loads(line))]), flush=True)


def _started(orders: list[dict[str, Any]]) -> list[tuple[int, int | None, Plan]]:
    """Children that all begin when the last of them is forked, each with its listener and plan."""
    gate, opener = os.pipe()
    children = [_forked(order, gate, opener) for order in orders]
    os.close(gate)
    os.close(opener)
    return children


def _forked(order: dict[str, Any], gate: int, opener: int) -> tuple[int, int | None, Plan]:
    plan = Plan(**order["plan"]) if order.get("plan") else None
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        os.close(opener)
        ours.close()
        _child(order, plan, theirs, gate)
    theirs.close()
    with ours:
        listener = socket.recv_fds(ours, 1, 1)[1][0] if plan else None
    return process, listener, plan or Plan()


def _ended(child: tuple[int, int | None, Plan]) -> dict[str, Any]:
    process, listener, plan = child
    if listener is None:
        return {"status": os.waitpid(process, 0)[1], "calls": [], "failed": 0}
    try:
        watch = Watch(process, listener, plan, [])
        status = watch.until_the_end()
    finally:
        os.close(listener)
    return {"status": status, "calls": watch.seen, "failed": watch.failed}


def _child(order: dict[str, Any], plan: Plan | None, theirs: socket.socket, gate: int) -> None:
    said = os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (1, 2):
        os.dup2(said, stream)
    with theirs:
        if plan:
            listener = announce(plan.calls)
            socket.send_fds(theirs, [b"!"], [listener])
            os.close(listener)
    os.read(gate, 1)  # gives nothing, as soon as every child is there
    code = 1
    try:
        code = _run(order)
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _run(order: dict[str, Any]) -> int:
    from faxflow.cli.world import World

    began, start = time.monotonic(), datetime.fromisoformat(order["now"])

    def clock() -> datetime:
        return start + timedelta(seconds=time.monotonic() - began)

    world = World(order["environment"], clock, "tester", lambda: os.urandom(3).hex())
    module, _, name = str(order["program"]).partition(":")
    return int(getattr(importlib.import_module(module), name)(order["arguments"], world))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import_everything()
    gc.freeze()  # else every child's first collection would copy all of it
    serve()
