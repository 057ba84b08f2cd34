"""The configuration's shape: every section, key and default of faxflow.toml."""

from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from faxflow.config.values import HostName, PathBesideFile, SecretName, ZoneName


class Environment(StrEnum):
    PRODUCTION = "production"
    REHEARSAL = "rehearsal"


class Security(StrEnum):
    """How a mail connection is protected; `none` is accepted on loopback only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class SourceKind(StrEnum):
    PORTAL = "portal"
    DROP_FOLDER = "drop-folder"


class EngineName(StrEnum):
    AUTO = "auto"
    LIBREOFFICE = "libreoffice"
    WORD = "word"
    BUILTIN = "builtin"


class SilenceMeans(StrEnum):
    DELIVERED = "delivered"
    IN_DOUBT = "in-doubt"


class Section(BaseModel):
    """A table of faxflow.toml; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Practice(Section):
    name: str
    environment: Environment
    time_zone: ZoneName
    country: str = Field(default="US", pattern="^[A-Z]{2}$")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class Paths(Section):
    data: PathBesideFile


class Source(Section):
    """`site` for a portal; `folder` and `pattern` for a drop folder."""

    kind: SourceKind
    site: PathBesideFile | None = None
    folder: PathBesideFile | None = None
    pattern: str = "*"
    chromium: PathBesideFile | None = None
    chromedriver: PathBesideFile | None = None

    @model_validator(mode="after")
    def _has_its_place(self) -> "Source":
        if self.kind is SourceKind.PORTAL and self.site is None:
            raise ValueError("a portal needs the key site")
        if self.kind is SourceKind.DROP_FOLDER and self.folder is None:
            raise ValueError("a drop-folder needs the key folder")
        return self


class Report(Section):
    mapping: PathBesideFile


class LetterSettings(Section):
    template: PathBesideFile
    engine: EngineName = EngineName.AUTO
    workers: int = Field(default=2, ge=1, le=16)


class Server(Section):
    """A mail server; `password` names the secret, never holds it."""

    host: HostName
    port: int = Field(ge=1, le=65535)
    security: Security = Security.STARTTLS
    user: str | None = None
    password: SecretName | None = None
    timeout_seconds: float = Field(default=60.0, gt=0)


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


class MailboxSettings(Server):
    folder: str = "INBOX"


class NoticeSettings(Server):
    sender: str
    to: tuple[str, ...] = Field(min_length=1)


class RetrySettings(Section):
    attempts: int = Field(default=4, ge=1, le=4)


class FollowUp(Section):
    """When the follow-up task of a sent fax comes due, in hours after the hand-over."""

    hours: float = Field(default=48.0, gt=0)


class Config(Section):
    """All of faxflow.toml; paths in it are relative to the file itself."""

    practice: Practice
    paths: Paths
    source: Source
    report: Report
    letter: LetterSettings
    gateway: GatewaySettings
    mailbox: MailboxSettings
    notices: NoticeSettings
    retry: RetrySettings = RetrySettings()
    follow_up: FollowUp = FollowUp()
