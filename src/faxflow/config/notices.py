"""[notices]: where staff are told what needs a person, and nowhere else."""

from enum import StrEnum

from pydantic import Field, field_validator, model_validator

from faxflow.config.server import Server
from faxflow.config.values import LoneHost, SecretName


class WebhookStyle(StrEnum):
    """What the address expects: a Teams Workflow an Adaptive Card, Slack plain text."""

    TEAMS = "teams"
    SLACK = "slack"


class NoticeSettings(Server):
    """The mail server for alerts; beside it, where wanted, a webhook and a command.

    `webhook` names the secret that holds the address, since whoever knows it can post there.
    """

    sender: str
    to: tuple[str, ...] = Field(min_length=1)
    # With cron every quarter of an hour, a fax out of tries reaches a person within the hour.
    digest_minutes: float = Field(default=45.0, ge=1, le=45)
    webhook: SecretName | None = None
    webhook_style: WebhookStyle = WebhookStyle.TEAMS
    webhook_hosts: tuple[LoneHost, ...] | None = None
    command: tuple[str, ...] = ()
    command_timeout_seconds: float = Field(default=30.0, gt=0, le=600)

    @property
    def domain(self) -> str:
        """The domain that their Message-IDs end in."""
        return self.sender.rpartition("@")[2].strip("> ") or "localhost"

    @field_validator("command")
    @classmethod
    def _is_one_program_and_no_other(cls, command: tuple[str, ...]) -> tuple[str, ...]:
        if command and not command[0].startswith("/"):
            raise ValueError("its first word is the program's whole path, as /usr/local/bin/page")
        return command

    @model_validator(mode="after")
    def _approves_its_webhook(self) -> "NoticeSettings":
        if self.webhook and not self.webhook_hosts:
            raise ValueError("webhook_hosts must name the hosts that the webhook may lead to")
        return self
