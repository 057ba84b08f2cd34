"""A portal's site: its recording and all that a recording cannot say by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field

from faxflow.config.section import Section
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recording import Recording
from faxflow.domain.sign_in import sign_in_step


class SignedIn(Section):
    """What is seen once the sign-in worked, and the text that says it was refused.

    `after_step` is the step that submits it, where that is not the first click or Enter
    after the secret was typed.
    """

    text: str | None = None
    selector: str | None = None
    refused: str | None = None
    after_step: int | None = Field(default=None, ge=1)


@dataclass(frozen=True, slots=True)
class Site:
    """`base_url` takes the place of the scheme, host and port that the recording starts with.

    `variables` maps a place's name to its text, `secrets` to the name of a secret.
    """

    path: Path
    recording_path: Path
    recording: Recording
    base_url: str | None
    variables: Mapping[str, str]
    secrets: Mapping[str, str]
    signed_in: SignedIn
    download_pattern: str
    download_timeout_seconds: float
    step_timeout_seconds: float

    def at(self, base_url: str) -> "Site":
        """The same site on another server."""
        return replace(self, base_url=base_url)

    @property
    def server(self) -> str:
        """Host and port, as people name the portal."""
        return urlsplit(self.placed(self._first_url())).netloc or "the portal"

    @property
    def user(self) -> str:
        """The account that signs in, for messages."""
        return self.variables.get("user", "the service account")

    @property
    def secret(self) -> str:
        """The name of the secret that the sign-in types, for messages."""
        return next(iter(self.secrets.values()), "password")

    @property
    def sign_in_step(self) -> int | None:
        """The number of the step that submits the sign-in, or None where nothing is typed."""
        if self.signed_in.after_step:
            return self.signed_in.after_step
        return sign_in_step(self.recording, self.secrets)

    def placed(self, url: str) -> str:
        """The address on this site's server, where it stood on the recorded one."""
        recorded, asked = urlsplit(self._first_url()), urlsplit(url)
        if self.base_url is None or asked[:2] != recorded[:2]:
            return url
        return urlunsplit((*urlsplit(self.base_url)[:2], *asked[2:]))

    def _first_url(self) -> str:
        actions = (step.action for step in self.recording.steps)
        return next((action.url for action in actions if isinstance(action, Navigate)), "")
