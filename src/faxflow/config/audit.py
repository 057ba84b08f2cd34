"""[audit]: where the head of the history goes each day, out of this machine's reach."""

from typing import Final

from pydantic import Field, model_validator

from faxflow.config.report_mail import Address
from faxflow.config.section import Section
from faxflow.config.values import LoneHost, SecretName

_MOST_SECONDS: Final = 30.0


class AuditSettings(Section):
    """`anchor_to` are mailed it by the server of [notices]. `anchor_url` is the NAME of the secret
    that holds an address to which it is posted, at one of `hosts`."""

    anchor_to: tuple[Address, ...] = ()
    anchor_url: SecretName | None = None
    hosts: tuple[LoneHost, ...] | None = None
    timeout_seconds: float = Field(default=5.0, gt=0, le=_MOST_SECONDS)

    @property
    def goes_somewhere(self) -> bool:
        """Whether an anchor leaves this machine by itself."""
        return bool(self.anchor_to or self.anchor_url)

    @model_validator(mode="after")
    def _names_its_host(self) -> "AuditSettings":
        if self.anchor_url and not self.hosts:
            raise ValueError("anchor_url needs hosts: those that the address may lead to")
        return self
