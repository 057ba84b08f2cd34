"""[source]: the door that the day's report comes by, with the keys of each kind."""

from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from faxflow.config.section import MOST_HOURS, MOST_SECONDS, Section
from faxflow.config.values import HostName, PathBesideFile, SecretName
from faxflow.domain.host_key import HostKey, host_key
from faxflow.domain.loopback import is_loopback
from faxflow.domain.place import is_day, places_in


class SourceKind(StrEnum):
    PORTAL = "portal"
    DROP_FOLDER = "drop-folder"
    SFTP = "sftp"
    HTTPS = "https"


class HttpsAuth(StrEnum):
    """What shows the server who asks; all but `none` take it from a secret."""

    NONE = "none"
    BASIC = "basic"
    BEARER = "bearer"
    HEADER = "header"


def _holds_days_alone(text: str) -> str:
    strange = next((one for one in places_in(text) if not is_day(one)), None)
    if strange is not None:
        raise ValueError(f"nothing fills ${{{strange}}}; a day is ${{today:%Y%m%d}}")
    return text


def _names_files(pattern: str) -> str:
    if "/" in pattern:
        raise ValueError("it names files, and folder their folder: no slash")
    return _holds_days_alone(pattern)


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


DayText = Annotated[str, AfterValidator(_holds_days_alone)]
FilePattern = Annotated[str, AfterValidator(_names_files)]


class PortalSettings(Section):
    """A portal behind a browser, walked through by the recording of `site`."""

    kind: Literal[SourceKind.PORTAL]
    site: PathBesideFile
    chromium: PathBesideFile | None = None
    chromedriver: PathBesideFile | None = None


class FilesSettings(Section):
    """Which of a folder's files is a day's report, and when it counts as finished.

    `pattern` may name the day: `appts-${today:%Y%m%d}*.csv`. Where it does not, the file's day
    is that of its last change, `early_hours` before midnight being the next day's already.
    `max_age_hours` is how old the file may be; None: as old as its day allows.
    """

    pattern: FilePattern = "*"
    max_age_hours: float | None = Field(default=None, gt=0, le=MOST_HOURS)
    early_hours: float = Field(default=0.0, ge=0, le=12)
    settle_seconds: float = Field(default=2.0, ge=0, le=600)
    max_megabytes: float = Field(default=500.0, gt=0, le=10_000)


class DropFolderSettings(FilesSettings):
    """A folder on this machine."""

    kind: Literal[SourceKind.DROP_FOLDER]
    folder: PathBesideFile


class SftpSettings(FilesSettings):
    """A folder on an SSH server, which one of `host_key` proves to be the right one.

    `password` and `passphrase` name secrets; `folder` is the server's, relative to the account's.
    """

    kind: Literal[SourceKind.SFTP]
    host: HostName
    port: int = Field(default=22, ge=1, le=65535)
    user: str = Field(min_length=1)
    password: SecretName | None = None
    key_file: PathBesideFile | None = None
    passphrase: SecretName | None = None
    host_key: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    folder: str = "."
    timeout_seconds: float = Field(default=60.0, gt=0, le=MOST_SECONDS)

    @property
    def server(self) -> str:
        """Host and port, as people name it."""
        return f"{self.host}:{self.port}"

    @property
    def host_keys(self) -> tuple[HostKey, ...]:
        """Those that the server may show; with none of them nobody signs in."""
        return tuple(host_key(one) for one in self.host_key)

    @field_validator("host_key")
    @classmethod
    def _are_host_keys(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        for one in written:
            host_key(one)
        return written

    @model_validator(mode="after")
    def _signs_in_one_way(self) -> "SftpSettings":
        if (self.password is None) == (self.key_file is None):
            raise ValueError("sftp signs in with one of them: password, or key_file")
        if self.passphrase and not self.key_file:
            raise ValueError("passphrase opens the key in key_file, and there is none")
        return self


class HttpsSettings(Section):
    """One file at an address; `password` and `token` name secrets.

    A redirect is followed on the same host and to `redirect_hosts`, who are shown no secret.
    `max_age_hours` goes by the server's word for when the file was changed, where it has one.
    """

    kind: Literal[SourceKind.HTTPS]
    url: DayText
    auth: HttpsAuth = HttpsAuth.NONE
    user: str | None = None
    password: SecretName | None = None
    token: SecretName | None = None
    header: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]+$")
    ca_file: PathBesideFile | None = None
    redirect_hosts: tuple[str, ...] = ()
    max_age_hours: float | None = Field(default=None, gt=0, le=MOST_HOURS)
    timeout_seconds: float = Field(default=60.0, gt=0, le=MOST_SECONDS)
    max_megabytes: float = Field(default=500.0, gt=0, le=10_000)

    @property
    def secret(self) -> str | None:
        """The name of the secret that is shown, if any."""
        return self.password or self.token

    @field_validator("url")
    @classmethod
    def _is_protected(cls, url: str) -> str:
        parts = _address(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
            raise ValueError("it begins with https://; plain http is for loopback only")
        if "@" in parts.netloc:
            raise ValueError("no user stands in it: user and password have keys of their own")
        return url

    @model_validator(mode="after")
    def _shows_what_its_auth_needs(self) -> "HttpsSettings":
        given = {key for key in _SHOWN if getattr(self, key) is not None}
        needed = _NEEDED[self.auth]
        if lacks := sorted(needed - given):
            raise ValueError(f'auth = "{self.auth}" needs the key {" and ".join(lacks)}')
        if over := sorted(given - needed):
            raise ValueError(f'auth = "{self.auth}" shows nobody its {over[0]}')
        return self


Source = Annotated[
    PortalSettings | DropFolderSettings | SftpSettings | HttpsSettings,
    Field(discriminator="kind"),
]

_SHOWN = ("user", "password", "token", "header")
_NEEDED = {
    HttpsAuth.NONE: frozenset[str](),
    HttpsAuth.BASIC: frozenset({"user", "password"}),
    HttpsAuth.BEARER: frozenset({"token"}),
    HttpsAuth.HEADER: frozenset({"header", "token"}),
}


def _address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise ValueError("it is no address, as https://portal.example/export.csv")
