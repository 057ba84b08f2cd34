"""Word, kept open for a batch of letters: time limits, a fresh one after trouble, and its end."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from faxflow.adapters.letters.word_program import child
from faxflow.adapters.letters.word_program.processes import end_processes, word_processes
from faxflow.errors import WordBusy, WordSilent

_PASSED_ON: Final = (
    *("PATH", "PATHEXT", "HOME", "USER", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR"),
    *("COMSPEC", "USERNAME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"),
    *("PROGRAMFILES", "HOMEDRIVE", "HOMEPATH", "PYTHONPATH"),
)
"""What the process may see of our environment; our secrets are not in it."""


class WordFailed(RuntimeError):
    """Word did not convert a document; its own words may quote the document, so they stay out."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one letter, for Word to start or close, and failures in a row that end a run."""

    letter_seconds: float = 60.0
    start_seconds: float = 120.0
    close_seconds: float = 30.0
    failures_in_a_row: int = 3


@dataclass(frozen=True, slots=True)
class Processes:
    """How Word's processes are found and ended."""

    running: Callable[[], frozenset[int]] = word_processes
    end: Callable[[Iterable[int]], None] = end_processes


@contextmanager
def word_session(
    limits: Limits = Limits(),
    processes: Processes = Processes(),
) -> Iterator["WordSession"]:
    """Word for one batch, gone at its end. Raises WordBusy where somebody has it open."""
    if processes.running():
        # docx2pdf prints whatever document is in front, which may then be theirs.
        raise WordBusy
    session = WordSession(limits, processes)
    try:
        yield session
    finally:
        session.close()


class WordSession:
    """Starts Word for the first letter, and again for the next one after a failure."""

    def __init__(self, limits: Limits, processes: Processes) -> None:
        self._limits = limits
        self._processes = processes
        self._helper: _Helper | None = None
        self._failures = 0

    def __call__(self, document: Path, pdf: Path) -> None:
        """Prints the document to `pdf`. Raises WordFailed.

        Raises WordSilent for the letter after so many failures in a row, before it is tried.
        """
        if self._failures >= self._limits.failures_in_a_row:
            raise WordSilent(letters=self._failures)
        limit = self._limits.letter_seconds
        if self._helper is None:
            self._helper, limit = _Helper(), limit + self._limits.start_seconds
        answer = self._helper.ask(document, pdf, limit)
        if answer == child.DONE and pdf.is_file() and pdf.stat().st_size:
            self._failures = 0
            return
        self._failures += 1
        if answer is None:
            self._abandon()
        raise WordFailed

    def close(self) -> None:
        """Closes Word; one that will not is ended."""
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.close(self._limits.close_seconds)
            self._processes.end(self._processes.running())

    def _abandon(self) -> None:
        """Ends a Word that hangs, and the process that waits for it."""
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.end()
        self._processes.end(self._processes.running())


class _Helper:
    """The process that talks to Word."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", child.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=[self._process.stdout], daemon=True).start()

    def ask(self, document: Path, pdf: Path, seconds: float) -> str | None:
        """Its answer; None where none came in time, or it is gone."""
        try:
            self._say(json.dumps([str(document), str(pdf)]))
            return self._answers.get(timeout=seconds)
        except (OSError, queue.Empty):
            return None

    def close(self, seconds: float) -> None:
        """Lets it close Word and end; it is ended where it does not."""
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.end()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()

    def _say(self, line: str) -> None:
        if self._process.stdin:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def _listen(self, answers: IO[str]) -> None:
        with answers:
            for line in answers:
                self._answers.put(line.strip())
        self._answers.put(None)
