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

Again = Annotated[
    bool, typer.Option("--again", help="Fetch the day's report anew, or take one more file.")
]

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
    """Fetch the day's report, once, by whatever door it comes."""
    if context.invoked_subcommand:
        return
    if dry_run:
        from faxflow.cli.door_trying import try_door

        looking, anew = Printing(json, quiet), again or even_if_same
        raise try_door(context, config, looking, given_day=day, file=file, again=anew)
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
    test: Annotated[
        str | None, typer.Option("--test", help="One of a Selenium project's several tests.")
    ] = None,
    recorded_on: Annotated[
        str | None,
        typer.Option("--recorded-on", help="Its day; else by its title, else by its file."),
    ] = None,
    json: Json = False,
) -> None:
    """Take in a recording without its passwords, and draft its site. Needs no store.

    On a terminal it asks the few things that the recording cannot say.
    """
    from faxflow.cli.given_day import given_day
    from faxflow.cli.recording_importing import ImportWishes, import_recording
    from faxflow.cli.recording_questions import asker

    world = world_of(context)
    day = given_day(recorded_on) if recorded_on else None
    wishes = ImportWishes(site, test, day, ask=None if json else asker())
    answer = import_recording(recording, wishes, world.sudo)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
