"""The tests' side of the fork server: orders runs and hears how they ended."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from proof.watched_run import Plan

FAXFLOW = "faxflow.cli.main:main"
_TESTS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Order:
    """One command, whose clock shows `now` when it begins.

    With a plan its system calls are watched; `program` is what takes arguments and a world.
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    said: Path
    now: datetime
    plan: Plan | None = None
    program: str = FAXFLOW

    def written(self) -> dict[str, object]:
        """As it goes over the pipe."""
        return {
            "arguments": self.arguments,
            "environment": dict(self.environment),
            "said": str(self.said),
            "plan": asdict(self.plan) if self.plan else None,
            "now": self.now.isoformat(),
            "program": self.program,
        }


@dataclass(frozen=True, slots=True)
class Ended:
    """`code` is negative for the signal that ended it; `calls` are those counted by the plan."""

    code: int
    calls: tuple[str, ...]
    failed: int
    said: str


@dataclass
class ForkServer:
    """One child process that has everything imported."""

    _process: "subprocess.Popen[str]" = field(init=False)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_TESTS / "proof" / "fork_server.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{_TESTS}:{_TESTS.parent / 'src'}"},
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def run(self, order: Order) -> Ended:
        """How this run ended."""
        return self.at_once([order])[0]

    def at_once(self, orders: Sequence[Order]) -> list[Ended]:
        """How these runs ended, which all began at one moment; only the first may have a plan."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([one.written() for one in orders]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the fork server is gone; it said why on standard error"
        answers = json.loads(answer)
        return [_ended(one, answer) for one, answer in zip(orders, answers, strict=True)]


def _ended(order: Order, answer: Mapping[str, object]) -> Ended:
    calls = answer["calls"]
    assert isinstance(calls, list)
    return Ended(
        os.waitstatus_to_exitcode(int(str(answer["status"]))),
        tuple(calls),
        int(str(answer["failed"])),
        order.said.read_text(errors="replace"),
    )
