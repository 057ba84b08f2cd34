"""What the checks ask of the machine and of servers; nothing that is asked changes anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from faxflow.config.gateway import GatewaySettings
from faxflow.config.letter import EngineName
from faxflow.config.server import InboxSettings, Server
from faxflow.config.source import PortalSettings, SftpSettings
from faxflow.domain.letter_survey import Finding, Survey
from faxflow.domain.machine_facts import Account, FileFacts, Misfit, Mount, Program, Space
from faxflow.domain.schedule.standing import Standing
from faxflow.domain.server_facts import InboxFacts, PageFacts, SiteFacts, SubmissionFacts


class Libraries(Protocol):
    """Python, and what was installed for us."""

    def python(self) -> tuple[int, int, int]:
        """Its version."""

    def misfits(self) -> Sequence[Misfit] | None:
        """Those not here in the version wanted; None where nobody says which are wanted."""

    def unloadable(self) -> Sequence[str]:
        """Those that are here and do not load."""

    def made_anew(self) -> str:
        """The command that installs them again."""


class Programs(Protocol):
    """Programs that draw letters, read scans and walk through portals."""

    def office(self) -> Program | None:
        """LibreOffice, None where it is not installed."""

    def draws_a_letter(self) -> bool:
        """Whether LibreOffice makes a PDF of a tiny letter. Raises PartMissing."""

    def has_word(self) -> bool:
        """Whether Microsoft Word and what drives it are here."""

    def ocr_languages(self) -> tuple[str, ...] | None:
        """The languages that Tesseract reads; None where it is not installed."""

    def browser(self, source: PortalSettings) -> Program | None:
        """Chromium or Chrome."""

    def driver(self, source: PortalSettings) -> Program | None:
        """What drives it."""

    def opens_a_page(self, source: PortalSettings) -> bool:
        """Whether the browser starts and shows a page of this machine's. Raises PartMissing."""


class Letters(Protocol):
    """Looks at templates."""

    def survey(self, template: Path, engine: EngineName) -> Survey:
        """As `letter check` sees it. Raises FileMissing, FileUnreadable or PartMissing."""

    def fixed_text(self, template: Path) -> str:
        """What every letter of it says. Raises FileMissing or FileUnreadable."""

    def fonts(self, template: Path) -> Sequence[Finding] | None:
        """What is to be said of its fonts; None where the system knows nothing of fonts.

        Raises FileMissing or FileUnreadable.
        """


class Files(Protocol):
    """Owners, modes, disks."""

    def account(self) -> Account:
        """Who runs this."""

    def look(self, path: Path) -> FileFacts | None:
        """What lies there, None where nothing does. Raises OSError where nobody may look."""

    def inside(self, folder: Path) -> Sequence[FileFacts]:
        """What lies in the folder itself."""

    def beginning(self, path: Path) -> bytes:
        """Its first bytes, a few. Raises OSError."""

    def may_write(self, path: Path) -> bool:
        """Whether this account may change what is there."""

    def may_read(self, path: Path) -> bool:
        """Whether this account may look into what is there."""

    def may_run(self, path: Path) -> bool:
        """Whether this account may start it."""

    def mount(self, path: Path) -> Mount | None:
        """The file system that holds it; None where the system does not tell."""

    def space(self, path: Path) -> Space:
        """What is free there."""

    def scratch(self) -> Path:
        """Where programs put what they need for a while."""


class Clocks(Protocol):
    """The machine's clock."""

    def synchronised(self) -> bool | None:
        """Whether the system says that something keeps it right; None where it does not say."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    def zone(self) -> str:
        """The machine's time zone, as America/Chicago."""


class Servers(Protocol):
    """Mail servers, and the names behind them."""

    def inbox(self, settings: InboxSettings, part: str) -> InboxFacts:
        """Signs in once, looks, and leaves.

        Raises LoginRefused, ServerUnreachable, InsecureServer, SecretMissing or
        ConfigurationProblem.
        """

    def submission(
        self, settings: Server, part: str, sender: str, recipients: Sequence[str]
    ) -> SubmissionFacts:
        """Signs in once, says who would write to whom, takes it back and leaves: never DATA.

        Raises as `inbox`, and WrongGateway.
        """

    def renew_token(self, settings: Server, part: str) -> None:
        """Has a new token made. Raises TokenRefused, ServerUnreachable, SecretMissing or
        ConfigurationProblem."""

    def resolves(self, host: str) -> bool:
        """Whether the name leads to an address."""

    def mail_exchangers(self, domain: str) -> tuple[str, ...] | None:
        """Who takes the domain's mail; None where nobody could be asked."""

    def sender_policy(self, domain: str) -> str | None:
        """The domain's SPF line, empty where it has none; None where nobody could be asked."""

    def leads_to(self, name: str, hosts: Sequence[str], *, key: str, section: str) -> str:
        """The host that the secret address called `name` leads to, one of `hosts`.

        Raises SecretMissing or ConfigurationProblem.
        """

    def fax_address(self, settings: GatewaySettings) -> str:
        """The mail address of a sample number. Raises ConfigurationProblem."""


class Doors(Protocol):
    """Where reports come from."""

    def site(self, path: Path) -> SiteFacts:
        """The portal's site. Raises FileMissing or ConfigurationProblem."""

    def page(self, url: str, ca_file: Path | None) -> PageFacts:
        """Asks for one page, and shows no secret. Raises ServerUnreachable, CertificateRejected
        or ConfigurationProblem."""

    def sftp(self, settings: SftpSettings) -> int:
        """Signs in, and counts the files of the folder. Raises as SftpSource.fetch."""


class Schedules(Protocol):
    """What calls faxflow by itself."""

    def standing(self) -> Standing:
        """What is installed for this configuration. Raises as load_config does."""

    def cron_runs(self) -> bool | None:
        """Whether a cron is at work; None where processes cannot be seen."""

    def systemd_runs(self) -> bool:
        """Whether systemd runs this machine."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """All that a check looks with."""

    libraries: Libraries
    programs: Programs
    letters: Letters
    files: Files
    clocks: Clocks
    servers: Servers
    doors: Doors
    schedules: Schedules
