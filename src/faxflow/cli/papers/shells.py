"""Completion in shells: the shell asks faxflow itself, so it never knows an old command."""

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum

ASKED = "_FAXFLOW_COMPLETE"
"""Set in the environment by a shell that asks what may come next."""


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script(shell: Shell) -> str:
    """What the shell is to run at its start."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="faxflow", complete_var=ASKED, shell=shell)


def words_before(environment: Mapping[str, str] = os.environ) -> Sequence[str]:
    """The whole words that stand on the line before what is to be completed, without `faxflow`."""
    line = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or ""
    return line.split()[1:]
