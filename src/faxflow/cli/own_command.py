"""faxflow as this person calls it here, so that a command which it tells can be copied."""

import os
import shlex
from pathlib import Path

from faxflow.cli.session import config_path
from faxflow.cli.world import World


def called(world: World) -> str:
    """The program by the name that it was called by, for a shell."""
    return shlex.quote(world.environment.get("FAXFLOW_COMMAND", "faxflow"))


def config_option(config: Path, world: World) -> str:
    """` -c …`, where that configuration would not be found without; else empty."""
    if world.sudo and world.sudo.lends:
        return ""  # it takes none
    found = os.path.realpath(config_path(None, world))
    return "" if found == os.path.realpath(config) else f" -c {shlex.quote(str(config))}"
