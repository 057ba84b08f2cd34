"""Commands by which a person mends faxes, those named or those picked by options."""

from typing import Annotated

import typer

from faxflow.cli.options import Printing, finish
from faxflow.cli.picked_faxes import Chosen, Doing, PickedByFormer, PickedFaxes
from faxflow.cli.shared_options import sharing
from faxflow.domain.because import (
    CancelBecause,
    CorrectBecause,
    HoldBecause,
    ReleaseBecause,
    ResendBecause,
)
from faxflow.domain.incident import IncidentKind
from faxflow.errors import BadUsage

Cases = Annotated[
    list[str] | None,
    typer.Argument(metavar="FX-…", help="Cases, as FX-000123; else those picked by options."),
]


def add_to(case: typer.Typer) -> None:
    """Adds these commands to those about faxes."""
    for name, command in (
        ("hold", hold),
        ("release", release),
        ("cancel", cancel),
        ("correct", correct),
        ("resolve", resolve),
        ("resend", resend),
        ("incident", incident),
    ):
        case.command(name)(command)


@sharing(picked=PickedFaxes, doing=Doing)
def hold(
    context: typer.Context,
    picked: PickedFaxes,
    because: Annotated[HoldBecause, typer.Option("--because", help="Why it is to wait.")],
    doing: Doing,
    cases: Cases = None,
) -> None:
    """Keep faxes from going out until a person releases them."""
    raise _mend(context, Chosen(cases or (), picked), ("hold", because), doing)


@sharing(picked=PickedFaxes, doing=Doing)
def release(
    context: typer.Context,
    picked: PickedFaxes,
    because: Annotated[ReleaseBecause, typer.Option("--because", help="Why it may go.")],
    doing: Doing,
    cases: Cases = None,
    although_doubted: Annotated[
        bool,
        typer.Option(
            "--although-doubted", help="Since a restore: it may be one that went out before."
        ),
    ] = False,
) -> None:
    """Let held or failed faxes go out, with all their tries anew."""
    picked_ones, decided = Chosen(cases or (), picked), ("release", because)
    raise _mend(context, picked_ones, decided, doing, although_doubted=although_doubted)


@sharing(picked=PickedFaxes, doing=Doing)
def cancel(
    context: typer.Context,
    picked: PickedFaxes,
    because: Annotated[CancelBecause, typer.Option("--because", help="Why it is not to go.")],
    doing: Doing,
    cases: Cases = None,
) -> None:
    """Never send faxes. This is final."""
    raise _mend(context, Chosen(cases or (), picked), ("cancel", because), doing)


@sharing(picked=PickedByFormer, doing=Doing)
def correct(
    context: typer.Context,
    picked: PickedByFormer,
    right: Annotated[str, typer.Option("--number", metavar="NUMBER", help="The right fax number.")],
    because: Annotated[CorrectBecause, typer.Option("--because", help="Why it was wrong.")],
    doing: Doing,
    cases: Cases = None,
) -> None:
    """Give unsent faxes another number. It stands on their letters too, and they may go."""
    from faxflow.cli.mending_casework import Correcting, correct_act

    act = correct_act(Chosen(cases or (), picked), Correcting(right, because), doing)
    raise finish(context, doing.config, Printing(doing.json), act=act)


@sharing(picked=PickedFaxes, doing=Doing)
def resolve(
    context: typer.Context,
    picked: PickedFaxes,
    doing: Doing,
    cases: Cases = None,
    sent: Annotated[bool, typer.Option("--sent", help="In doubt: it went out.")] = False,
    not_sent: Annotated[
        bool, typer.Option("--not-sent", help="In doubt: it never went out; send it again.")
    ] = False,
    delivered: Annotated[
        bool, typer.Option("--delivered", help="Sent or in doubt: the recipient has it.")
    ] = False,
    not_arrived: Annotated[
        bool,
        typer.Option(
            "--not-arrived", help="Sent, or delivered by silence: the recipient does not have it."
        ),
    ] = False,
) -> None:
    """Say what became of faxes, once you have asked. Give one of the four."""
    from faxflow.domain.decision import Decision

    told = {
        Decision.SENT: sent,
        Decision.NOT_SENT: not_sent,
        Decision.DELIVERED: delivered,
        Decision.NOT_ARRIVED: not_arrived,
    }
    chosen = [decision for decision, given in told.items() if given]
    if len(chosen) != 1:
        what = "It takes one of --sent, --not-sent, --delivered and --not-arrived."
        raise BadUsage(what=what, todo="Ask the recipient first; nothing was changed.")
    raise _mend(context, Chosen(cases or (), picked), (chosen[0], ""), doing)


@sharing(picked=PickedFaxes, doing=Doing)
def resend(
    context: typer.Context,
    picked: PickedFaxes,
    because: Annotated[ResendBecause, typer.Option("--because", help="Why once more.")],
    doing: Doing,
    cases: Cases = None,
    again: Annotated[
        bool, typer.Option("--again", help="Although it was sent: the recipient may have two.")
    ] = False,
) -> None:
    """Send faxes again that failed.

    With --again even those that were sent, each as a new fax.
    """
    from faxflow.cli.resending import resend_act

    act = resend_act(Chosen(cases or (), picked), because, doing, again=again)
    raise finish(context, doing.config, Printing(doing.json), act=act)


@sharing(picked=PickedFaxes, doing=Doing)
def incident(
    context: typer.Context,
    picked: PickedFaxes,
    kind: Annotated[IncidentKind, typer.Option("--kind", help="How it went astray.")],
    doing: Doing,
    cases: Cases = None,
    attempt: Annotated[
        int | None, typer.Option("--attempt", min=1, help="Which one; else the last that went out.")
    ] = None,
) -> None:
    """Record faxes that reached somebody else. The privacy officer gets a task."""
    from faxflow.cli.mending_casework import incident_act
    from faxflow.steps.record_incident import Astray

    astray = Astray(kind, attempt, doing.dry_run)
    act = incident_act(Chosen(cases or (), picked), astray, doing)
    raise finish(context, doing.config, Printing(doing.json), act=act)


def _mend(
    context: typer.Context,
    chosen: Chosen,
    decided: tuple[str, str],
    doing: Doing,
    *,
    although_doubted: bool = False,
) -> typer.Exit:
    """Carries out a decision with its reason, and gives the exit to raise."""
    from faxflow.cli.mending_casework import mend_act
    from faxflow.domain.decision import Decision
    from faxflow.steps.mend_case import Asked

    name, because = decided
    asked = Asked(Decision(name), because, doing.dry_run, although_doubted)
    act = mend_act(chosen, asked, doing)
    return finish(context, doing.config, Printing(doing.json), act=act)
