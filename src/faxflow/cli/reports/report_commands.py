"""The commands about how a day or a week goes: report, report mail."""

from typing import Annotated, Any

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish
from faxflow.cli.reports.form_options import Csv, Html, Pdf, Plain
from faxflow.errors import BadUsage

report = typer.Typer(subcommand_metavar="[COMMAND]")

Day = Annotated[
    str | None,
    typer.Option("--date", help="The day, as 2026-11-22, yesterday, or monday; else today."),
]
Week = Annotated[bool, typer.Option("--week", help="All of its week, Monday to Sunday.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(report, name="report", invoke_without_command=True)


@report.callback()
def report_itself(
    context: typer.Context,
    config: Config = None,
    day: Day = None,
    week: Week = False,
    since: Annotated[
        str | None, typer.Option("--since", help="All days from this one up to that.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Live on a terminal, until q or Ctrl-C.")
    ] = False,
    every: Annotated[
        float, typer.Option("--every", min=1, max=3600, help="Seconds until it is read anew.")
    ] = 5,
    plain: Plain = False,
    csv: Csv = None,
    html: Html = None,
    pdf: Pdf = None,
    json: Json = False,
) -> None:
    """Show what needs a person, then figures that add up.

    FILE is written over. Counts and ids only: nothing of a patient stands in it.
    """
    if context.invoked_subcommand:
        refuse_options(context)
        return
    from faxflow.cli.reports.given_files import GivenFiles
    from faxflow.cli.reports.reporting import ReportAsked, report_act

    files = GivenFiles(csv, html, pdf)
    files.check(as_json=json)
    asked = ReportAsked(day, since, week, plain, json, files)
    if _was_typed(context, "every") and not watch:
        raise BadUsage(what="--every is for --watch.", todo="Add --watch, or leave it out.")
    if watch:
        from faxflow.cli.reports.watching import watch_report

        raise watch_report(context, config, asked, every_seconds=every)
    raise finish(context, config, Printing(json), act=report_act(asked))


@report.command("mail")
def report_mail(
    context: typer.Context,
    config: Config = None,
    scorecard: Annotated[
        bool, typer.Option("--scorecard", help="The scorecard, in place of the report.")
    ] = False,
    day: Day = None,
    week: Week = False,
    again: Annotated[
        bool, typer.Option("--again", help="Once more, though it was mailed before.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Mail the report, once, to those whom [report.mail] names."""
    from faxflow.cli.reports.mailing import MailAsked, mail_act

    asked = MailAsked(day, week=week, scorecard=scorecard, again=again, dry_run=dry_run)
    raise finish(context, config, Printing(json, quiet), act=mail_act(asked))


def refuse_options(context: typer.Context) -> None:
    """Raises BadUsage where options stand before a subcommand, which would not see them."""
    given = [name for name in context.params if _was_typed(context, name)]
    if given:
        what = f"Options of `{context.command_path}` stand before `{context.invoked_subcommand}`."
        raise BadUsage(what=what, todo=f"Put them after `{context.invoked_subcommand}`.")


def _was_typed(context: Any, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
