"""Commands that keep what people say and whom staff tried to reach."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.domain.referrals.contact import Caller, How, Outcome, SaidBy, Whom

Referrals = Annotated[list[str], typer.Argument(metavar="RF-…", help="Referrals, as RF-000042.")]
One = Annotated[str, typer.Argument(metavar="RF-…", help="The referral, as RF-000042.")]


def add_to(referral: typer.Typer) -> None:
    """Adds these commands to those about referrals."""
    for name, command in (
        ("contact", contact),
        ("status-call", status_call),
        ("note", note),
        ("satisfaction", satisfaction),
    ):
        referral.command(name)(command)


def contact(
    context: typer.Context,
    referrals: Referrals,
    whom: Annotated[Whom, typer.Option("--whom", help="Whom you tried to reach.")],
    outcome: Annotated[Outcome, typer.Option("--outcome", help="What came of it.")],
    how: Annotated[How, typer.Option("--how", help="By which way.")] = How.PHONE,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Note an attempt to reach somebody. What waits is due for its next chase from now."""
    from faxflow.cli.referrals.contacting import contact_act
    from faxflow.steps.referrals.keep_contact import Tried

    act = contact_act(referrals, Tried(whom, how, outcome), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


def status_call(
    context: typer.Context,
    referrals: Referrals,
    caller: Annotated[Caller, typer.Option("--caller", help="Who asked.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Note that somebody asked where a referral stands."""
    from faxflow.cli.referrals.contacting import status_call_act

    act = status_call_act(referrals, caller, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


def note(
    context: typer.Context,
    referral: One,
    text: Annotated[str, typer.Argument(help="A few words; - reads stdin.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep a few words with a referral, for those who may see it."""
    from faxflow.cli.referrals.contacting import note_act, words_given
    from faxflow.store.referrals.notes import NewNote

    act = note_act(referral, NewNote(words_given(text)), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


def satisfaction(
    context: typer.Context,
    referral: One,
    said_by: Annotated[SaidBy, typer.Option("--said-by", help="Who said it.")],
    score: Annotated[
        int | None, typer.Option("--score", min=1, max=5, help="From 1, bad, to 5, good.")
    ] = None,
    text: Annotated[str, typer.Option("--text", help="In their words; - reads stdin.")] = "",
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep how content a patient or a referring office was."""
    from faxflow.cli.referrals.contacting import note_act, satisfaction_given

    given = satisfaction_given(said_by, score, text)
    raise finish(context, config, Printing(json), act=note_act(referral, given, dry_run=dry_run))
