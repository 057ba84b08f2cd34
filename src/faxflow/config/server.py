"""How a mail server is reached."""

from enum import StrEnum

from pydantic import Field

from faxflow.config.section import Section
from faxflow.config.values import HostName, SecretName


class Security(StrEnum):
    """How a mail connection is protected; `none` is accepted on loopback only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Server(Section):
    """A mail server; `password` names the secret, never holds it."""

    host: HostName
    port: int = Field(ge=1, le=65535)
    security: Security = Security.STARTTLS
    user: str | None = None
    password: SecretName | None = None
    timeout_seconds: float = Field(default=60.0, gt=0)


class MailboxSettings(Server):
    folder: str = "INBOX"
