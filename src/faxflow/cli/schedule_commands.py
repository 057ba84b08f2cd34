"""The commands of the schedule: show it, install it, take it away, see how it stands."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Quiet, print_answer, world_of
from faxflow.errors import BadUsage, ExitCode

if TYPE_CHECKING:
    from faxflow.cli.schedules.found import Machine
    from faxflow.cli.schedules.here import Here
    from faxflow.domain.schedule.kind import Kind

schedule = typer.Typer(help="What the machine does by itself.", no_args_is_help=True)

Cron = Annotated[bool, typer.Option("--cron", help="A crontab.")]
Systemd = Annotated[bool, typer.Option("--systemd", help="Units and timers of systemd.")]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="FOLDER", help="A folder that stands for the machine."),
]
Account = Annotated[
    str | None, typer.Option("--user", help="Who runs it; else the owner of the data.")
]
Instance = Annotated[str, typer.Option("--instance", help="A second one on this machine, as test.")]
_INSTANCE = re.compile(r"[a-z][a-z0-9]{0,15}")


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(schedule, name="schedule")


@schedule.command("show")
def schedule_show(
    context: typer.Context,
    cron: Cron = False,
    systemd: Systemd = False,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FOLDER", help="Write the files there.")
    ] = None,
    user: Account = None,
    instance: Instance = "",
    root: Root = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Print a ready crontab, or units for systemd."""
    from faxflow.cli.schedules.showing import show

    made, machine = _found(context, config, user, (instance, root))
    answer = show(made, _kind(machine, cron=cron, systemd=systemd), output)
    print_answer(answer, as_json=json)


@schedule.command("install")
def schedule_install(
    context: typer.Context,
    cron: Cron = False,
    systemd: Systemd = False,
    user: Account = None,
    instance: Instance = "",
    root: Root = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Install the schedule for cron or systemd.

    Without either word for whichever this machine has.

    Lines and units of others stay as they are. It refuses where another schedule is there.
    """
    from faxflow.cli.schedules.installing import Order, carry_out

    made, machine = _found(context, config, user, (instance, root))
    order = Order(_kind(machine, cron=cron, systemd=systemd), is_dry=dry_run)
    print_answer(carry_out(order, made, machine), as_json=json)


@schedule.command("remove")
def schedule_remove(
    context: typer.Context,
    cron: Cron = False,
    systemd: Systemd = False,
    user: Account = None,
    instance: Instance = "",
    root: Root = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take away what `schedule install` has written, and nothing else."""
    from faxflow.cli.schedules.installing import Order, carry_out

    made, machine = _found(context, config, user, (instance, root))
    kind = _kind(machine, cron=cron, systemd=systemd)
    order = Order(kind, removes=True, is_dry=dry_run)
    print_answer(carry_out(order, made, machine), as_json=json)


@schedule.command("status")
def schedule_status(
    context: typer.Context,
    user: Account = None,
    instance: Instance = "",
    root: Root = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say what is installed, and whether it is right.

    And when each job ran and runs next.

    It ends with 5 where nothing is installed, or two kinds, or other than would be written now.
    """
    from faxflow.cli.schedules.status import status

    made, machine = _found(context, config, user, (instance, root))
    answer = status(made, machine, world_of(context))
    if answer.code or not quiet:
        print_answer(answer, as_json=json)
    raise typer.Exit(answer.code or ExitCode.DONE)


def _found(
    context: typer.Context, config: Path | None, user: str | None, where: tuple[str, Path | None]
) -> "tuple[Here, Machine]":
    """This configuration and machine."""
    from faxflow.cli.schedules.found import machine_of
    from faxflow.cli.schedules.here import Asked, here
    from faxflow.cli.session import config_path

    instance, root = where
    if instance and not _INSTANCE.fullmatch(instance):
        raise BadUsage(
            what=f"{instance} is no name of an instance.",
            todo="Take up to 16 small letters and digits, beginning with a letter, as test.",
        )
    world, asked = world_of(context), Asked(root or Path("/"), user, instance)
    made = here(config_path(config, world), world, asked)
    return made, machine_of(made, world, asked)


def _kind(machine: "Machine", *, cron: bool, systemd: bool) -> "Kind":
    from faxflow.cli.schedules.installing import default_kind
    from faxflow.domain.schedule.kind import Kind

    if cron and systemd:
        raise BadUsage(
            what="--cron and --systemd are two schedules, and both at once would race.",
            todo="Give one of them.",
        )
    if cron or systemd:
        return Kind.CRON if cron else Kind.SYSTEMD
    return default_kind(machine)
