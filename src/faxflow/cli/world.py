"""All that a run reads of the machine it is on: clock, account, environment, randomness.

The demo and the tests pass a world of their own.
"""

import getpass
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from faxflow.domain.ids import RunId
from faxflow.domain.run import Clock, Run


@dataclass(frozen=True, slots=True)
class World:
    """`token` gives a few random hex digits, so that two runs of one second differ."""

    environment: Mapping[str, str]
    clock: Clock
    actor: str
    token: Callable[[], str]

    def new_run(self) -> Run:
        """A run that begins now: `20261122T110000Z-4f3a91`."""
        run_id = f"{self.clock():%Y%m%dT%H%M%SZ}-{self.token()}"
        return Run(RunId(run_id), self.actor, self.clock)


def this_machine() -> World:
    """The world as it is."""
    return World(os.environ, _now, _account(), lambda: secrets.token_hex(3))


def _now() -> datetime:
    return datetime.now(UTC)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such account, as in some containers
        return f"uid {os.getuid()}"
