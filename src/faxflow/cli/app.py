"""The tool: its groups of commands, of which those are loaded that a command line calls.

To load all takes longer than most answers do.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_group

from faxflow.cli.plain_usage import PlainUsage

_HELP = "Takes the person out of a practice's faxes: every fax tracked, none twice, none lost."

Owners = Mapping[str, tuple[str, ...]]
"""The commands that each module adds."""

OWNERS: Owners = {
    "faxflow.cli.setup.init_commands": ("init",),
    "faxflow.cli.setup.config_commands": ("config",),
    "faxflow.cli.extract_commands": ("extract",),
    "faxflow.cli.normalize_commands": ("normalize",),
    "faxflow.cli.day_commands": (
        *("load", "send", "run-morning", "watch-bounces", "retry"),
        "escalate",
    ),
    "faxflow.cli.recording_commands": ("recording",),
    "faxflow.cli.case_commands": ("case",),
    "faxflow.cli.task_commands": ("task",),
    "faxflow.cli.undo_command": ("undo",),
    "faxflow.cli.batch_commands": ("batch",),
    "faxflow.cli.number_commands": ("number",),
    "faxflow.cli.reports.report_commands": ("report",),
    "faxflow.cli.reports.scorecard_commands": ("scorecard",),
    "faxflow.cli.look_commands": ("audit",),
    "faxflow.cli.reject_commands": ("rejects",),
    "faxflow.cli.mail_commands": ("mail",),
    "faxflow.cli.gateway_commands": ("gateway",),
    "faxflow.cli.doctor_commands": ("doctor",),
    "faxflow.cli.store_commands": ("store",),
    "faxflow.cli.watch_over_commands": ("metrics", "ping"),
    "faxflow.cli.prune_commands": ("prune",),
    "faxflow.cli.privacy_commands": ("privacy",),
    "faxflow.cli.schedule_commands": ("schedule",),
    "faxflow.cli.alert_commands": ("alert",),
    "faxflow.cli.sign_in_commands": ("sign-in",),
    "faxflow.cli.simulate_commands": ("simulate",),
    "faxflow.cli.demo_command": ("demo",),
    "faxflow.cli.rehearse_commands": ("rehearse",),
    "faxflow.cli.referrals.desk_commands": ("queue", "remind"),
    "faxflow.cli.board_commands": ("board",),
    "faxflow.cli.papers.paper_commands": ("man", "completion"),
}
"""In the order of the help."""

LETTER = "letter"
LETTER_OWNERS: Owners = {
    "faxflow.cli.letters.check_command": ("check",),
    "faxflow.cli.letters.render_command": ("render",),
    "faxflow.cli.letters.preview_command": ("preview",),
    "faxflow.cli.letters.certify_command": ("certify",),
}

REFERRAL = "referral"
REFERRAL_OWNERS: Owners = {
    "faxflow.cli.referrals.look_commands": ("list", "where", "show", "seen"),
    "faxflow.cli.referrals.document_commands": ("document",),
    "faxflow.cli.referrals.intake_commands": ("intake", "accept"),
    "faxflow.cli.referrals.duplicate_commands": ("duplicates",),
    "faxflow.cli.referrals.field_commands": ("new", "set", "confirm"),
    "faxflow.cli.referrals.move_commands": ("advance", "complete", "close", "reopen", "assign"),
    "faxflow.cli.referrals.contact_commands": ("contact", "status-call", "note", "satisfaction"),
    "faxflow.cli.referrals.answer_commands": ("answer",),
    "faxflow.cli.referrals.match_commands": ("match",),
}

GROUPS: Mapping[str, tuple[str, Owners]] = {
    LETTER: ("Letters: check templates, draw one, see it as a fax.", LETTER_OWNERS),
    REFERRAL: ("Referrals: one record, stage, owner and due time each.", REFERRAL_OWNERS),
}
"""The groups whose commands stand in several modules, each with its help."""


def commands_for(arguments: Sequence[str] = ()) -> TyperGroup:
    """The tool with at least the commands that the arguments call, else with all of them."""
    first, second = [*arguments, "", ""][:2]
    if first in GROUPS:
        return _commands((), ((first, _loaded(GROUPS[first][1], second)),))
    if any(first in commands for commands in OWNERS.values()):
        return _commands(_loaded(OWNERS, first), ())
    every = tuple((name, tuple(owners)) for name, (_, owners) in GROUPS.items())
    return _commands(tuple(OWNERS), every)


def _loaded(owners: Owners, word: str) -> tuple[str, ...]:
    """The module that adds the command; all of them where none does."""
    return tuple(module for module, names in owners.items() if word in names) or tuple(owners)


@lru_cache
def _commands(
    modules: tuple[str, ...], groups: tuple[tuple[str, tuple[str, ...]], ...]
) -> TyperGroup:
    app = typer.Typer(
        cls=PlainUsage,
        help=_HELP,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_root)
    for module in modules:
        import_module(module).add_to(app)
    for name, of_group in groups:
        app.add_typer(_group(name, of_group), name=name)
    return get_group(app)


def _group(name: str, modules: Sequence[str]) -> typer.Typer:
    group = typer.Typer(help=GROUPS[name][0], no_args_is_help=True)
    for module in modules:
        import_module(module).add_to(group)
    return group


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Run by cron; `faxflow demo` shows a whole day."""
    if version:
        from faxflow import __version__

        typer.echo(f"faxflow {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
