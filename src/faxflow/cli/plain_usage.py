"""Says what is wrong with an option in plain words, without those of the library that checks it."""

from typing import Any

import typer
from typer.core import TyperGroup

_WORDS = {
    "Value error, ": "",
    "Input should be a valid integer, unable to parse string as an integer": "it is no number.",
    "Input should be": "it should be",
}


class PlainUsage(TyperGroup):
    """All commands; a wrong option is told as a person would tell it."""

    def invoke(self, ctx: Any) -> Any:
        """What the command gives."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = plain(error.message)
            raise


def plain(message: str) -> str:
    """The same in plain words."""
    for theirs, ours in _WORDS.items():
        message = message.replace(theirs, ours)
    return message
