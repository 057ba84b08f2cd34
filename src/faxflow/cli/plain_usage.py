"""Says what is wrong with an option in plain words, without those of the library that checks it."""

from typing import Any

import typer
from typer.core import TyperGroup

from faxflow.domain.plain_words import plain


class PlainUsage(TyperGroup):
    """All commands; a wrong option is told as a person would tell it."""

    def invoke(self, ctx: Any) -> Any:
        """What the command gives."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = plain(error.message)
            raise
