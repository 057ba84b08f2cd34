"""Commands by which a person moves referrals on, back, to their end and from it; and assigns."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from faxflow.cli.options import Printing, finish
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.referrals.picked import ChosenReferrals, PickedReferrals, PickedToAssign
from faxflow.cli.shared_options import sharing
from faxflow.domain.referral import Queue
from faxflow.errors import BadUsage

if TYPE_CHECKING:
    from faxflow.cli.referrals.picking import Stood
    from faxflow.cli.session import Act

Referrals = Annotated[
    list[str] | None,
    typer.Argument(metavar="RF-…", help="Referrals, as RF-000042; else those picked by options."),
]
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


@sharing(picked=PickedReferrals, doing=Doing)
def advance(
    context: typer.Context,
    picked: PickedReferrals,
    doing: Doing,
    referrals: Referrals = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="STAGE", help="The stage; else the usual one.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="A code: needed to go back, welcome to wait.")
    ] = None,
    comments: Comments = None,
    fill: Fill = None,
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
    asked = Asked(wish, fields_typed(fill or ()), doing.dry_run)
    chosen = ChosenReferrals(referrals or (), picked)
    raise _finish(context, chosen, doing, lambda names: advance_act(names, asked))


@sharing(picked=PickedReferrals, doing=Doing)
def complete(
    context: typer.Context,
    picked: PickedReferrals,
    outcome: Annotated[
        str, typer.Option("--outcome", help="Of the visit: attended, or left before its end.")
    ],
    doing: Doing,
    referrals: Referrals = None,
    comments: Comments = None,
) -> None:
    """End referrals whose visit took place."""
    from faxflow.cli.referrals.moving import complete_act
    from faxflow.cli.referrals.typed_words import word_meant
    from faxflow.domain.referrals.fields import Field
    from faxflow.domain.referrals.moving import Wish
    from faxflow.domain.referrals.words import WORDS
    from faxflow.steps.referrals.advance import Asked

    meant = word_meant(outcome, WORDS[Field.APPOINTMENT_OUTCOME], "outcome")
    asked = Asked(Wish(comments=comments), dry_run=doing.dry_run)
    chosen = ChosenReferrals(referrals or (), picked)
    raise _finish(context, chosen, doing, lambda names: complete_act(names, meant, asked))


@sharing(picked=PickedReferrals, doing=Doing)
def close(
    context: typer.Context,
    picked: PickedReferrals,
    reason: Annotated[
        str, typer.Option("--reason", help="A code; docs/referrals.md has the list.")
    ],
    doing: Doing,
    referrals: Referrals = None,
    comments: Comments = None,
) -> None:
    """End referrals that lead to no visit, with the reason."""
    from faxflow.cli.referrals.moving import close_act
    from faxflow.domain.referral import Stage
    from faxflow.domain.referrals.moving import Wish
    from faxflow.steps.referrals.advance import Asked

    wish = Wish(Stage.CLOSED, reason, comments)
    asked, chosen = Asked(wish, dry_run=doing.dry_run), ChosenReferrals(referrals or (), picked)
    raise _finish(context, chosen, doing, lambda names: close_act(names, asked))


@sharing(picked=PickedReferrals, doing=Doing)
def reopen(
    context: typer.Context,
    picked: PickedReferrals,
    reason: Annotated[
        str, typer.Option("--reason", help="A code; docs/referrals.md has the list.")
    ],
    doing: Doing,
    referrals: Referrals = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="STAGE", help="A stage that it has been in; else its last."),
    ] = None,
    comments: Comments = None,
) -> None:
    """Open referrals again that are closed or completed."""
    from faxflow.cli.referrals.moving import reopen_act
    from faxflow.cli.referrals.typed_words import stage_meant, word_meant
    from faxflow.domain.referrals.move_kind import ReopenReason
    from faxflow.domain.referrals.moving import Wish
    from faxflow.steps.referrals.advance import Asked

    meant = word_meant(reason, ReopenReason, "reason to reopen")
    asked = Asked(Wish(stage_meant(to), meant, comments), dry_run=doing.dry_run)
    chosen = ChosenReferrals(referrals or (), picked)
    raise _finish(context, chosen, doing, lambda names: reopen_act(names, asked), final=True)


@sharing(picked=PickedToAssign, doing=Doing)
def assign(
    context: typer.Context,
    picked: PickedToAssign,
    doing: Doing,
    referrals: Referrals = None,
    take: Annotated[bool, typer.Option("--take", help="To yourself.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Back to its desk.")] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ACCOUNT", help="To somebody at its desk.")
    ] = None,
    queue: Annotated[Queue | None, typer.Option("--queue", help="To another desk.")] = None,
) -> None:
    """Give referrals to yourself, somebody or a desk.

    Give one of the four; --queue and --to go together. Their tasks go with them.
    """
    from faxflow.cli.referrals.moving import assign_act, take_act
    from faxflow.steps.referrals.assign import Assigning

    if [take, release, bool(to or queue)].count(True) != 1:
        what = "It takes one of --take, --release, --to and --queue."
        raise BadUsage(what=what, todo="Nothing was changed.")
    wanted = Assigning(queue, to, dry_run=doing.dry_run)

    def given(names: "Stood") -> "Act":
        return take_act(names, dry_run=doing.dry_run) if take else assign_act(names, wanted)

    raise _finish(context, ChosenReferrals(referrals or (), picked), doing, given)


def _finish(
    context: typer.Context,
    chosen: ChosenReferrals,
    doing: Doing,
    act_of: Callable[["Stood"], "Act"],
    *,
    final: bool = False,
) -> typer.Exit:
    """Works on them, and gives the exit to raise."""
    from faxflow.cli.referrals.picking import for_chosen

    act = for_chosen(chosen, doing, act_of, final=final)
    return finish(context, doing.config, Printing(doing.json), act=act)
