"""What sign-in does: lets a person sign in once, and proves that each server lets us in."""

import secrets as randomness
import sys
from collections.abc import Mapping, Sequence

import typer

from faxflow.adapters.mail_security import Peer, TokenSource
from faxflow.cli.session import Answer
from faxflow.cli.tokens import tokens_for
from faxflow.config.gateway import GatewaySettings
from faxflow.config.model import Config
from faxflow.config.notices import NoticeSettings
from faxflow.config.secrets import Secrets
from faxflow.config.server import Auth, Server
from faxflow.errors import BadUsage, ExitCode, FaxflowError

_OF_THE_SERVER = frozenset({ExitCode.LOGIN_REFUSED, ExitCode.TRY_LATER})
"""What the others need not share."""

_PATIENCE_SECONDS = 5.0
"""For so long a server that is down is tried again."""


def sign_in(config: Config, secrets: Secrets, given: str | None, *, check: bool) -> Answer:
    """Signs in to the part that is given, else to all that want OAuth; `check` asks nobody.

    One server that does not let us in keeps no other from being tried. Raises LoginRefused,
    ServerUnreachable, BadUsage or ConfigurationProblem.
    """
    parts = _chosen(config, given, check=check)
    sources = {part: tokens_for(config, secrets, server, part) for part, server in parts.items()}
    if not check:
        _by_person(parts, sources)
    done: list[dict[str, object]] = []
    failed: dict[str, FaxflowError] = {}
    for part in parts:
        try:
            done.append(_proved(part, parts[part], secrets, sources[part]))
        except FaxflowError as problem:
            if problem.exit_code not in _OF_THE_SERVER:
                raise
            failed[part] = problem
    return _told(done, failed)


def _told(done: Sequence[Mapping[str, object]], failed: Mapping[str, FaxflowError]) -> Answer:
    """What each server says. Raises the failure of the only one that was asked."""
    if len(failed) == 1 and not done:
        raise next(iter(failed.values()))
    lines = [f"{one['part']}: {one['server']} lets {one['user']} in." for one in done]
    empty = "" if failed else "No server signs in by OAuth."
    refused = [{"part": part, "told": str(problem)} for part, problem in failed.items()]
    return Answer(
        "\n".join(lines) or empty,
        {"signed_in": [*done], "refused": refused},
        problems=[f"{one['part']}: {one['told']}" for one in refused],
        code=min((one.exit_code for one in failed.values()), default=ExitCode.DONE),
    )


def _chosen(config: Config, given: str | None, *, check: bool) -> dict[str, Server]:
    parts = _parts(config)
    if given is None:
        return {part: one for part, one in parts.items() if check or one.auth is Auth.OAUTH}
    if given not in parts:
        raise BadUsage(what=f"{given!r} is no mail server.", todo=f"Known: {', '.join(parts)}.")
    if not check and parts[given].auth is Auth.PASSWORD:
        raise BadUsage(
            what=f"[{given}] signs in with a password.", todo="Set auth to oauth, or add --check."
        )
    return {given: parts[given]}


def _parts(config: Config) -> dict[str, Server]:
    gateways = {one.section.strip("[]"): one for one in config.gateways}
    intake = {"intake_mailbox": config.intake_mailbox} if config.intake_mailbox else {}
    return {**gateways, "mailbox": config.mailbox, "notices": config.notices, **intake}


def _by_person(parts: Mapping[str, Server], sources: Mapping[str, TokenSource | None]) -> None:
    """Each mailbox once, however many servers it is used with."""
    from faxflow.adapters.oauth.person import Person
    from faxflow.adapters.oauth.tokens import PersonSignIn

    person = Person(_tell, sys.stdin.readline, lambda: randomness.token_urlsafe(48))
    done: set[str | None] = set()
    for part, source in sources.items():
        user = parts[part].user
        if isinstance(source, PersonSignIn) and user not in done:
            done.add(user)
            account = source.sign_in(person)
            _tell(f"{account} has signed in for {user}.")


def _proved(
    part: str, server: Server, secrets: Secrets, tokens: TokenSource | None
) -> dict[str, object]:
    peer = Peer(server, f"[{part}]", tokens)
    if isinstance(server, GatewaySettings | NoticeSettings):
        from faxflow.adapters import smtp_connection

        smtp_connection.connect(peer, secrets.get, server.sender).close()
    else:
        from faxflow.adapters import imap_connection

        imap_connection.hang_up(
            imap_connection.connect(peer, secrets.get, patience_seconds=_PATIENCE_SECONDS)
        )
    return {"part": part, "server": peer.name, "user": server.user or "anyone"}


def _tell(line: str) -> None:
    typer.echo(line, err=True)  # standard output is for the answer
