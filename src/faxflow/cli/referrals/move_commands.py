"""Commands by which a person moves referrals on, back, to their end and from it; and assigns."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.domain.referral import Queue
from faxflow.errors import BadUsage

Referrals = Annotated[list[str], typer.Argument(metavar="RF-…", help="Referrals, as RF-000042.")]
Comments = Annotated[
    str | None, typer.Option("--comments", help="A few words, for the history alone.")
]
Fill = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="Fill a field in on the way; again for more."
    ),
]


def add_to(referral: typer.Typer) -> None:
    """Adds these commands to those about referrals."""
    for command in (advance, complete, close, reopen, assign):
        referral.command(command.__name__)(command)


def advance(
    context: typer.Context,
    referrals: Referrals,
    to: Annotated[
        str | None, typer.Option("--to", metavar="STAGE", help="The stage; else the usual one.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="A code: needed to go back, welcome to wait.")
    ] = None,
    comments: Comments = None,
    fill: Fill = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Move referrals to their next stage, or to another with --to.

    What waits goes back to the stage that it interrupted. An earlier stage is rework and needs a
    --reason. What is missing is named, with the command that mends it.
    """
    from faxflow.cli.referrals.moving import advance_act
    from faxflow.cli.referrals.typed_words import fields_typed, stage_meant
    from faxflow.domain.referrals.moving import Wish
    from faxflow.steps.referrals.advance import Asked

    wish = Wish(stage_meant(to), reason, comments)
    act = advance_act(referrals, Asked(wish, fields_typed(fill or ()), dry_run))
    raise finish(context, config, Printing(json), act=act)


def complete(
    context: typer.Context,
    referrals: Referrals,
    outcome: Annotated[
        str, typer.Option("--outcome", help="Of the visit: attended, or left before its end.")
    ],
    comments: Comments = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """End referrals whose visit took place."""
    from faxflow.cli.referrals.moving import complete_act
    from faxflow.cli.referrals.typed_words import word_meant
    from faxflow.domain.referrals.fields import Field
    from faxflow.domain.referrals.moving import Wish
    from faxflow.domain.referrals.words import WORDS
    from faxflow.steps.referrals.advance import Asked

    meant = word_meant(outcome, WORDS[Field.APPOINTMENT_OUTCOME], "outcome")
    asked = Asked(Wish(comments=comments), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=complete_act(referrals, meant, asked))


def close(
    context: typer.Context,
    referrals: Referrals,
    reason: Annotated[
        str, typer.Option("--reason", help="A code; docs/referrals.md has the list.")
    ],
    comments: Comments = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """End referrals that lead to no visit, with the reason."""
    from faxflow.cli.referrals.moving import close_act
    from faxflow.domain.referral import Stage
    from faxflow.domain.referrals.moving import Wish
    from faxflow.steps.referrals.advance import Asked

    wish = Wish(Stage.CLOSED, reason, comments)
    act = close_act(referrals, Asked(wish, dry_run=dry_run))
    raise finish(context, config, Printing(json), act=act)


def reopen(
    context: typer.Context,
    referrals: Referrals,
    reason: Annotated[
        str, typer.Option("--reason", help="A code; docs/referrals.md has the list.")
    ],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="STAGE", help="A stage that it has been in; else its last."),
    ] = None,
    comments: Comments = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Open referrals again that are closed or completed."""
    from faxflow.cli.referrals.moving import reopen_act
    from faxflow.cli.referrals.typed_words import stage_meant, word_meant
    from faxflow.domain.referrals.move_kind import ReopenReason
    from faxflow.domain.referrals.moving import Wish
    from faxflow.steps.referrals.advance import Asked

    meant = word_meant(reason, ReopenReason, "reason to reopen")
    asked = Asked(Wish(stage_meant(to), meant, comments), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=reopen_act(referrals, asked))


def assign(
    context: typer.Context,
    referrals: Referrals,
    config: Config = None,
    take: Annotated[bool, typer.Option("--take", help="To yourself.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Back to its desk.")] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ACCOUNT", help="To somebody at its desk.")
    ] = None,
    queue: Annotated[Queue | None, typer.Option("--queue", help="To another desk.")] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Give referrals to yourself, somebody or a desk.

    Give one of the four; --queue and --to go together. Their tasks go with them.
    """
    from faxflow.cli.referrals.moving import assign_act, take_act
    from faxflow.steps.referrals.assign import Assigning

    if [take, release, bool(to or queue)].count(True) != 1:
        what = "It takes one of --take, --release, --to and --queue."
        raise BadUsage(what=what, todo="Nothing was changed.")
    wanted = Assigning(queue, to, dry_run=dry_run)
    act = take_act(referrals, dry_run=dry_run) if take else assign_act(referrals, wanted)
    raise finish(context, config, Printing(json), act=act)
