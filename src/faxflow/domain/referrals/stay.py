"""A stay in a stage, as far as time goes."""

from datetime import datetime
from typing import Protocol

from faxflow.domain.referral import Stage


class Stay(Protocol):
    """Times are UTC; `left_at` is None while it lasts. Those of one referral have no gap."""

    @property
    def stage(self) -> Stage: ...

    @property
    def entered_at(self) -> datetime: ...

    @property
    def left_at(self) -> datetime | None: ...
