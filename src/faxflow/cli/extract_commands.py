"""extract: the day's report, run by cron, and the recording that fetches it."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import (
    Config,
    Day,
    DryRun,
    Json,
    Printing,
    Quiet,
    finish,
    print_answer,
    world_of,
)

Again = Annotated[bool, typer.Option("--again", help="Fetch the day's report anew.")]

group = typer.Typer()


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(group, name="extract")


@group.callback(invoke_without_command=True)
def extract(
    context: typer.Context,
    config: Config = None,
    day: Day = None,
    again: Again = False,
    file: Annotated[
        Path | None, typer.Option("--file", help="Take this file as the day's report.")
    ] = None,
    even_if_same: Annotated[
        bool,
        typer.Option("--even-if-same", help="Take it although it is another day's report."),
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Fetch the day's report by portal, folder, SFTP or HTTPS, once."""
    if context.invoked_subcommand:
        return
    if dry_run:
        from faxflow.cli.door_trying import try_door

        raise try_door(context, config, Printing(json, quiet), given_day=day, file=file)
    from faxflow.cli.outbound import extract_act

    act = extract_act(day, again=again, even_if_same=even_if_same, file=file)
    raise finish(context, config, Printing(json, quiet), act=act)


@group.command("import")
def extract_import(
    context: typer.Context,
    recording: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Chrome's recorder JSON, or Selenium IDE's .side."),
    ],
    site: Annotated[
        Path | None,
        typer.Option("--site", help="The site to write; else HOST.site.toml in this folder."),
    ] = None,
    json: Json = False,
) -> None:
    """Take in a recording without its passwords, and draft its site. Needs no store."""
    from faxflow.cli.recording_importing import import_recording

    world = world_of(context)
    answer = import_recording(recording, site, world.sudo)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
