"""Commands by which a person mends faxes; each takes several."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.domain.because import CancelBecause, CorrectBecause, HoldBecause, ReleaseBecause
from faxflow.domain.incident import IncidentKind
from faxflow.errors import BadUsage

Cases = Annotated[list[str], typer.Argument(metavar="FX-…", help="Cases, as FX-000123.")]


def add_to(case: typer.Typer) -> None:
    """Adds these commands to those about faxes."""
    for name, command in (
        ("hold", hold),
        ("release", release),
        ("cancel", cancel),
        ("correct", correct),
        ("resolve", resolve),
        ("incident", incident),
    ):
        case.command(name)(command)


def hold(
    context: typer.Context,
    cases: Cases,
    because: Annotated[HoldBecause, typer.Option("--because", help="Why it is to wait.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Keep faxes from going out until a person releases them."""
    decided = ("hold", because)
    raise _mend(context, cases, decided, config=config, dry_run=dry_run, json=json)


def release(
    context: typer.Context,
    cases: Cases,
    because: Annotated[ReleaseBecause, typer.Option("--because", help="Why it may go.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Let held or failed faxes go out, with all their tries anew."""
    decided = ("release", because)
    raise _mend(context, cases, decided, config=config, dry_run=dry_run, json=json)


def cancel(
    context: typer.Context,
    cases: Cases,
    because: Annotated[CancelBecause, typer.Option("--because", help="Why it is not to go.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Never send faxes. This is final."""
    decided = ("cancel", because)
    raise _mend(context, cases, decided, config=config, dry_run=dry_run, json=json)


def correct(
    context: typer.Context,
    cases: Cases,
    number: Annotated[str, typer.Option("--number", help="The right fax number.")],
    because: Annotated[CorrectBecause, typer.Option("--because", help="Why it was wrong.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Give unsent faxes another number. It stands on their letters too, and they may go."""
    from faxflow.cli.mending_casework import correct_act

    act = correct_act(cases, number, because, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


def resolve(
    context: typer.Context,
    cases: Cases,
    config: Config = None,
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
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say what became of faxes, once you have asked. Give one of the four."""
    from faxflow.cli.mending_casework import mend_act
    from faxflow.domain.decision import Decision
    from faxflow.steps.mend_case import Asked

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
    act = mend_act(cases, Asked(chosen[0], dry_run=dry_run))
    raise finish(context, config, Printing(json), act=act)


def incident(
    context: typer.Context,
    cases: Cases,
    kind: Annotated[IncidentKind, typer.Option("--kind", help="How it went astray.")],
    attempt: Annotated[
        int | None, typer.Option("--attempt", min=1, help="Which one; else the last that went out.")
    ] = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Record faxes that reached somebody else. The privacy officer gets a task."""
    from faxflow.cli.mending_casework import incident_act
    from faxflow.steps.record_incident import Astray

    act = incident_act(cases, Astray(kind, attempt, dry_run))
    raise finish(context, config, Printing(json), act=act)


def _mend(
    context: typer.Context,
    cases: list[str],
    decided: tuple[str, str],
    *,
    config: Config,
    dry_run: bool,
    json: bool,
) -> typer.Exit:
    """Carries out a decision with its reason, and gives the exit to raise."""
    from faxflow.cli.mending_casework import mend_act
    from faxflow.domain.decision import Decision
    from faxflow.steps.mend_case import Asked

    name, because = decided
    act = mend_act(cases, Asked(Decision(name), because, dry_run))
    return finish(context, config, Printing(json), act=act)
