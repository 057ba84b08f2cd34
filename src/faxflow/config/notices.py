"""[notices]: where staff are told what needs a person."""

from pydantic import Field

from faxflow.config.server import Server


class NoticeSettings(Server):
    sender: str
    to: tuple[str, ...] = Field(min_length=1)
