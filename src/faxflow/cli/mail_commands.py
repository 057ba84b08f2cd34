"""Commands about the mails of the service inbox."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish
from faxflow.domain.reasons import Reason

mail = typer.Typer(
    help="The inbox: what mails say, and which wait for a person.",
    no_args_is_help=True,
)

MailId = Annotated[str, typer.Argument(metavar="M-…", help="The mail, as M-000012.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(mail, name="mail")


@mail.command("explain")
def mail_explain(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Raw mails, as .eml.")],
    config: Config = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", help="Try these rules of yours, as [mailbox] rules names them."),
    ] = None,
    json: Json = False,
) -> None:
    """Say what mails say about faxes, and which rule answered. Needs no store."""
    from faxflow.cli.explaining import explain

    raise explain(context, files, config=config, rules=rules, json=json)


@mail.command("list")
def mail_list(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """List the mails that wait for a person, oldest first."""
    from faxflow.cli.mail_queue import list_act

    raise finish(context, config, Printing(json), act=list_act)


@mail.command("show")
def mail_show(
    context: typer.Context, mail: MailId, config: Config = None, json: Json = False
) -> None:
    """Show what a mail said of which fax, and where it lies."""
    from faxflow.cli.mail_showing import show_act

    raise finish(context, config, Printing(json), act=show_act(mail))


@mail.command("assign")
def mail_assign(
    context: typer.Context,
    mail: MailId,
    fax: Annotated[str, typer.Argument(metavar="FX-…", help="FX-000123, or FX-000123-A2.")],
    delivered: Annotated[
        bool, typer.Option("--delivered", help="The mail says that this fax arrived.")
    ] = False,
    failed: Annotated[
        Reason | None, typer.Option("--failed", help="The mail says that it failed, and why.")
    ] = None,
    other_number: Annotated[
        bool, typer.Option("--other-number", help="Although the mail names another number.")
    ] = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Say what a mail means, and for which fax."""
    from faxflow.cli.mail_queue import assign_act
    from faxflow.steps.judge_mail import Finding

    finding = Finding(failed, other_number=other_number)
    act = assign_act(mail, fax, finding, delivered=delivered)
    raise finish(context, config, Printing(json), act=act)


@mail.command("ignore")
def mail_ignore(
    context: typer.Context,
    mails: Annotated[list[str], typer.Argument(metavar="M-…", help="Mails, as M-000012.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Say that mails settle no fax; they wait no more."""
    from faxflow.cli.mail_queue import ignore_act

    raise finish(context, config, Printing(json), act=ignore_act(mails))
