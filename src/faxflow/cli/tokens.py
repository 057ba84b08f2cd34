"""Finds the tokens of the servers that sign in by OAuth; heavy libraries load only then."""

from faxflow.adapters.mail_security import TokenSource
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.config.server import Auth, Server
from faxflow.config.telling import Telling


def tokens_for(
    config: Config | Telling, secrets: Secrets, server: Server, part: str
) -> TokenSource | None:
    """The tokens for a server, or None where it takes a password; `part` is its section's name."""
    if server.auth is not Auth.OAUTH or config.oauth is None or server.user is None:
        return None
    from faxflow.adapters.oauth.tokens import token_source

    folder = config.paths.data
    return token_source(config.oauth, server.user, secrets.get, part=part, folder=folder)
