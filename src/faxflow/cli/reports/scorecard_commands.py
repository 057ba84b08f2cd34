"""The commands about how well it goes over weeks: scorecard, and what it is compared with."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish
from faxflow.cli.reports.report_commands import refuse_options

scorecard = typer.Typer(subcommand_metavar="[COMMAND]")


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(scorecard, name="scorecard", invoke_without_command=True)


@scorecard.callback()
def scorecard_itself(
    context: typer.Context,
    config: Config = None,
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", min=1, max=520, help="Of so many whole weeks; else 13."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="Of the days from this one on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Up to this day; else today.")
    ] = None,
    definitions: Annotated[
        bool, typer.Option("--definitions", help="With the meaning and formula of each figure.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="In sentences, for screen readers and mail.")
    ] = False,
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="Write all figures as a table; - prints it."),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Write one page with charts; - prints it."),
    ] = None,
    pdf: Annotated[
        str | None, typer.Option("--pdf", metavar="FILE", help="Write the same as a PDF.")
    ] = None,
    json: Json = False,
) -> None:
    """Show how well it goes over weeks, and how it was before.

    FILE is written over. Counts and ids only: nothing of a patient stands in it.
    """
    if context.invoked_subcommand:
        refuse_options(context)
        return
    from faxflow.cli.reports.given_files import GivenFiles
    from faxflow.cli.reports.scoring import ScorecardAsked, scorecard_act

    files = GivenFiles(csv, html, pdf)
    files.check(as_json=json)
    asked = ScorecardAsked(weeks, since, until, plain, json, definitions, files)
    raise finish(context, config, Printing(json), act=scorecard_act(asked))
