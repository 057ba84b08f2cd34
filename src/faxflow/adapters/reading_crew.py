"""Reads big piles of mails in processes of their own; a small one is read at once."""

import multiprocessing
import os
import queue
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection

from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_reading import ReadingSettings, read_mail

_PILE = 100
"""Mails in one batch from which on a process is worth its start."""

_MOST_WORKERS = 4


class ReadingCrew:
    """A crew of readers, started with the first big pile. Each ends by itself when we are gone."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        self._free: queue.SimpleQueue[Connection] = queue.SimpleQueue()
        self._errands: ThreadPoolExecutor | None = None
        self._workers = max(1, min(_MOST_WORKERS, os.cpu_count() or 1))

    def begin(self, raws: Sequence[bytes]) -> Callable[[], Sequence[Reading]]:
        """Begins to read; calling what it gives waits for the readings, in the mails' order."""
        if len(raws) < _PILE and self._errands is None:
            return lambda: [read_mail(raw, self._settings) for raw in raws]
        errands = self._errands or self._start()
        share = -(-len(raws) // self._workers)
        parts = [raws[start : start + share] for start in range(0, len(raws), share)]
        return partial(_gathered, [errands.submit(self._ask, part) for part in parts])

    def close(self) -> None:
        """Sends the crew home."""
        if self._errands is None:
            return
        self._errands.shutdown(cancel_futures=True)
        self._errands = None
        while not self._free.empty():
            self._free.get().close()

    def _start(self) -> ThreadPoolExecutor:
        # Spawned, not forked: nothing of our store or our connections may live on in a reader.
        context = multiprocessing.get_context("spawn")
        for _ in range(self._workers):
            ours, theirs = context.Pipe()
            context.Process(target=_read_for, args=(theirs, self._settings), daemon=True).start()
            theirs.close()
            self._free.put(ours)
        self._errands = ThreadPoolExecutor(self._workers)
        return self._errands

    def _ask(self, raws: Sequence[bytes]) -> list[Reading]:
        reader = self._free.get()
        try:
            reader.send(raws)
            answer: list[Reading] = reader.recv()
        except (EOFError, OSError):  # this reader is gone: whoever asks reads for it
            answer = [read_mail(raw, self._settings) for raw in raws]
        finally:
            self._free.put(reader)
        return answer


def _gathered(parts: Sequence[Future[list[Reading]]]) -> list[Reading]:
    return [reading for part in parts for reading in part.result()]


def _read_for(asker: Connection, settings: ReadingSettings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks
    while True:
        try:
            raws: Sequence[bytes] = asker.recv()
        except EOFError:
            return
        asker.send([read_mail(raw, settings) for raw in raws])
