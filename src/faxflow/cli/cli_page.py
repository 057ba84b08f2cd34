"""The page on the commands: each one's own help, as the tool prints it."""

from collections.abc import Iterator

import typer
from typer.core import TyperGroup

from faxflow.cli.app import commands_for

_COLUMNS = 78
"""Of the help, wherever the page is made."""

_HEAD = """\
# The commands

What `faxflow COMMAND --help` prints; made from the code, do not edit it by hand.
"""


def cli_page() -> str:
    """The whole page as Markdown."""
    command = commands_for()
    settings = {**command.context_settings, "terminal_width": _COLUMNS}
    context = typer.Context(command, info_name="faxflow", **settings)
    return "\n".join([_HEAD, *_sections(context)])


def _sections(context: typer.Context) -> Iterator[str]:
    """A command's section, then those of the commands in its group."""
    yield f"## {context.command_path}\n\n```\n{context.get_help()}\n```\n"
    if not isinstance(context.command, TyperGroup):
        return
    for name, command in context.command.commands.items():
        yield from _sections(typer.Context(command, info_name=name, parent=context))
