"""Runs some work in a child whose every call on the files of a folder is written down.

SQLite's own: the child is stopped by the kernel before each call, so nothing is left out.
The shared memory beside a store is: nobody reads it after a crash.
"""

import os
import select
import socket
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from power_loss.disk_log import Entry, Mark, Resize, Step, Sync, SyncFolder, Write
from proof.system_calls import Call, announce, let_go_on, next_call

Acknowledge = Callable[[], None]
Work = Callable[[Path, Acknowledge], None]

_CALLS = frozenset({
    "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fallocate", "openat",
    "rename", "renameat", "renameat2", "unlink", "unlinkat",
})  # fmt: skip
_LONGEST_PATH = 4096
_SHARED_MEMORY = "-shm"
_MARKS = ".marks"


class NotFollowed(Exception):
    """The program changed its files in a way that the recording does not know."""


@dataclass(slots=True)
class Recorder:
    """What is known of a folder while its log grows; it is empty when the recording begins."""

    folder: Path
    log: list[Step] = field(default_factory=list)
    _names: dict[str, int] = field(default_factory=dict)
    _files: int = 0

    def note(self, call: Call) -> None:
        """Writes down what a call is about to do. Raises NotFollowed."""
        if call.name == "openat":
            self._opened(call)
        elif call.name in {"unlink", "unlinkat"}:
            self._removed(call)
        elif call.name.startswith("rename"):
            self._check_is_elsewhere(call)
        else:
            self._done_to(call, _descriptor(call))

    def _opened(self, call: Call) -> None:
        name, flags = self._name(_path(call, 1)), call.arguments[2]
        if name is None:
            return
        if flags & os.O_CREAT and name not in self._names:
            self._files += 1
            self._names[name] = self._files
            self.log.append(Entry(name, self._files))
        elif flags & os.O_TRUNC:
            self.log.append(Resize(self._names[name], 0))

    def _removed(self, call: Call) -> None:
        name = self._name(_path(call, 0 if call.name == "unlink" else 1))
        if name is not None and self._names.pop(name, None) is not None:
            self.log.append(Entry(name, None))

    def _check_is_elsewhere(self, call: Call) -> None:
        if self._name(_path(call, 0 if call.name == "rename" else 1)) is not None:
            raise NotFollowed(call.name)

    def _done_to(self, call: Call, path: str) -> None:
        if path == f"{self.folder}{_MARKS}":
            self.log.append(Mark())
        elif path == str(self.folder):
            self.log.append(SyncFolder())
        elif (name := self._name(path)) is not None:
            self.log.append(_step(call, self._names[name]))

    def _name(self, path: str) -> str | None:
        """The name in the folder; None for what is not in it, or is of no matter."""
        parent, _, name = path.rpartition("/")
        inside = parent == str(self.folder) and not name.endswith(_SHARED_MEMORY)
        return name if inside else None


def record(folder: Path, work: Work) -> list[Step]:
    """The log of `work` in a new folder. Raises NotFollowed, or AssertionError where it fails."""
    folder.mkdir()
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        ours.close()
        _child(theirs, folder, work)
    theirs.close()
    recorder = Recorder(folder)
    with ours:
        listener = socket.recv_fds(ours, 1, 1)[1][0]
        ours.send(b"!")
        try:
            _follow(listener, recorder)
        finally:
            os.close(listener)
            status = os.waitpid(process, 0)[1]
    assert status == 0, "the recorded work failed; it said why on standard error"
    return recorder.log


def _follow(listener: int, recorder: Recorder) -> None:
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    while poll.poll()[0][1] & select.POLLIN:
        if (call := next_call(listener)) is not None:
            recorder.note(call)
            let_go_on(listener, call)


def _child(parent: socket.socket, folder: Path, work: Work) -> None:
    """Ends the process."""
    code = 1
    try:
        marks = os.open(f"{folder}{_MARKS}", os.O_CREAT | os.O_WRONLY, 0o600)
        listener = announce(_CALLS)
        socket.send_fds(parent, [b"!"], [listener])
        os.close(listener)
        parent.recv(1)
        work(folder, lambda: _told(marks))
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def _told(marks: int) -> None:
    os.write(marks, b".")


def _step(call: Call, file: int) -> Step:
    """What a call on an open file does."""
    if call.name == "pwrite64":
        return Write(file, call.arguments[3], _memory(call, 1, call.arguments[2]))
    if call.name == "write":
        return Write(file, _position(call), _memory(call, 1, call.arguments[2]))
    if call.name == "ftruncate":
        return Resize(file, call.arguments[1])
    if call.name in {"fsync", "fdatasync"}:
        return Sync(file)
    raise NotFollowed(call.name)


def _descriptor(call: Call) -> str:
    try:
        return str(Path(f"/proc/{call.task}/fd/{call.arguments[0]}").readlink())
    except OSError:
        return ""


def _position(call: Call) -> int:
    told = Path(f"/proc/{call.task}/fdinfo/{call.arguments[0]}").read_text()
    return int(told.split("\n", 1)[0].removeprefix("pos:"))


def _path(call: Call, argument: int) -> str:
    return _memory(call, argument, _LONGEST_PATH).partition(b"\0")[0].decode()


def _memory(call: Call, argument: int, length: int) -> bytes:
    """What lies where an argument points to; less where the memory ends before."""
    with Path(f"/proc/{call.task}/mem").open("rb", buffering=0) as memory:
        memory.seek(call.arguments[argument])
        return memory.read(length)
