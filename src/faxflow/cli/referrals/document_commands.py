"""The command that opens what came in with a referral."""

import sys
from typing import Annotated

import typer

from faxflow.cli.options import Config, Printing, finish
from faxflow.errors import BadUsage


def add_to(referral: typer.Typer) -> None:
    """Adds this command to those about referrals."""
    referral.command()(document)


def document(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="D-…", help="The document, as D-000012.")],
    config: Config = None,
) -> None:
    """Print a document as it came, for `… D-000012 > page.pdf`.

    Who opened it is on record.
    """
    from faxflow.cli.referrals.opening import open_act

    if sys.stdout.isatty():
        todo = f"Type `faxflow referral document {document} > FILE`, and open the file."
        raise BadUsage(what="A document is not for the terminal.", todo=todo)
    raise finish(context, config, Printing(), act=open_act(document))
