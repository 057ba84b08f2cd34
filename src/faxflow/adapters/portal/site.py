"""A portal's site: its recording and all that a recording cannot say by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field

from faxflow.adapters.portal.page_rules import PageRule, Ways
from faxflow.config.section import Section
from faxflow.domain.page_place import written
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recording import Recording
from faxflow.domain.sign_in import sign_in_step


class SignedIn(Section):
    """What is seen once the sign-in worked, and the texts that say it was refused or is over.

    `after_step` is the step that submits it, where that is not the first click or Enter
    after the secret was typed. `on_every_page` asks for the sign before every later step.
    """

    text: str | None = Field(default=None, min_length=1)
    selector: Ways = ()
    refused: str | None = Field(default=None, min_length=1)
    ended: str | None = Field(default=None, min_length=1)
    on_every_page: bool = False
    after_step: int | None = Field(default=None, ge=1)

    @property
    def sought(self) -> str:
        """The sign, for messages."""
        return self.text or " or ".join(map(written, self.selector))


class Screenshots(Section):
    """What the browser shows when a walk fails is kept for so many days; it holds patient data."""

    keep_days: int = Field(ge=1, le=365)


@dataclass(frozen=True, slots=True)
class Site:
    """`base_url` takes the place of the scheme, host and port that the recording starts with.

    `variables` maps a place's name to its text, `secrets` to the name of a secret, and
    `codes` to the name of a secret that one-time codes are made of. `report_is_page` where the
    portal shows the report and lets nobody download it.
    """

    path: Path
    recording_path: Path
    recording: Recording
    base_url: str | None
    variables: Mapping[str, str]
    secrets: Mapping[str, str]
    codes: Mapping[str, str]
    signed_in: SignedIn
    pages: tuple[PageRule, ...]
    screenshots: Screenshots | None
    report_is_page: bool
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
        return sign_in_step(self.recording, [*self.secrets, *self.codes])

    @property
    def code_secrets(self) -> frozenset[str]:
        """The names of the secrets that one-time codes are made of."""
        rules = (rule.secret for rule in self.pages if rule.secret)
        return frozenset((*self.codes.values(), *rules))

    @property
    def secret_names(self) -> frozenset[str]:
        """The names of all secrets that a walk may need."""
        return self.code_secrets | frozenset(self.secrets.values())

    @property
    def first_submit_step(self) -> int | None:
        """The first step that submits a secret; a one-time code may follow on a page of its own."""
        places = (*self.secrets, *self.codes)
        steps = (sign_in_step(self.recording, [place]) for place in places)
        return min(filter(None, steps), default=None)

    @property
    def longest_wait_seconds(self) -> float:
        """For how long a page may well load: a report may be made while its link is open."""
        steps = (step.timeout_seconds or 0 for step in self.recording.steps)
        return max(self.download_timeout_seconds, self.step_timeout_seconds, *steps)

    def placed(self, url: str) -> str:
        """The address on this site's server, where it stood on the recorded one."""
        recorded, asked = urlsplit(self._first_url()), urlsplit(url)
        if self.base_url is None or asked[:2] != recorded[:2]:
            return url
        return urlunsplit((*urlsplit(self.base_url)[:2], *asked[2:]))

    def _first_url(self) -> str:
        actions = (step.action for step in self.recording.steps)
        return next((action.url for action in actions if isinstance(action, Navigate)), "")
