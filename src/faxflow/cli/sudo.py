"""Who asks by sudo, and what of theirs a command with the service's rights takes over: nothing.

docs/roles.md says what must stand in sudoers.
"""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters import accounts
from faxflow.errors import BadUsage

INSTALLED = Path("/etc/faxflow")
"""Where the configuration lies that a command under sudo goes by, and its environment."""

_ENVIRONMENT = "faxflow.env"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ROOT = 0

# How the answer looks, who asks, and how they called the program.
_HARMLESS = (
    *("TERM", "LANG", "LC_ALL", "LC_CTYPE", "COLUMNS", "NO_COLOR", "SUDO_UID", "SUDO_USER"),
    "FAXFLOW_COMMAND",
)


@dataclass(frozen=True, slots=True)
class Sudo:
    """`account` asked, and their own folder is `home`, None where they have none.

    `runs_as` is the account whose rights the command has. `lends` is False where root asked,
    which gets no right that it had not.
    """

    account: str
    home: Path | None
    runs_as: str
    lends: bool = True


def sudo_of(environment: Mapping[str, str], own_uid: int) -> Sudo | None:
    """Who asks by sudo; None where nobody does, or to be who they are. Raises BadUsage."""
    text = environment.get("SUDO_UID", "")
    if not text or text == str(own_uid):
        return None
    if not text.isdecimal():
        raise BadUsage(
            what="SUDO_UID is no account's number, so nobody knows who asks.",
            todo="Run faxflow by sudo itself; docs/roles.md has the lines for sudoers.",
        )
    uid, name = int(text), environment.get("SUDO_USER", "")
    account = name if accounts.is_account(name, uid) else accounts.account_of(uid)
    return Sudo(account, accounts.home_of(uid), accounts.account_of(own_uid), uid != _ROOT)


def installed_environment(inherited: Mapping[str, str], installed: Path) -> dict[str, str]:
    """What a command under sudo sees in the place of the environment that it inherits."""
    harmless = {name: inherited[name] for name in _HARMLESS if name in inherited}
    return {"PATH": _PATH, **harmless, **_written(installed / _ENVIRONMENT)}


def check_own_path(sudo: Sudo | None, path: Path) -> None:
    """Raises BadUsage where sudo lends rights, and this lies outside the asker's own folder."""
    if not (sudo and sudo.lends):
        return
    # Links are followed first: one in their folder may lead anywhere.
    place = Path(os.path.realpath(path))
    if sudo.home is None or not place.is_relative_to(sudo.home):
        raise BadUsage(
            what=f"{path} lies outside the folder of {sudo.account}, and by sudo this command has"
            f" the rights of {sudo.runs_as}: with them it neither reads nor writes there.",
            todo="Name a file in your own folder; docs/roles.md says why.",
        )


def installed_config(sudo: Sudo, given: Path | None, installed: Path) -> Path:
    """The configuration that counts where sudo lends rights. Raises BadUsage."""
    why = f"by sudo this command has the rights of {sudo.runs_as}"
    if given:
        raise BadUsage(
            what=f"--config is not taken: {why}, and would read any file with them.",
            todo=f"Leave it out: {installed} counts. Root itself may name another.",
        )
    if not installed.exists():
        raise BadUsage(
            what=f"{installed} is not there, and {why}, which goes by no other.",
            todo="Install it there, or run faxflow without sudo.",
        )
    return installed


def _written(path: Path) -> dict[str, str]:
    """The NAME=value lines of a file, as a shell reads them; none where there is no file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines if not line.lstrip().startswith("#"))
    return {name.strip(): _unquoted(value) for name, sign, value in pairs if sign}


def _unquoted(value: str) -> str:
    try:
        return " ".join(shlex.split(value, comments=True))
    except ValueError:
        return value
