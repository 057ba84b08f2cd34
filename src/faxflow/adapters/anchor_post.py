"""Posts an anchor, as plain text, to an address that is a secret."""

from http import HTTPStatus

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.secret_address import Approval, Request, ask, secret_address
from faxflow.config.audit import AuditSettings
from faxflow.errors import ConfigurationProblem

_SECTION = "[audit]"


def post_anchor(settings: AuditSettings, name: str, secret: Secret, line: str) -> None:
    """Posts it once. Raises ServerUnreachable, ConfigurationProblem or SecretMissing."""
    address = secret_address(secret(name), name, Approval(settings.hosts or (), "hosts", _SECTION))
    content = f"{line}\n".encode()
    request = Request("anchor", "POST", content, "text/plain; charset=utf-8")
    reply = ask(address, request, settings.timeout_seconds)
    if reply.status not in range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES):
        raise ConfigurationProblem(
            where=f"anchor {address.host}",
            what=f"it answered {reply.status}",
            todo=f"Look at the secret {name}, and at what listens there.",
        )
