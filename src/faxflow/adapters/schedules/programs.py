"""Runs crontab and systemctl, which answer at once or never."""

import subprocess
from collections.abc import Sequence
from typing import Final

from faxflow.adapters.child_process import CompletedChild, run_child
from faxflow.errors import PartMissing

_SECONDS: Final = 90.0


def told(command: Sequence[str]) -> CompletedChild:
    """How it ended, and what it said. Raises PartMissing."""
    return run_child(command, timeout_seconds=_SECONDS)


def with_input(command: Sequence[str], text: str) -> "subprocess.CompletedProcess[str]":
    """The same of a program that reads. Raises PartMissing."""
    try:
        return subprocess.run(
            command, input=text, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PartMissing(part=command[0], todo=f"See why {command[0]} does not answer.") from error
