"""The system calls of a process and its threads, each announced to another process before it runs.

Linux can hand them over one by one (seccomp's user notification): the one that is told may
let a call go on, let it fail, or kill the process where it stands.
"""

import ctypes
import fcntl
import os
import platform
import struct
from dataclasses import dataclass

_NUMBERS: dict[str, dict[str, int]] = {
    "x86_64": {
        "write": 1, "pwrite64": 18, "pread64": 17, "writev": 20, "fsync": 74, "fdatasync": 75,
        "ftruncate": 77, "fallocate": 285, "sendto": 44, "recvfrom": 45, "connect": 42,
        "openat": 257, "rename": 82, "renameat": 264, "renameat2": 316, "unlink": 87,
        "unlinkat": 263, "mkdir": 83, "mkdirat": 258,
    },
    "aarch64": {
        "write": 64, "pwrite64": 68, "pread64": 67, "writev": 66, "fsync": 82, "fdatasync": 83,
        "ftruncate": 46, "fallocate": 47, "sendto": 206, "recvfrom": 207, "connect": 203,
        "openat": 56, "renameat": 38, "renameat2": 276, "unlinkat": 35, "mkdirat": 34,
    },
}  # fmt: skip

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
"""Flags of an open that can change a file; all other opens go unannounced."""

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_FILTER, _NEW_LISTENER, _NO_NEW_PRIVILEGES = 1, 8, 38
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _ANNOUNCE = 0x7FFF0000, 0x7FC00000
_THIRD_ARGUMENT = 32
"""Its offset in the kernel's `struct seccomp_data`."""

_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101
_NOTICE, _REPLY = struct.Struct("QIIiIQ6Q"), struct.Struct("QqiI")
_GO_ON = 1


@dataclass(frozen=True, slots=True)
class Call:
    """One call that waits for leave: `task` is the thread's id, `arguments` as in registers."""

    id: int
    task: int
    name: str
    arguments: tuple[int, ...]


def can_announce() -> bool:
    """Whether this kernel and this container let calls be announced (Linux 5.5, seccomp)."""
    if platform.machine() not in _NUMBERS:
        return False
    child = os.fork()
    if child == 0:
        try:
            announce(frozenset({"fsync"}))
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def announce(names: frozenset[str]) -> int:
    """From now on this process must ask before calls of these names; whom it asks is the fd.

    Raises OSError where the kernel cannot do so.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    code = _program(names)
    program = _Program(len(code) // 8, code)
    number = _SECCOMP[platform.machine()]
    found = libc.syscall(number, _FILTER, _NEW_LISTENER, ctypes.byref(program))
    if found < 0:
        raise OSError(ctypes.get_errno(), "the kernel announces no system calls")
    return int(found)


def next_call(listener: int) -> Call | None:
    """The call that waits; None where its thread is gone."""
    notice = bytearray(_NOTICE.size)
    try:
        fcntl.ioctl(listener, _RECEIVE, notice)
    except FileNotFoundError:
        return None
    identity, task, _, number, _, _, *arguments = _NOTICE.unpack(notice)
    return Call(identity, task, _name(number), tuple(arguments))


def let_go_on(listener: int, call: Call) -> None:
    """The call runs as if nobody had looked."""
    _answer(listener, _REPLY.pack(call.id, 0, 0, _GO_ON))


def let_fail(listener: int, call: Call, error: int) -> None:
    """The call does nothing and gives this errno."""
    _answer(listener, _REPLY.pack(call.id, 0, -error, 0))


def _answer(listener: int, reply: bytes) -> None:
    try:
        fcntl.ioctl(listener, _ANSWER, bytearray(reply))
    except FileNotFoundError:
        return  # its thread was killed meanwhile


def _name(number: int) -> str:
    known = _NUMBERS[platform.machine()]
    return next(name for name, one in known.items() if one == number)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def _program(names: frozenset[str]) -> bytes:
    """Announces these calls and allows all others; of opens, those alone that may write."""
    known = _NUMBERS[platform.machine()]
    plain = [number for name, number in known.items() if name in names - {"openat"}]
    opening = known["openat"] if "openat" in names else 0xFFFFFFFF
    # Behind the tests stand: allow, announce, load the flags, test them, allow, announce.
    tests = [*plain, opening]
    code = _step(_LOAD, 0)
    for place, number in enumerate(tests):
        rest = len(tests) - place - 1
        code += _step(_EQUAL, number, yes=rest + (2 if number == opening else 1))
    code += _step(_RETURN, _ALLOW) + _step(_RETURN, _ANNOUNCE)
    code += _step(_LOAD, _THIRD_ARGUMENT) + _step(_ANY_BIT, WRITING, yes=1)
    return code + _step(_RETURN, _ALLOW) + _step(_RETURN, _ANNOUNCE)


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)
