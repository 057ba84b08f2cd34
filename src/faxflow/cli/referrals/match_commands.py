"""The command that matches two files of people; it needs neither store nor configuration."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Json

PeopleFile = Annotated[
    Path, typer.Option("--people", metavar="FILE", help="Those who are known, as CSV.")
]
IncomingFile = Annotated[
    Path, typer.Option("--incoming", metavar="FILE", help="Those who come in, as CSV.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write the answer there instead.")
]


def add_to(referral: typer.Typer) -> None:
    """Adds this command to those about referrals."""
    referral.command("match")(match)


def match(
    context: typer.Context,
    people: PeopleFile,
    incoming: IncomingFile,
    out: Out = None,
    json: Json = False,
) -> None:
    """Say who in one file is who in another, surely or perhaps. The same file may be both.

    With --json one line for each incoming row. Nothing is linked and nothing is kept.
    """
    from faxflow.cli.referrals.matching import Asked, match_files

    match_files(context, Asked(people, incoming, out, json=json))
