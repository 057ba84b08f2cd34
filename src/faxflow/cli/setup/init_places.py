"""Where a first set-up goes, and whose its files will be."""

import os
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters import accounts
from faxflow.adapters.setup_files import Owner
from faxflow.cli.setup.init_wish import Wish
from faxflow.cli.sudo import INSTALLED, check_own_path
from faxflow.cli.world import World
from faxflow.errors import BadUsage, ConfigurationProblem

SERVICE = "faxflow"
"""The account that runs faxflow where root installs it."""

_DATA = Path("/var/lib/faxflow")
_OPEN, _PRIVATE = 0o640, 0o600


@dataclass(frozen=True, slots=True)
class Places:
    """`account` runs faxflow; `config_owner` has the configuration and `data_owner` what faxflow
    writes, both None where all is this account's own. Paths are absolute."""

    folder: Path
    data: Path
    drop: Path
    account: str
    config_owner: Owner | None = None
    data_owner: Owner | None = None

    @property
    def config(self) -> Path:
        return self.folder / "faxflow.toml"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets"

    @property
    def file_mode(self) -> int:
        """Of the configuration's files: the account's group may read them."""
        return _OPEN if self.config_owner else _PRIVATE

    @property
    def folder_mode(self) -> int:
        return 0o750 if self.config_owner else 0o700

    def written(self, path: Path) -> str:
        """A path as faxflow.toml has it: relative where it lies below."""
        inside = path.is_relative_to(self.folder)
        return str(path.relative_to(self.folder)) if inside else str(path)


def places_for(wish: Wish, world: World) -> Places:
    """By what was asked, else by who asks.

    Raises BadUsage for a place or an owner that this account cannot give, ConfigurationProblem
    where the machine has no such account.
    """
    is_root = world.actor == accounts.account_of(0)
    folder = _folder(wish, world, is_root=is_root)
    installed = folder == Path(os.path.realpath(world.installed))
    account = wish.owner or (SERVICE if is_root and installed else world.actor)
    system = installed and world.installed == INSTALLED
    data = _absolute(wish.data) if wish.data else _DATA if system else folder / "data"
    drop = _absolute(wish.drop) if wish.drop else (data if system else folder) / "drop"
    if account == world.actor:
        return Places(folder, data, drop, account)
    if not is_root:
        what = f"Only root can give files to {account}, and this is {world.actor}."
        raise BadUsage(what=what, todo="Leave --owner out, or run it as root.")
    uid, gid = _numbers(account, data)
    return Places(folder, data, drop, account, Owner(0, gid), Owner(uid, gid))


def _folder(wish: Wish, world: World, *, is_root: bool) -> Path:
    installed = Path(os.path.realpath(world.installed))
    lent = world.sudo is not None and world.sudo.lends
    if wish.folder is None:
        return installed if is_root or lent else Path(os.path.realpath(Path.cwd()))
    folder = _absolute(Path(wish.folder))
    if folder != installed:
        check_own_path(world.sudo, folder)
    return folder


def _absolute(path: Path) -> Path:
    return Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111 - never raises


def _numbers(account: str, data: Path) -> tuple[int, int]:
    numbers = accounts.numbers_of(account)
    if numbers is None:
        raise ConfigurationProblem(
            where=f"account {account}",
            what="this machine has none of that name, and faxflow is to run as it",
            todo=f"Make it: `useradd --system --user-group --home-dir {data}"
            f" --shell /usr/sbin/nologin {account}`, then run this again; or only try faxflow out,"
            " in a folder of your own: `faxflow init FOLDER`. Nothing was written.",
        )
    return numbers
