"""[retry]: how many tries a fax gets, and what each reason calls for."""

from pydantic import Field

from faxflow.config.section import Section


class RetrySettings(Section):
    attempts: int = Field(default=4, ge=1, le=4)
