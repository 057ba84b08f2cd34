"""[gateway]: the e-mail-to-fax service, and the mail server that takes its mails."""

from enum import StrEnum

from pydantic import Field, field_validator

from faxflow.config.server import Server


class SilenceMeans(StrEnum):
    DELIVERED = "delivered"
    IN_DOUBT = "in-doubt"


class GatewaySettings(Server):
    """`address` takes `{number}` (E.164 digits, no plus) or `{national}`.

    `final_timeout_seconds` is the wait after the final dot (RFC 5321 4.5.3.2.6: ten minutes).
    """

    name: str = "gateway"
    address: str
    sender: str
    subject: str = "{reference}"
    body: str = ""
    notice_domains: tuple[str, ...] = ()
    echoes_reference: bool = True
    silence_hours: float = Field(default=24.0, gt=0)
    silence_means: SilenceMeans = SilenceMeans.IN_DOUBT
    final_timeout_seconds: float = Field(default=600.0, gt=0)

    @field_validator("address")
    @classmethod
    def _names_the_number(cls, address: str) -> str:
        if "{number}" not in address and "{national}" not in address:
            raise ValueError("it holds neither {number} nor {national}")
        return address
