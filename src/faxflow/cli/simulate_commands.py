"""simulate: the rehearsal's portal and gateway, each alone, until they are interrupted."""

from typing import Annotated

import typer

simulate = typer.Typer(
    help="Rehearse: a portal or a fax gateway on this machine.", no_args_is_help=True
)

Faxes = Annotated[int, typer.Option("--faxes", min=1, help="Good rows in the report.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed gives the same day.")]
Password = Annotated[str, typer.Option("--password", help="The password it accepts.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(simulate, name="simulate")


@simulate.command()
def portal(
    port: Annotated[int, typer.Option("--port", help="Where to listen.")] = 8480,
    faxes: Faxes = 650,
    seed: Seed = 1,
    password: Password = "rehearsal",  # noqa: S107 - it opens nothing but this rehearsal
    trouble: Annotated[
        str | None,
        typer.Option(
            "--trouble",
            metavar="NAME",
            help="What goes wrong; a wrong name lists all.",
        ),
    ] = None,
) -> None:
    """Serve an old-fashioned practice portal, which may be in trouble."""
    from faxflow.cli.simulating import serve_portal

    serve_portal(password, faxes=faxes, seed=seed, port=port, trouble=trouble)


@simulate.command()
def gateway(
    smtp_port: Annotated[int, typer.Option("--smtp-port", help="Takes faxes.")] = 2525,
    imap_port: Annotated[int, typer.Option("--imap-port", help="The service inbox.")] = 1143,
    office_port: Annotated[int, typer.Option("--office-port", help="Takes notices.")] = 2526,
    speed: Annotated[float, typer.Option("--speed", min=0.01, help="Times as fast.")] = 60.0,
    seed: Seed = 1,
    password: Password = "rehearsal",  # noqa: S107 - it opens nothing but this rehearsal
) -> None:
    """Serve a fax gateway with its inbox. Numbers decide what happens."""
    from faxflow.cli.simulating import GatewayWish, serve_gateway

    ports = (smtp_port, imap_port, office_port)
    serve_gateway(GatewayWish(ports, speed, seed, password))
