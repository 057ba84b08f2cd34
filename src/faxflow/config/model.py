"""The configuration's shape: every section, key and default of faxflow.toml."""

from enum import StrEnum
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from faxflow.config.alarms import Alarms
from faxflow.config.audit import AuditSettings
from faxflow.config.backup import BackupSettings
from faxflow.config.gateway import GatewaySettings, SecondGateway, SilenceMeans
from faxflow.config.hours import Hours
from faxflow.config.intake import IntakeMailbox, IntakeSettings
from faxflow.config.letter import LetterSettings
from faxflow.config.log import LogSettings
from faxflow.config.notices import NoticeSettings
from faxflow.config.numbers import NumberSettings
from faxflow.config.oauth import OAuthSettings
from faxflow.config.pacing import PacingSettings
from faxflow.config.referrals import ReferralSettings
from faxflow.config.report_mail import ReportMail
from faxflow.config.retention import RetentionSettings
from faxflow.config.retry import RetrySettings
from faxflow.config.schedule import ScheduleSettings
from faxflow.config.scorecard import ScorecardSettings
from faxflow.config.section import MOST_HOURS, Section
from faxflow.config.server import Auth, InboxSettings, MailboxSettings
from faxflow.config.signals import MetricsSettings, PingSettings
from faxflow.config.source import Source
from faxflow.config.store import StoreSettings
from faxflow.config.values import CountryCode, PathBesideFile, ZoneName
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.retry import RetryPolicy


class Environment(StrEnum):
    PRODUCTION = "production"
    REHEARSAL = "rehearsal"


class Practice(Section):
    name: str
    environment: Environment
    time_zone: ZoneName
    country: CountryCode = "US"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class Paths(Section):
    """`secrets` is the folder of the secrets, one file each, named as the secret is."""

    data: PathBesideFile
    secrets: PathBesideFile | None = None

    @property
    def store(self) -> Path:
        """The file of the store."""
        return self.data / "faxflow.db"

    @property
    def backups(self) -> Path:
        """Where its backups go, unless [backup] names another folder."""
        return self.data / "backups"


class Report(Section):
    mapping: PathBesideFile
    mail: ReportMail = ReportMail()


class FollowUp(Section):
    """When the follow-up task of a sent fax comes due, in hours after the hand-over."""

    hours: float = Field(default=48.0, gt=0, le=MOST_HOURS)


class Config(Section):
    """All of faxflow.toml; paths in it are relative to the file itself."""

    practice: Practice
    paths: Paths
    source: Source
    report: Report
    letter: LetterSettings
    gateway: GatewaySettings
    second_gateway: SecondGateway | None = None
    mailbox: MailboxSettings
    notices: NoticeSettings
    oauth: OAuthSettings | None = None
    retry: RetrySettings = RetrySettings()
    pacing: PacingSettings = PacingSettings()
    numbers: NumberSettings = NumberSettings()
    hours: Hours = Hours()
    alarms: Alarms = Alarms()
    follow_up: FollowUp = FollowUp()
    store: StoreSettings = StoreSettings()
    retention: RetentionSettings = RetentionSettings()
    backup: BackupSettings = BackupSettings()
    audit: AuditSettings = AuditSettings()
    referrals: ReferralSettings = ReferralSettings()
    intake: IntakeSettings = IntakeSettings()
    intake_mailbox: IntakeMailbox | None = None
    scorecard: ScorecardSettings = ScorecardSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    ping: PingSettings = PingSettings()
    metrics: MetricsSettings = MetricsSettings()
    log: LogSettings = LogSettings()

    @property
    def office_hours(self) -> OfficeHours:
        """When somebody is in the practice."""
        return self.hours.calendar(self.practice.zone, self.practice.country)

    @property
    def retry_policy(self) -> RetryPolicy:
        """What follows which failure, in this practice."""
        return self.retry.policy(self.office_hours)

    @property
    def gateways(self) -> tuple[GatewaySettings, ...]:
        """The first, and the second where there is one."""
        return (self.gateway, self.second_gateway) if self.second_gateway else (self.gateway,)

    @property
    def notice_domains(self) -> tuple[str, ...]:
        """The domains that results come from; none where a gateway names none."""
        named = [one.notice_domains for one in self.gateways]
        return tuple(dict.fromkeys(chain(*named))) if all(named) else ()

    def gateway_mailing_from(self, domain: str) -> GatewaySettings | None:
        """The gateway whose results come from this domain; None where not just one says so."""
        under = f".{domain}"
        found = [
            one
            for one in self.gateways
            if any(under.endswith(f".{named}") for named in one.notice_domains)
        ]
        return found[0] if len(found) == 1 else None

    def gateway_called(self, name: str) -> GatewaySettings:
        """The gateway of that name; one that is not here any more is judged with all care."""
        careful = {
            "name": name,
            "silence_means": SilenceMeans.IN_DOUBT,
            "silence_hours": max(one.silence_hours for one in self.gateways),
            "echoes_reference": False,
        }
        found = next((one for one in self.gateways if one.name == name), None)
        return found or self.gateway.model_copy(update=careful)

    @model_validator(mode="after")
    def _says_where_tokens_come_from(self) -> "Config":
        servers = (*self.gateways, self.mailbox, self.notices, self.intake_mailbox)
        if self.oauth is None and any(one and one.auth is Auth.OAUTH for one in servers):
            raise ValueError('auth = "oauth" needs the section [oauth]')
        return self

    @model_validator(mode="after")
    def _tells_the_gateways_apart(self) -> "Config":
        if self.second_gateway and self.second_gateway.name == self.gateway.name:
            raise ValueError("both gateways have one name: history could not tell them apart")
        return self

    @model_validator(mode="after")
    def _reads_no_folder_twice(self) -> "Config":
        intake, results = self.intake_mailbox, self.mailbox
        if intake and _place_of(intake) == _place_of(results):
            raise ValueError(
                "intake_mailbox and mailbox are one folder: each would take the other's mails"
            )
        return self


def _place_of(inbox: InboxSettings) -> tuple[str, int, str | None, str]:
    return inbox.host.lower(), inbox.port, inbox.user, inbox.folder
