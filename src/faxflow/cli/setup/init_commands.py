"""init: a first configuration, with all that it needs."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import DryRun, Json, print_answer, world_of

Folder = Annotated[
    str | None,
    typer.Argument(metavar="FOLDER", help="Where it goes; else here, or /etc/faxflow for root."),
]
Practice = Annotated[str | None, typer.Option(help="The practice's name.")]
Zone = Annotated[str | None, typer.Option("--time-zone", help="Its zone; else this machine's.")]
Country = Annotated[str | None, typer.Option(help="ISO, two letters; else the zone's.")]
Environment = Annotated[str | None, typer.Option(help="rehearsal, or production.")]
Source = Annotated[
    str | None, typer.Option(help="Where reports come from: folder, portal, sftp, or https.")
]
Drop = Annotated[Path | None, typer.Option(metavar="DIR", help="The folder of --source folder.")]
Gateway = Annotated[
    str | None,
    typer.Option(metavar="PROFILE", help="As `gateway list` has it; or {number}@its.address."),
]
FaxNumber = Annotated[str | None, typer.Option(help="The practice's own fax number.")]
Mailbox = Annotated[str | None, typer.Option(help="The service mailbox's address.")]
MailService = Annotated[str | None, typer.Option(help="microsoft, google, or own (passwords).")]
Notify = Annotated[
    list[str] | None, typer.Option(metavar="ADDRESS", help="Who is told of troubles; repeatable.")
]
Report = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A report of yours, to draft the mapping from.")
]
Template = Annotated[Path | None, typer.Option(metavar="FILE", help="Your letter, a .docx.")]
Owner = Annotated[
    str | None,
    typer.Option(metavar="ACCOUNT", help="Who runs faxflow; else faxflow, for root in /etc."),
]
Data = Annotated[
    Path | None, typer.Option(metavar="DIR", help="For what faxflow keeps: a local disk.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing: take what is usual.")]


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(init)


def init(
    context: typer.Context,
    folder: Folder = None,
    practice: Practice = None,
    time_zone: Zone = None,
    country: Country = None,
    environment: Environment = None,
    source: Source = None,
    drop: Drop = None,
    gateway: Gateway = None,
    fax_number: FaxNumber = None,
    mailbox: Mailbox = None,
    mail_service: MailService = None,
    notify: Notify = None,
    report: Report = None,
    template: Template = None,
    owner: Owner = None,
    data: Data = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Make a first configuration, mapping and letter.

    It asks at a terminal for what no option says. Nothing that is there is ever touched; run
    again, it adds what is missing.
    """
    from faxflow.cli.recording_questions import asker
    from faxflow.cli.setup.init_wish import Wish
    from faxflow.cli.setup.initializing import initialize

    wish = Wish(
        folder=folder,
        practice=practice,
        time_zone=time_zone,
        country=country,
        environment=environment,
        source=source,
        drop=drop,
        gateway=gateway,
        fax_number=fax_number,
        mailbox=mailbox,
        mail_service=mail_service,
        told=tuple(notify or ()),
        report=report,
        template=template,
        owner=owner,
        data=data,
        dry_run=dry_run,
    )
    # With --json standard output is the answer alone, and no place for questions.
    answer = initialize(wish, world_of(context), None if yes or json else asker())
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
