"""The configuration's shape: every section, key and default of faxflow.toml."""

from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from faxflow.config.gateway import GatewaySettings
from faxflow.config.notices import NoticeSettings
from faxflow.config.retry import RetrySettings
from faxflow.config.section import Section
from faxflow.config.server import MailboxSettings
from faxflow.config.values import PathBesideFile, ZoneName


class Environment(StrEnum):
    PRODUCTION = "production"
    REHEARSAL = "rehearsal"


class SourceKind(StrEnum):
    PORTAL = "portal"
    DROP_FOLDER = "drop-folder"


class EngineName(StrEnum):
    AUTO = "auto"
    LIBREOFFICE = "libreoffice"
    WORD = "word"
    BUILTIN = "builtin"


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

    def gateway_called(self, name: str) -> GatewaySettings:
        """The gateway of that name; the first where none is called so any more."""
        return next((one for one in (self.gateway,) if one.name == name), self.gateway)
