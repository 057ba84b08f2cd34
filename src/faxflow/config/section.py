"""What every table of faxflow.toml has in common."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of faxflow.toml; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
