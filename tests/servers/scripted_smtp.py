"""An SMTP server that follows a script, one for each connection, and counts what it took."""

import re
import socket
import struct
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import BinaryIO, Self

_POLITE = {
    "greeting": b"220 scripted ready\r\n",
    "EHLO": b"250-scripted\r\n250 SIZE 99000000\r\n",
    "AUTH": b"235 welcome\r\n",
    "MAIL": b"250 ok\r\n",
    "RCPT": b"250 ok\r\n",
    "DATA": b"354 go on\r\n",
    "dot": b"250 taken\r\n",
    "RSET": b"250 ok\r\n",
    "QUIT": b"221 bye\r\n",
}
_DEFINITE = re.compile(rb"(?:\d{3}-[^\n]*\r\n)*(?:250|[45]\d\d)(?: [^\n]*)?\r\n")
_IN_LETTER = ("body", "letter")
PIPELINING = {"EHLO": b"250-scripted\r\n250 PIPELINING\r\n"}


class End(StrEnum):
    """How the server leaves after what it said; the last three need no words."""

    NOT = "goes on"
    CLOSE = "closes"
    RESET = "resets"
    HANG = "hangs"
    DRIP = "drips"


@dataclass(frozen=True, slots=True)
class Act:
    """What the server does at a stage: says something, and then goes on or leaves."""

    say: bytes = b""
    end: End = End.NOT


Script = Mapping[str, Act | bytes]


@dataclass
class ScriptedSmtp:
    """The last script serves all later connections; `accepted` counts dots not refused.

    `taken` names the attempts behind those dots, and `answered` all to whose dot a whole,
    definite reply was given; `refused_early` counts refusals in the middle of a letter, which
    reach a sender who is done with it as the answer to its dot.

    A stage is a command, `greeting`, `body` (its first line), `letter` (its last line) or
    `dot`; `MAIL#2` speaks of the second MAIL on a connection. `left` is set once the
    server has hung up on someone.
    """

    scripts: tuple[Script, ...]
    accepted: int = 0
    taken: list[str] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    refused_early: int = 0
    commands: list[list[str]] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        socket.create_connection(("127.0.0.1", self.port)).close()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            connection = self._listener.accept()[0]
            if self._stopped.is_set():
                connection.close()
                return
            self.commands.append([])
            script = self.scripts[min(len(self.commands), len(self.scripts)) - 1]
            talk = _Talk(self, connection, script, self.commands[-1])
            self._threads.append(threading.Thread(target=talk.run))
            self._threads[-1].start()

    def wait_stopped(self, seconds: float) -> bool:
        """Whether the test ended within `seconds`."""
        return self._stopped.wait(seconds)


class _Left(Exception):
    """The server has hung up."""


@dataclass
class _Talk:
    server: ScriptedSmtp
    connection: socket.socket
    script: Script
    commands: list[str]
    seen: Counter[str] = field(default_factory=Counter)
    blurted: bool = False

    def run(self) -> None:
        with self.connection:
            try:
                self._act("greeting")
                with self.connection.makefile("rb") as lines:
                    while line := lines.readline():
                        self._command(line, lines)
            except (_Left, OSError):
                pass
        self.server.left.set()

    def _command(self, line: bytes, lines: BinaryIO) -> None:
        verb = line.split()[0].decode("ascii", "replace").upper()
        self.commands.append(verb)
        said = self._act(verb)
        if verb == "DATA" and said.startswith(b"354"):
            self._body(lines)
        if verb == "QUIT":
            raise _Left

    def _body(self, lines: BinaryIO) -> None:
        self._act("body")
        attempt = ""
        for line in lines:
            if line.startswith(b"X-Faxflow-Attempt:"):
                attempt = line.split()[1].decode()
            if line.startswith(b"--") and line.rstrip().endswith(b"--"):
                self._act("letter")
            if line == b".\r\n":
                self.commands.append("dot")
                self._dot(attempt)
                return
        raise _Left

    def _dot(self, attempt: str) -> None:
        self.seen["dot"] += 1
        reply = self._act_of("dot")
        self.seen["dot"] -= 1
        if not reply.say.startswith((b"4", b"5")):
            self.server.accepted += 1
            self.server.taken.append(attempt)
        # What was said before the dot may come in as its answer, and the true one unread.
        if _DEFINITE.match(reply.say) and not self.blurted:
            self.server.answered.add(attempt)
        self._act("dot")

    def _act_of(self, stage: str) -> Act:
        usual = _POLITE.get(stage, b"")
        act = self.script.get(f"{stage}#{self.seen[stage]}", self.script.get(stage, usual))
        return Act(act) if isinstance(act, bytes) else act

    def _act(self, stage: str) -> bytes:
        self.seen[stage] += 1
        act = self._act_of(stage)
        self.blurted |= stage in _IN_LETTER and bool(act.say) and not _DEFINITE.match(act.say)
        self.server.refused_early += stage in _IN_LETTER and act.say.startswith((b"4", b"5"))
        self.connection.sendall(act.say)
        if act.end is End.RESET:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        if act.end is End.HANG:
            self.server.wait_stopped(30)
        if act.end is End.DRIP:
            self._drip()
        if act.end is not End.NOT:
            raise _Left
        return act.say

    def _drip(self) -> None:
        """A second of it: who counts the seconds from one byte to the next never tires."""
        for _ in range(50):
            if self.server.wait_stopped(0.02):
                return
            self.connection.sendall(b"2")
