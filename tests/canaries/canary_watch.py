"""Sees what a run lets others see: its children's arguments and environment, and what it writes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_LOOK_EVERY_SECONDS = 0.05
_MOST_READ = 4_000_000


@dataclass
class Seen:
    """`children` are arguments and environments as one piece; `written` every file that this
    process has opened to write, or renamed to; `temporary` what lay below the folder for temporary
    files at any moment, with its content."""

    children: list[bytes] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    temporary: dict[str, bytes] = field(default_factory=dict)


@contextmanager
def watched(temporary: Path) -> Iterator[Seen]:
    """While the block runs, looks at this process, its children and that folder."""
    seen, over = Seen(), threading.Event()
    _HOOK.begin(seen)
    looking = threading.Thread(target=_look_until, args=(seen, temporary, over), daemon=True)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()
        _HOOK.end()


def sleep_until(come: Callable[[], bool], *, seconds: float = 2.0) -> None:
    """Waits until it has come, or for so long; whoever looks meanwhile has time to look."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not come():
        threading.Event().wait(_LOOK_EVERY_SECONDS)


class _Hook:
    """One for the whole interpreter: an audit hook cannot be taken off again (PEP 578)."""

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._is_on = False

    def begin(self, seen: Seen) -> None:
        self._seen = seen
        if not self._is_on:
            sys.addaudithook(self._heard)
            self._is_on = True

    def end(self) -> None:
        self._seen = None

    def _heard(self, event: str, told: tuple[object, ...]) -> None:
        if self._seen is None:
            return
        if event == "subprocess.Popen":
            _, arguments, _, environment = told
            # None: the child has ours, which is looked at beside it.
            given = environment if environment is not None else dict(os.environ)
            self._seen.children.append(f"{arguments} {given}".encode(errors="surrogateescape"))
        elif event == "open" and _writes(told):
            self._seen.written.add(_text(told[0]))
        elif event in {"os.rename", "os.link", "os.symlink", "os.mkdir"}:
            self._seen.written.update(_text(one) for one in told[:2] if not isinstance(one, int))


_HOOK = _Hook()


def _writes(told: tuple[object, ...]) -> bool:
    path, mode, flags = told
    if isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _text(path: object) -> str:
    return os.fsdecode(path) if isinstance(path, bytes | os.PathLike) else str(path)


def _look_until(seen: Seen, temporary: Path, over: threading.Event) -> None:
    known: set[int] = set()
    while not over.wait(_LOOK_EVERY_SECONDS):
        _look_at_children(seen, known)
        _look_below(seen, temporary)


def _look_at_children(seen: Seen, known: set[int]) -> None:
    for child in _descendants(os.getpid()):
        told = _told_of(child)
        if child not in known or told not in seen.children:
            known.add(child)
            seen.children.append(told)


def _told_of(process: int) -> bytes:
    content = b""
    for what in ("cmdline", "environ"):
        with suppress(OSError):
            content += Path(f"/proc/{process}/{what}").read_bytes()
    return content


def _descendants(process: int) -> list[int]:
    """By the table of processes: each knows its parent alone."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            stat = (entry / "stat").read_text()
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found, ahead = list[int](), [process]
    while ahead:
        children = parents.get(ahead.pop(), [])
        found += children
        ahead += children
    return found


def _look_below(seen: Seen, folder: Path) -> None:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            before = seen.temporary.get(str(path), b"")
            with suppress(OSError):
                is_file = path.is_file()
                if not is_file or path.stat().st_size != len(before):
                    content = path.read_bytes()[:_MOST_READ] if is_file else b""
                    seen.temporary[str(path)] = max(before, content, key=len)
