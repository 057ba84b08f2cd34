"""Commands about rows of reports that became no fax: list, export, fix, set aside."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.domain.because import FixBecause, SetAsideBecause
from faxflow.errors import BadUsage

_HELP = ("-h", "--help")


class ListsByDefault(TyperGroup):
    """`rejects` and `rejects B-000012` list, as they did before there was more to do."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the command that they leave out."""
        first = args[0] if args else ""
        lists = not args or first.upper().startswith(("B-", "-"))
        return super().parse_args(ctx, ["list", *args] if lists and first not in _HELP else args)


rejects = typer.Typer(
    cls=ListsByDefault, help="Rows that became no fax: list, correct, or set them aside."
)

Batch = Annotated[str | None, typer.Argument(metavar="[B-…]", help="One batch, as B-000012.")]
Day = Annotated[
    str | None, typer.Option("--day", "--date", help="Of the reports of one day, as 2026-11-22.")
]
Rejects = Annotated[
    list[str] | None, typer.Argument(metavar="B-…:LINE", help="Rejects, as B-000012:7.")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(rejects, name="rejects")


@rejects.command("list")
def rejects_list(
    context: typer.Context,
    batch: Batch = None,
    config: Config = None,
    day: Day = None,
    every: Annotated[
        bool, typer.Option("--all/--open", help="Those too that people have seen to.")
    ] = False,
    json: Json = False,
) -> None:
    """List the rows that became no fax, and why."""
    from faxflow.cli.reject_listing import list_act

    raise finish(context, config, Printing(json), act=list_act(batch, day, every=every))


@rejects.command("export")
def rejects_export(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option("--to", metavar="FILE", help="A CSV that is not there yet; - prints it."),
    ],
    batch: Batch = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Write the open ones, whole, to correct them in a spreadsheet.

    The file holds patient data: remove it once `rejects fix --from FILE` has read it.
    """
    from faxflow.cli.reject_sheets import export_act

    raise finish(context, config, Printing(json), act=export_act(batch, to))


@rejects.command("fix")
def rejects_fix(
    context: typer.Context,
    because: Annotated[FixBecause, typer.Option("--because", help="What was wrong with it.")],
    given: Rejects = None,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="COLUMN=VALUE", help="What the row says in a column."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="The file of `export`; - reads stdin."),
    ] = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Correct rows, so that they become faxes like all others. Every check is made again.

    Without --set a row goes on as it stands, after the mapping was mended.
    """
    from faxflow.cli.reject_fixing import fix_act, fix_from_act
    from faxflow.steps.fix_rejects import Fixing

    if bool(given) == bool(sheet) or (sheet and sets):
        raise BadUsage(
            what="It takes either rejects, with --set, or --from a file.",
            todo="`faxflow rejects list` names them, as B-000012:7. Nothing was changed.",
        )
    fixing = Fixing(because, dry_run)
    act = fix_from_act(sheet, fixing) if sheet else fix_act(given or [], sets or [], fixing)
    raise finish(context, config, Printing(json), act=act)


@rejects.command("set-aside")
def rejects_set_aside(
    context: typer.Context,
    given: Annotated[
        list[str],
        typer.Argument(metavar="B-…[:LINE]", help="Rejects, or all open ones of a batch."),
    ],
    because: Annotated[
        SetAsideBecause | None, typer.Option("--because", help="Why it is to be no fax.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Open them again.")] = False,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say of rows that they are to become no fax. It can be undone."""
    from faxflow.cli.reject_fixing import reopen_act, set_aside_act
    from faxflow.steps.set_aside_rejects import SettingAside

    if (because is None) != undo:
        what = "It takes either --because or --undo."
        raise BadUsage(what=what, todo="Nothing was changed.")
    act = set_aside_act(given, SettingAside(because, dry_run)) if because else None
    act = act or reopen_act(given, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)
