"""Child programs in a process group of their own, which ends with us however we end."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE
from types import TracebackType
from typing import Self, TypedDict

from faxflow.adapters.stop_switch import StopSwitch
from faxflow.errors import PartMissing

_WATCH = "read -r parted || kill -KILL 0"
"""Waits for a line that never comes; the pipe's end means that its holder has died."""


class StartOptions(TypedDict, total=False):
    """What `subprocess.Popen` must be told to start a program inside a group."""

    process_group: int
    creationflags: int


@dataclass(frozen=True, slots=True)
class CompletedChild:
    """How a child ended; `exit_code` is None where it was killed for its time."""

    exit_code: int | None
    stdout: str
    stderr: str

    @property
    def timed_out(self) -> bool:
        """Whether it was killed because its time was over."""
        return self.exit_code is None


class ProcessGroup:
    """A process group led by a small shell that kills the group once we are gone.

    PR_SET_PDEATHSIG reaches direct children only, on Linux only, and fires when the
    starting *thread* ends; the end of a pipe tells of our death on every POSIX system,
    and a leader that stays keeps the group's number from being given away.
    """

    def __init__(self) -> None:
        self._leader: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            self._leader = subprocess.Popen(
                ["/bin/sh", "-c", _WATCH],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                process_group=0,
            )
        return self

    @property
    def number(self) -> int | None:
        """The group's number, or None where the system knows no such groups."""
        return self._leader.pid if self._leader else None

    def start_options(self) -> StartOptions:
        """The options that put a new child into this group."""
        if self.number is None:
            return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        return {"process_group": self.number}

    def kill(self) -> None:
        """Ends every process of the group at once."""
        if self._leader is not None and self._leader.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._leader.pid, signal.SIGKILL)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        if self._leader is not None and self._leader.stdin is not None:
            self._leader.stdin.close()
            self._leader.wait()


def run_child(
    command: Sequence[str],
    *,
    timeout_seconds: float,
    environment: Mapping[str, str] | None = None,
    switch: StopSwitch | None = None,
    kept: bool = True,
) -> CompletedChild:
    """How the program ended; nothing that it started outlives this call.

    Its output is not `kept` where nobody reads it: one that never stops talking would fill our
    memory. Raises PartMissing, and Stopped where another thread throws the switch.
    """
    switch = switch or StopSwitch()
    with ProcessGroup() as group:
        start = partial(_start, command, environment, group, PIPE if kept else DEVNULL)
        with switch.watched(start, partial(_end, group)) as process, process:
            try:
                return _outcome(process, timeout_seconds)
            finally:
                # After Ctrl-C too, or it would write on into folders that are being removed.
                _end(group, process)
                process.communicate()


def _outcome(process: subprocess.Popen[bytes], timeout_seconds: float) -> CompletedChild:
    """How it ended by itself, or that its time was over."""
    try:
        out, err = process.communicate(timeout=timeout_seconds)
    except subprocess.TimeoutExpired as late:
        return CompletedChild(None, _text(late.stdout or b""), _text(late.stderr or b""))
    return CompletedChild(process.returncode, _text(out or b""), _text(err or b""))


def _end(group: ProcessGroup, process: subprocess.Popen[bytes]) -> None:
    """Ends the group; on a system without groups, the program alone."""
    group.kill()
    process.kill()


def _start(
    command: Sequence[str], environment: Mapping[str, str] | None, group: ProcessGroup, output: int
) -> subprocess.Popen[bytes]:
    """The program, started with no input; its output goes to `output`."""
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            **group.start_options(),
        )
    except OSError as error:
        program = Path(command[0]).name
        raise PartMissing(part=program, todo=f"Install {program} and run this again.") from error


def _text(output: bytes) -> str:
    return output.decode("utf-8", errors="replace")
