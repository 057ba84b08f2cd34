"""The commands that take referrals in."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish
from faxflow.domain.referrals.record import Channel
from faxflow.errors import BadUsage

Channels = Annotated[
    list[Channel] | None,
    typer.Option("--channel", help="Only what came this way; may be given again."),
]


def add_to(referral: typer.Typer) -> None:
    """Adds them to the group."""
    referral.command()(intake)
    referral.command()(accept)


def intake(
    context: typer.Context,
    config: Config = None,
    channel: Channels = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on until Ctrl-C: a pass whenever something comes.")
    ] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Sign in though the mailbox refused it lately.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make a referral, once, of each thing that came in.

    It comes by mail, voicemail, call centre and drop folder.
    """
    from faxflow.cli.referrals.intaking import Asked, follow_forever, intake_act

    if follow and (now or dry_run or channel):
        raise BadUsage(
            what="--follow goes on with everything, and --now, --dry-run and --channel are for"
            " one pass.",
            todo="Give --follow alone.",
        )
    if follow:
        follow_forever(context, config, Printing(json, quiet))
    asked = Asked(tuple(channel or ()), dry_run, now)
    raise finish(context, config, Printing(json, quiet), act=intake_act(asked))


def accept(
    context: typer.Context,
    arrivals: Annotated[list[str], typer.Argument(metavar="A-…", help="Arrivals, as A-000012.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Make referrals of arrivals that seemed to be none."""
    from faxflow.cli.referrals.accepting import accept_act

    raise finish(context, config, Printing(json), act=accept_act(arrivals))
