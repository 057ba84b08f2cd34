"""The command that turns reports into rows, and tells what a report that is new to it holds."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish
from faxflow.errors import BadUsage

ReportName = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A report to look at.")]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="Read FILE by this mapping.")
]
Suggest = Annotated[bool, typer.Option("--suggest", help="Write a draft mapping for FILE.")]
Country = Annotated[str, typer.Option("--country", help="Whose dates and numbers FILE has.")]


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(normalize)


def normalize(
    context: typer.Context,
    file: ReportName = None,
    config: Config = None,
    suggest: Suggest = False,
    mapping: MappingFile = None,
    dry_run: DryRun = False,
    country: Country = "US",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Turn fetched reports into clean rows and rejects.

    With FILE nothing is kept: --suggest drafts a mapping for it, and --mapping M --dry-run shows
    what that mapping makes of it.
    """
    if file is None:
        if suggest or mapping or dry_run:
            raise BadUsage(
                what="--suggest, --mapping and --dry-run are for a FILE.",
                todo="Name the report: `faxflow normalize FILE --suggest`.",
            )
        from faxflow.cli.outbound import normalize_act

        raise finish(context, config, Printing(json, quiet), act=normalize_act)
    from faxflow.cli.normalizing import Asked, suggest_mapping, try_mapping

    asked = Asked(file, country, json=json)
    if suggest and not mapping:
        suggest_mapping(context, asked)
    elif mapping and dry_run and not suggest:
        try_mapping(context, asked, mapping)
    else:
        raise BadUsage(
            what="A FILE is only looked at: either --suggest, or --mapping M --dry-run.",
            todo="To take it in as the day's report, `faxflow extract --file FILE`.",
        )
