"""The commands about how well it goes over weeks: scorecard, and what it is compared with."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.cli.reports.form_options import Csv, Html, Pdf, Plain
from faxflow.cli.reports.report_commands import refuse_options

scorecard = typer.Typer(subcommand_metavar="[COMMAND]")
baseline = typer.Typer(help="What the figures were before going live.", no_args_is_help=True)

Weeks = Annotated[
    int | None, typer.Option("--weeks", min=1, max=520, help="Of so many whole weeks; else 13.")
]
Since = Annotated[str | None, typer.Option("--since", help="Of the days from this one on.")]
Until = Annotated[str | None, typer.Option("--until", help="Up to this day; else today.")]
Key = Annotated[
    str, typer.Argument(metavar="MEASURE", help="Its key, as fax-first-try: --definitions.")
]
Of = Annotated[str, typer.Option("--part", help="What it is of, as eligibility; else of all.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(scorecard, name="scorecard", invoke_without_command=True)


scorecard.add_typer(baseline, name="baseline")


@scorecard.callback()
def scorecard_itself(
    context: typer.Context,
    config: Config = None,
    weeks: Weeks = None,
    since: Since = None,
    until: Until = None,
    definitions: Annotated[
        bool, typer.Option("--definitions", help="With the meaning and formula of each figure.")
    ] = False,
    plain: Plain = False,
    csv: Csv = None,
    html: Html = None,
    pdf: Pdf = None,
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


@baseline.command("capture")
def baseline_capture(
    context: typer.Context,
    config: Config = None,
    weeks: Weeks = None,
    since: Since = None,
    until: Until = None,
    replacing: Annotated[
        bool, typer.Option("--replace", help="Also in the place of what is kept already.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep the figures of some days, to compare all later ones with."""
    from faxflow.cli.reports.baselining import CaptureAsked, capture_act

    asked = CaptureAsked(weeks, since, until, replacing, dry_run)
    raise finish(context, config, Printing(json), act=capture_act(asked))


@baseline.command("set")
def baseline_set(
    context: typer.Context,
    measure: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help='As 86%, "12 min", or 08:17.')],
    part: Of = "",
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep what a figure was before, as it is known from elsewhere."""
    from faxflow.cli.reports.baselining import tell_act

    act = tell_act((measure, part), value, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


@baseline.command("list")
def baseline_list(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """List what is kept, and where it comes from."""
    from faxflow.cli.reports.baselining import list_act

    raise finish(context, config, Printing(json), act=list_act)


@baseline.command("remove")
def baseline_remove(
    context: typer.Context,
    measure: Key,
    part: Of = "",
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep one no more."""
    from faxflow.cli.reports.baselining import forget_act

    act = forget_act((measure, part), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)
