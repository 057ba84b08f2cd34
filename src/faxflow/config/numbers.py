"""[numbers]: when a number is held before it is dialled again, and when one is looked at."""

from enum import StrEnum

from pydantic import Field

from faxflow.config.section import Section


class ChangedNumber(StrEnum):
    """What becomes of a fax whose recipient was last reached at another number."""

    FLAG = "flag"
    HOLD = "hold"


class NumberSettings(Section):
    hold_after_failures: int = Field(default=4, ge=1)
    changed_number: ChangedNumber = ChangedNumber.FLAG
