"""Commands that look into the history."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, Quiet, finish

audit = typer.Typer(help="The history, and whether anybody has changed it.", no_args_is_help=True)

Since = Annotated[
    str | None, typer.Option("--since", help="First day, as 2026-11-22, yesterday, monday or 7d.")
]
Until = Annotated[str | None, typer.Option("--until", help="Last day, included.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(audit, name="audit")


@audit.command("show")
def audit_show(
    context: typer.Context,
    about: Annotated[
        str | None,
        typer.Option("--about", help="One fax, referral, task, batch or mail, by its id."),
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="One account.")] = None,
    run: Annotated[str | None, typer.Option("--run", help="One run, by its id.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="What happened, in the history's words.")
    ] = None,
    since: Since = None,
    until: Until = None,
    in_order: Annotated[
        bool, typer.Option("--in-order", help="The oldest first, else the newest.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 50,
    config: Config = None,
    json: Json = False,
) -> None:
    """Show what happened, who did it and when.

    Ids only, never a patient's data.
    """
    from faxflow.cli.audit.showing import ShowAsked, show_act

    asked = ShowAsked(about, actor, run, kind, since, until, in_order, limit)
    raise finish(context, config, Printing(json), act=show_act(asked))


@audit.command("verify")
def audit_verify(
    context: typer.Context,
    anchor: Annotated[
        str | None,
        typer.Option(
            "--anchor", metavar="ANCHOR", help="A former anchor: its line, a file of some, or -."
        ),
    ] = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check that nobody has changed the history after it was written."""
    from faxflow.cli.audit.verifying import verify_act

    raise finish(context, config, Printing(json, quiet), act=verify_act(anchor))


@audit.command("anchor")
def audit_anchor(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Give out the head of the history.

    To be kept where this machine cannot change it.
    """
    from faxflow.cli.audit.anchoring import anchor_act

    raise finish(context, config, Printing(json, quiet), act=anchor_act(quiet=quiet))
