"""One switch that ends the child programs of other threads, and lets no more start."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from threading import Lock

Child = Popen[bytes]


class Stopped(RuntimeError):
    """The switch was thrown: a child was ended before its time, or never started."""


class StopSwitch:
    """Watches over children from their start to their end."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stopped = False
        self._running: dict[Child, Callable[[Child], None]] = {}

    def stop(self) -> None:
        """Ends every child that is being watched; for good."""
        with self._lock:
            self._stopped = True
            for child, end in self._running.items():
                end(child)

    @contextmanager
    def watched(self, start: Callable[[], Child], end: Callable[[Child], None]) -> Iterator[Child]:
        """The child that `start` gives. Raises Stopped on entry, or on leaving, once thrown."""
        # Started under the lock, or a stop in between would miss it.
        with self._lock:
            self._refuse_if_stopped()
            child = start()
            self._running[child] = end
        try:
            yield child
        finally:
            with self._lock:
                del self._running[child]
        self._refuse_if_stopped()

    def _refuse_if_stopped(self) -> None:
        if self._stopped:
            raise Stopped
