"""Commands about the mails of the service inbox."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json

mail = typer.Typer(help="Mails of the service inbox: what they say.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(mail, name="mail")


@mail.command("explain")
def mail_explain(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Raw mails, as .eml.")],
    config: Config = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", help="Try these rules of yours, as [mailbox] rules names them."),
    ] = None,
    json: Json = False,
) -> None:
    """Say what mails say about faxes, and which rule answered. Needs no store."""
    from faxflow.cli.explaining import explain

    raise explain(context, files, config=config, rules=rules, json=json)
