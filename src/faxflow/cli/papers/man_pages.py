"""The man pages of all commands, read from the commands themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import typer
from typer.core import TyperGroup

from faxflow import __version__
from faxflow.cli.app import commands_for
from faxflow.views.papers.man_page import Command, ManPage, Option, man_page

_WIDE = 1000
"""Columns: the reader of the page breaks its lines, not we."""


def man_pages() -> Mapping[str, str]:
    """Each page's text by its name: `faxflow`, and one for each command of the first level."""
    command = commands_for()
    # With its settings: the options for help are made once, for whoever asks first.
    settings = {**command.context_settings, "terminal_width": _WIDE}
    top = typer.Context(command, info_name="faxflow", **settings)
    children = {_command(one).page: one for one in _children(top)}
    names = ["faxflow", *children]
    first = [replace(_command(one), options=()) for one in children.values()]
    found = {"faxflow": _page(top, first, names)}
    for name, one in children.items():
        found[name] = _page(one, [_command(below) for below in _below(one)], names)
    return found


def _page(context: typer.Context, members: Sequence[Command], names: Sequence[str]) -> str:
    command = _command(context)
    also = [name for name in names if name != command.page]
    return man_page(ManPage(command, members, also, __version__))


def _children(context: typer.Context) -> list[typer.Context]:
    command = context.command
    if not isinstance(command, TyperGroup):
        return []
    return [
        typer.Context(one, info_name=name, parent=context) for name, one in command.commands.items()
    ]


def _below(context: typer.Context) -> Iterator[typer.Context]:
    for child in _children(context):
        yield child
        yield from _below(child)


def _command(context: typer.Context) -> Command:
    usage = " ".join(context.command.collect_usage_pieces(context))
    does = context.command.help or ""
    records = [one.get_help_record(context) for one in context.command.params]
    options = [Option(*one) for one in records if one]
    return Command(context.command_path, f"{context.command_path} {usage}", does, options)
