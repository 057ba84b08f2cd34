"""All that a run reads of the machine it is on: clock, account, environment, randomness.

The demo and the tests pass a world of their own.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faxflow.adapters import accounts
from faxflow.cli.sudo import INSTALLED, Sudo, installed_environment, sudo_of
from faxflow.domain.ids import RunId
from faxflow.domain.run import Clock, Run


@dataclass(frozen=True, slots=True)
class World:
    """`actor` is the account that the process runs as. `token` gives a few random hex digits,
    so that two runs of one second differ. `sudo` is who asks by it, None: nobody; `installed`
    is the folder of the configuration that then counts."""

    environment: Mapping[str, str]
    clock: Clock
    actor: str
    token: Callable[[], str]
    sudo: Sudo | None = None
    installed: Path = INSTALLED

    def asks(self, store: Path) -> str:
        """The account of whoever gives the command.

        What sudo says counts only where it lends the rights of root, or of whoever keeps the
        store: anybody can say it of themselves.
        """
        trusted = {accounts.account_of(0), accounts.owner_of(store)}
        return self.sudo.account if self.sudo and self.actor in trusted else self.actor

    def new_run(self, actor: str | None = None) -> Run:
        """A run that begins now, by this account, else by the process's own.

        Its id is as `20261122T110000Z-4f3a91`.
        """
        run_id = f"{self.clock():%Y%m%dT%H%M%SZ}-{self.token()}"
        return Run(RunId(run_id), actor or self.actor, self.clock)


def this_machine() -> World:
    """The world as it is. Raises BadUsage where sudo does not say who asks."""
    sudo = sudo_of(os.environ, os.getuid()) if hasattr(os, "getuid") else None
    lent = sudo is not None and sudo.lends
    environment = installed_environment(os.environ, INSTALLED) if lent else os.environ
    return World(environment, _now, accounts.this_account(), lambda: secrets.token_hex(3), sudo)


def forget_environment(world: World) -> None:
    """Where sudo lends rights, libraries and children see no more than the world does."""
    if world.sudo and world.sudo.lends:
        os.environ.clear()
        os.environ.update(world.environment)


def _now() -> datetime:
    return datetime.now(UTC)
