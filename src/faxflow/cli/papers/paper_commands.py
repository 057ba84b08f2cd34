"""Commands that give papers about the commands: man, completion."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.papers.shells import Shell


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(man)
    app.command()(completion)


def man(
    command: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help="As case; else all of faxflow.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Write all pages there, as *.1 files."),
    ] = None,
) -> None:
    """Show a man page, or write all of them for `man` to find.

    /usr/local/share/man/man1 is where man looks.
    """
    from faxflow.cli.papers.showing_pages import show_page, write_pages

    if output is not None:
        typer.echo(write_pages(output))
        return
    show_page(command or "")


def completion(
    shell: Annotated[Shell, typer.Argument(help="bash, zsh, or fish.")],
) -> None:
    """Print what lets a shell complete commands.

    For bash: `faxflow completion bash >> ~/.bashrc`, and open a new shell.
    """
    from faxflow.cli.papers.shells import script

    typer.echo(script(shell))
