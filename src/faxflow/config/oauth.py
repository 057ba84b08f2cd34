"""[oauth]: where tokens come from for the mail servers that take no password."""

from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from faxflow.config.section import MOST_SECONDS, Section
from faxflow.config.values import SecretName

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Provider(StrEnum):
    MICROSOFT = "microsoft"
    GOOGLE = "google"


class Flow(StrEnum):
    """`client-credentials` for servers; a person signs in by `device` code or in a `browser`."""

    CLIENT_CREDENTIALS = "client-credentials"
    DEVICE = "device"
    BROWSER = "browser"


_AUTHORITIES = {
    Provider.MICROSOFT: "https://login.microsoftonline.com",
    Provider.GOOGLE: "https://oauth2.googleapis.com",
}


class OAuthSettings(Section):
    """`client_secret` and `certificate` name secrets; the certificate wins.

    Google's `client_secret` holds the service account's key file (JSON) where the flow is
    client-credentials. `authority` and `resource` differ in sovereign clouds alone.
    """

    provider: Provider
    flow: Flow = Flow.CLIENT_CREDENTIALS
    tenant: str | None = None
    client_id: str | None = None
    client_secret: SecretName | None = None
    certificate: SecretName | None = None
    authority: str | None = None
    resource: str | None = None
    timeout_seconds: float = Field(default=30.0, gt=0, le=MOST_SECONDS)

    @field_validator("authority")
    @classmethod
    def _is_protected(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            return url.rstrip("/")
        raise ValueError("it must begin with https://")

    @model_validator(mode="after")
    def _has_what_its_flow_needs(self) -> "OAuthSettings":
        for key in _needed(self.provider, self.flow):
            if getattr(self, key) is None:
                raise ValueError(f"{self.provider} with flow {self.flow} needs the key {key}")
        as_app = (self.provider, self.flow) == (Provider.MICROSOFT, Flow.CLIENT_CREDENTIALS)
        if as_app and self.client_secret is None and self.certificate is None:
            raise ValueError("it needs the key client_secret or certificate")
        return self

    @property
    def authority_url(self) -> str:
        """Where tokens are asked for, without a last slash."""
        return self.authority or _AUTHORITIES[self.provider]


def _needed(provider: Provider, flow: Flow) -> tuple[str, ...]:
    match provider, flow:
        case Provider.MICROSOFT, Flow.CLIENT_CREDENTIALS | Flow.DEVICE:
            return ("tenant", "client_id")
        case Provider.GOOGLE, Flow.CLIENT_CREDENTIALS:
            return ("client_secret",)
        case Provider.GOOGLE, Flow.BROWSER:
            return ("client_id", "client_secret")
        case Provider.GOOGLE, _:
            raise ValueError("Google's device codes do not open mail: set flow to browser")
        case _:
            raise ValueError("Microsoft's people sign in with flow device")
