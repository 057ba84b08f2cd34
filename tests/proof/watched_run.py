"""Watches a run's system calls, and kills it or makes calls fail as its plan says."""

import errno
import os
import select
import signal
from dataclasses import dataclass
from pathlib import Path

from proof.system_calls import Call, let_fail, let_go_on, next_call

_ON_FILES = frozenset({
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate",
    "openat", "rename", "renameat", "renameat2", "mkdir", "mkdirat",
})  # fmt: skip

VISIBLE = _ON_FILES | {"writev", "sendto", "recvfrom", "connect", "unlink", "unlinkat"}
"""Calls whose effect another process, a server or a later run can see."""

_BY_PATH = {"openat": 1, "mkdirat": 1, "renameat": 1, "renameat2": 1, "rename": 0, "mkdir": 0}
"""Which argument points to the path; all other calls on files have a descriptor first."""

_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens at call `at` (from 1): the run is killed, or `times` calls fail with `error`.

    0 lets all of them pass. What fails are calls on files below `folder` alone.
    """

    at: int = 0
    error: int = 0
    times: int = 1
    folder: str = ""

    @property
    def calls(self) -> frozenset[str]:
        """The names of the calls that are counted."""
        if not self.error:
            return VISIBLE
        return _ON_FILES | {"pread64"} if self.error == errno.EIO else _ON_FILES


@dataclass(slots=True)
class Watch:
    """Answers the calls of one run until it has ended; `seen` are the names of those counted."""

    process: int
    listener: int
    plan: Plan
    seen: list[str]
    failed: int = 0

    def until_the_end(self) -> int:
        """The run's wait status."""
        poll = select.poll()
        poll.register(self.listener, select.POLLIN)
        while True:
            _, event = poll.poll()[0]
            if not event & select.POLLIN:
                break
            call = next_call(self.listener)
            if call is not None and not self._answered(call):
                break
        return os.waitpid(self.process, 0)[1]

    def _answered(self, call: Call) -> bool:
        """False where this call is the last: its process is killed before it runs."""
        if self.plan.error and not self._concerns_files(call):
            let_go_on(self.listener, call)
            return True
        self.seen.append(call.name)
        if self.plan.error:
            self._maybe_fail(call)
            return True
        if len(self.seen) == self.plan.at:
            os.kill(self.process, signal.SIGKILL)
            return False
        let_go_on(self.listener, call)
        return True

    def _maybe_fail(self, call: Call) -> None:
        count = len(self.seen)
        if self.plan.at and self.plan.at <= count < self.plan.at + self.plan.times:
            self.failed += 1
            let_fail(self.listener, call, self.plan.error)
        else:
            let_go_on(self.listener, call)

    def _concerns_files(self, call: Call) -> bool:
        try:
            return self._path(call).startswith(self.plan.folder)
        except OSError:
            return False

    def _path(self, call: Call) -> str:
        if call.name not in _BY_PATH:
            return str(Path(f"/proc/{call.task}/fd/{call.arguments[0]}").readlink())
        with Path(f"/proc/{call.task}/mem").open("rb", buffering=0) as memory:
            memory.seek(call.arguments[_BY_PATH[call.name]])
            return memory.read(_LONGEST_PATH).partition(b"\0")[0].decode()
