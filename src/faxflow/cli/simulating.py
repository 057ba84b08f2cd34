"""Serves one of the rehearsal's parts and says how to use it."""

import errno
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from faxflow.cli.world import this_machine
from faxflow.errors import BadUsage
from faxflow.simulator.gateway.fax_gateway import FaxGateway, Ports
from faxflow.simulator.portal import Portal, PortalChanges, Trouble
from faxflow.simulator.portal.one_time_codes import AUTHENTICATOR_KEY

NUMBERS = """The last two digits of a fax number decide what happens:
  01  busy twice, then it goes through
  02  never answers
  03  not in service
  04  rejected by a mail that names only the number
  05  silent: taken, and never heard of again
  06  450 at first, then taken
  07  550: there is no such number
  08  taken, but the line breaks before it says so
  all others go through"""


@dataclass(frozen=True, slots=True)
class GatewayWish:
    """`ports` are SMTP, IMAP and the office's SMTP; `speed` is times as fast as in life."""

    ports: tuple[int, int, int]
    speed: float
    seed: int
    password: str


def serve_portal(password: str, *, faxes: int, seed: int, port: int, trouble: str | None) -> None:
    """Serves the portal until it is interrupted. Raises BadUsage where the port is taken."""
    changes = PortalChanges(trouble=_trouble(trouble), clock=this_machine().clock)
    with (
        _port_free(),
        Portal(password, faxes=faxes, seed=seed, port=port, changes=changes) as portal,
    ):
        typer.echo(f"The portal is at {portal.url}")
        typer.echo(f"Sign in as SVC_REPORT, password {password}.")
        typer.echo(f'In site.toml: base_url = "{portal.url}"')
        if changes.trouble is Trouble.MFA:
            typer.echo(f"The key of its one-time codes is {AUTHENTICATOR_KEY}.")
        typer.echo("Ctrl-C ends it.")
        _until_interrupted()


def _trouble(name: str | None) -> Trouble | None:
    """The trouble of that name. Raises BadUsage, which tells all of them."""
    if name is None or name in set(Trouble):
        return Trouble(name) if name else None
    raise BadUsage(
        what=f"There is no trouble {name}.", todo=f"There are: {', '.join(sorted(Trouble))}."
    )


def serve_gateway(wish: GatewayWish) -> None:
    """Serves the gateway until it is interrupted. Raises BadUsage where a port is taken."""
    gateway = FaxGateway(
        this_machine().clock, password=wish.password, seed=wish.seed, ports=Ports(*wish.ports)
    )
    with _port_free(), gateway:
        gateway.run_real_time(wish.speed)
        typer.echo(f"[gateway] host 127.0.0.1, port {gateway.smtp_port}, security none")
        typer.echo(f"[mailbox] host 127.0.0.1, port {gateway.imap_port}, user service")
        typer.echo(f"[notices] host 127.0.0.1, port {gateway.office_port}")
        typer.echo(f"The password is {wish.password}; verdicts come {wish.speed:g} times as fast.")
        typer.echo(f"{NUMBERS}\nCtrl-C ends it.")
        _until_interrupted()


def _until_interrupted() -> None:
    # systemd and `kill` ask with SIGTERM: that ends it as cleanly as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        typer.echo("Ended.")


@contextmanager
def _port_free() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise BadUsage(
            what="A port is taken by another program.", todo="Give another one; --help names them."
        ) from error
