"""[ping] and [metrics]: what tells others that runs happen, and how things stand."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pydantic import Field, field_validator, model_validator

from faxflow.config.section import Section
from faxflow.config.values import LoneHost, PathBesideFile, SecretName

_COMMAND: Final = re.compile(r"[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*")
MORNING: Final = "run-morning"
"""The command that `url` is of: the one whose absence nobody would see."""

_MOST_SECONDS: Final = 30.0


class PingStyle(StrEnum):
    """Whose way of being pinged the address has."""

    HEALTHCHECKS = "healthchecks"
    UPTIME_KUMA = "uptime-kuma"
    CRONITOR = "cronitor"
    DEAD_MANS_SNITCH = "dead-mans-snitch"


class PingSettings(Section):
    """`url` is the NAME of the secret that holds the address for run-morning, `urls` names those
    of other commands: whoever knows an address can say that all is well.

    `hosts` are those that the addresses may lead to. A rehearsal pings only where it is told to.
    """

    style: PingStyle = PingStyle.HEALTHCHECKS
    url: SecretName | None = None
    urls: Mapping[str, SecretName] = {}
    hosts: tuple[LoneHost, ...] | None = None
    timeout_seconds: float = Field(default=4.0, gt=0, le=_MOST_SECONDS)
    rehearsal: bool = False

    @property
    def secrets(self) -> Mapping[str, str]:
        """The secret's name by command."""
        morning = {MORNING: self.url} if self.url else {}
        return {**morning, **self.urls}

    @field_validator("urls")
    @classmethod
    def _are_of_commands(cls, urls: Mapping[str, str]) -> Mapping[str, str]:
        if any(not _COMMAND.fullmatch(command) for command in urls):
            raise ValueError('its keys are commands without options, as "store backup"')
        return urls

    @model_validator(mode="after")
    def _names_each_once(self) -> "PingSettings":
        if self.url and MORNING in self.urls:
            raise ValueError(f"url is that of {MORNING} already: leave it out of urls")
        if self.secrets and not self.hosts:
            raise ValueError("hosts must name the hosts that the addresses may lead to")
        return self


class MetricsSettings(Section):
    """`file` is for node_exporter's textfile collector, and ends in .prom; None: none is kept."""

    file: PathBesideFile | None = None

    @model_validator(mode="after")
    def _is_seen(self) -> "MetricsSettings":
        if self.file and self.file.suffix != ".prom":
            raise ValueError("file must end in .prom: the collector reads no other files")
        return self
