"""[referrals]: who works at which desk, where each desk is told, and how its stages differ."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from faxflow.config.section import MOST_HOURS, Section
from faxflow.domain.referral import STAGES as DEFAULT
from faxflow.domain.referral import Queue, Stage, StageRule, Table


class StageSettings(Section):
    """What a practice says of one stage; a key that is left out stays as it is.

    `sla_hours` are open hours until it is due; of a waiting stage, until the next chase.
    """

    queue: Queue | None = None
    sla_hours: float | None = Field(default=None, gt=0, le=MOST_HOURS)


class ReferralSettings(Section):
    """`people` gives accounts their roles; `queues` the addresses of each desk, none: those of
    [notices] to. `reminder_hours` are open hours before the due time."""

    people: Mapping[str, str] = {}
    queues: Mapping[Queue, tuple[str, ...]] = {}
    reminder_hours: float = Field(default=2.0, ge=0, le=MOST_HOURS)
    stages: Mapping[Stage, StageSettings] = {}

    @property
    def table(self) -> Table:
        """The stages as this practice has them."""
        return {stage: self._rule(stage, rule) for stage, rule in DEFAULT.items()}

    def _rule(self, stage: Stage, rule: StageRule) -> StageRule:
        given = self.stages.get(stage, StageSettings())
        return replace(rule, **given.model_dump(exclude_none=True))
