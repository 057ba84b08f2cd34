"""The commands that a sentence tells, as this person can type them here."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from typer.core import TyperGroup

from faxflow.cli.own_command import called, config_option
from faxflow.cli.world import World

_CALL: Final = re.compile(r"\bfaxflow((?: [a-z][a-z-]*)+)")
_CONFIG: Final = "--config"


def as_typed(text: str, config: Path, world: World) -> str:
    """The text with each command by the name that the program was called by, and for the same
    configuration; words that are no command stay as they are."""
    if not _CALL.search(text):
        return text
    from faxflow.cli.app import commands_for

    tool, program = commands_for(), called(world)
    option = config_option(config.absolute(), world)  # whoever reads it may be elsewhere

    def spelled(found: re.Match[str]) -> str:
        words = found[1].split()
        command, length = _command(tool, words)
        if command is None:
            return found[0]
        given = option if any(_CONFIG in one.opts for one in command.params) else ""
        rest = "".join(f" {one}" for one in words[length:])
        return f"{program} {' '.join(words[:length])}{given}{rest}"

    return _CALL.sub(spelled, text)


def _command(tool: TyperGroup, words: Sequence[str]) -> tuple[Any, int]:
    """The command that the first words call, and how many they are; None where they call none."""
    inner: Any = tool
    for number, word in enumerate(words):
        if not isinstance(inner, TyperGroup):
            return inner, number
        if (inner := inner.commands.get(word)) is None:
            break
    return (inner, len(words)) if inner and not isinstance(inner, TyperGroup) else (None, 0)
