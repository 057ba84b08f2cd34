"""[gateway] and [second_gateway]: a fax service, and the mail server that takes its mails."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from faxflow.config.pacing import QuietHoursText
from faxflow.config.section import MOST_HOURS, MOST_MINUTES, MOST_SECONDS
from faxflow.config.server import Server
from faxflow.config.values import CountryCode
from faxflow.domain.number_variables import NUMBER_VARIABLES, fields_of


class SilenceMeans(StrEnum):
    DELIVERED = "delivered"
    IN_DOUBT = "in-doubt"


_BRACED = ", ".join(f"{{{name}}}" for name in sorted(NUMBER_VARIABLES))


def _holds_pdf(kinds: tuple[str, ...]) -> tuple[str, ...]:
    if "pdf" not in kinds:
        raise ValueError("pdf is not among them, and faxflow sends nothing else")
    return kinds


FileKinds = Annotated[tuple[str, ...], AfterValidator(_holds_pdf)]


class GatewaySettings(Server):
    """What a profile may give is all but `profile` itself; docs/gateways.md lists the keys.

    `address`, `subject` and `headers` take the variables of `domain.number_forms`; `country`
    (ISO) is where the gateway dials from.
    `final_timeout_seconds` is the wait after the final dot (RFC 5321 4.5.3.2.6: ten minutes).
    `verdict_within_minutes` is how long the gateway dials by itself before it reports; null:
    not known. `confirms` is null where nobody has told us whether it reports a delivery.
    """

    section: ClassVar[str] = "[gateway]"

    profile: str | None = None
    name: str = Field(default="gateway", pattern=r"^\S+$")
    address: str
    sender: str
    country: CountryCode = "US"
    caller_id: str | None = Field(default=None, pattern=r"^\+[1-9]\d{5,14}$")
    subject: str = "{reference}"
    body: str = ""
    headers: Mapping[str, str] = {}
    accepts: FileKinds = ("pdf",)
    max_pages: int | None = Field(default=None, ge=1)
    max_megabytes: float | None = Field(default=None, gt=0)
    connections: int = Field(default=2, ge=1, le=16)
    messages_per_minute: float = Field(default=90.0, ge=0.01)
    line_busy_minutes: float = Field(default=5.0, ge=0, le=MOST_MINUTES)
    confirms: bool | None = None
    verdict_within_minutes: float | None = Field(default=None, gt=0, le=MOST_MINUTES)
    quiet_hours: QuietHoursText = "none"
    notice_domains: tuple[str, ...] = ()
    echoes_reference: bool = True
    late_notice_minutes: float = Field(default=30.0, ge=0, le=MOST_MINUTES)
    silence_hours: float = Field(default=24.0, gt=0, le=MOST_HOURS)
    silence_means: SilenceMeans = SilenceMeans.IN_DOUBT
    final_timeout_seconds: float = Field(default=600.0, gt=0, le=MOST_SECONDS)

    @model_validator(mode="after")
    def _says_whom_to_fax(self) -> "GatewaySettings":
        patterns = (self.address, self.subject, *self.headers.values())
        if not any(fields_of(pattern) & NUMBER_VARIABLES for pattern in patterns):
            raise ValueError(f"neither address, subject nor headers holds one of {_BRACED}")
        return self

    @model_validator(mode="after")
    def _knows_what_silence_means(self) -> "GatewaySettings":
        if self.confirms and self.silence_means is SilenceMeans.DELIVERED:
            raise ValueError("a gateway that confirms deliveries delivers nothing by silence")
        return self


class SecondGateway(GatewaySettings):
    """Used by hand (`faxflow gateway use`), or by itself where it `takes_over`."""

    section: ClassVar[str] = "[second_gateway]"

    name: str = Field(default="second-gateway", pattern=r"^\S+$")
    takes_over: bool = False
