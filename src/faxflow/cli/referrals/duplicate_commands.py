"""Commands about possible duplicates: two who may be one person, or two of one request."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish

Pairs = Annotated[list[str], typer.Argument(metavar="PD-…", help="Pairs, as PD-12.")]


def add_to(referral: typer.Typer) -> None:
    """Adds these commands to those about referrals."""
    duplicates = typer.Typer(
        help="Possible duplicates: say whether two are one.", no_args_is_help=True
    )
    for name, command in (
        ("list", duplicates_list),
        ("show", show),
        ("link", link),
        ("distinct", distinct),
        ("undo", undo),
    ):
        duplicates.command(name)(command)
    referral.add_typer(duplicates, name="duplicates")


def duplicates_list(
    context: typer.Context,
    config: Config = None,
    every: Annotated[bool, typer.Option("--all", help="Those that are decided too.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    json: Json = False,
) -> None:
    """List the pairs that wait for a person, the likeliest first."""
    from faxflow.cli.referrals.duplicate_work import list_act

    act = list_act(every=every, limit=limit)
    raise finish(context, config, Printing(json), act=act)


def show(
    context: typer.Context,
    pair: Annotated[str, typer.Argument(metavar="PD-…", help="The pair, as PD-12.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Show both records side by side. Who looked is on record."""
    from faxflow.cli.referrals.duplicate_work import show_act

    raise finish(context, config, Printing(json), act=show_act(pair))


def link(
    context: typer.Context,
    pairs: Pairs,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say that two are one. Of one request the later is closed."""
    raise _say(context, pairs, "link", config=config, dry_run=dry_run, json=json)


def distinct(
    context: typer.Context,
    pairs: Pairs,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say that two are two. They are not asked about again, and never linked."""
    raise _say(context, pairs, "distinct", config=config, dry_run=dry_run, json=json)


def undo(
    context: typer.Context,
    pairs: Pairs,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take a decision back, or a link that was made by itself."""
    raise _say(context, pairs, "undo", config=config, dry_run=dry_run, json=json)


def _say(
    context: typer.Context,
    pairs: list[str],
    word: str,
    *,
    config: Config,
    dry_run: bool,
    json: bool,
) -> typer.Exit:
    from faxflow.cli.referrals.duplicate_work import judge_act
    from faxflow.steps.referrals.judge_duplicate import Word

    act = judge_act(pairs, Word(word), dry_run=dry_run)
    return finish(context, config, Printing(json), act=act)
