"""A rehearsal's folder, and what it sees of this machine's environment."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from faxflow.cli.world import World
from faxflow.errors import BadUsage


def new_folder(keep: Path | None, prefix: str) -> Path:
    """The folder that was asked for, else one in the temporary folder; new, 0700.

    Raises BadUsage.
    """
    try:
        return _named(keep) if keep else Path(tempfile.mkdtemp(prefix=prefix))
    except OSError as error:
        named = keep or "The temporary folder"
        what = f"{named} cannot be used: {error.strerror}."
        raise BadUsage(what=what, todo="Name a new folder with --keep.") from error


def _named(keep: Path) -> Path:
    keep.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(keep.iterdir()):
        raise BadUsage(what=f"{keep} is not empty.", todo="Name a new folder.")
    return keep.resolve()


def own_environment(world: World, secrets: Iterable[str], password: str) -> dict[str, str]:
    """This machine's environment without faxflow's own settings: a rehearsal brings its own.

    `secrets` are the names that its servers' password goes by.
    """
    kept = {k: v for k, v in world.environment.items() if not k.startswith("FAXFLOW_")}
    return {**kept, **dict.fromkeys(secrets, password)}


def visitors_command(world: World) -> str:
    """How the visitor calls faxflow."""
    return world.environment.get("FAXFLOW_COMMAND", "faxflow")
