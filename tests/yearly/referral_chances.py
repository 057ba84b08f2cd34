"""How likely what is, in the life of a generated referral."""

import random
from math import exp

from faxflow.domain.referral import STAGES, ClosingReason, Stage
from faxflow.domain.referrals.move_kind import MoveKind, ReopenReason, ReworkReason, WaitReason
from faxflow.domain.referrals.ways import moves_from
from yearly.moments import HOUR, MINUTE
from yearly.plan import YearPlan

S = Stage
CHANNELS = (
    "fax",
    "e-mail",
    "voicemail",
    "call-centre",
    "portal",
    "ehr-message",
    "folder",
    "person",
)
_CHANNEL_SUMS = (48, 66, 74, 82, 89, 95, 97, 100)
_OUTCOMES = ("reached", "left-message", "no-answer", "busy", "wrong-number", "refused")
_OUTCOME_SUMS = (42, 67, 88, 92, 97, 100)

_WEIGHTS: dict[Stage, dict[Stage, int]] = {
    S.INTAKE_RECEIVED: {S.ELIGIBILITY: 90, S.NEEDS_INFO: 4, S.WAITING_ON_OFFICE: 3, S.CLOSED: 3},
    S.NEEDS_INFO: {S.WAITING_ON_OFFICE: 6, S.UNREACHABLE: 2, S.CLOSED: 4},
    S.ELIGIBILITY: {
        S.DOCUMENTATION: 84,
        S.NEEDS_INFO: 4,
        S.WAITING_ON_OFFICE: 5,
        S.CLOSED: 4,
        S.INTAKE_RECEIVED: 3,
    },
    S.DOCUMENTATION: {
        S.CLINICAL_REVIEW: 82,
        S.WAITING_ON_OFFICE: 10,
        S.ELIGIBILITY: 4,
        S.INTAKE_RECEIVED: 1,
        S.CLOSED: 3,
    },
    S.CLINICAL_REVIEW: {
        S.READY_TO_SCHEDULE: 88,
        S.NEEDS_INFO: 3,
        S.DOCUMENTATION: 5,
        S.ELIGIBILITY: 1,
        S.CLOSED: 3,
    },
    S.READY_TO_SCHEDULE: {S.SCHEDULED: 79, S.UNREACHABLE: 13, S.CLOSED: 4, S.CLINICAL_REVIEW: 4},
    S.SCHEDULED: {S.COMPLETED: 80, S.NO_SHOW: 9, S.READY_TO_SCHEDULE: 9, S.CLOSED: 2},
    S.NO_SHOW: {S.SCHEDULED: 55, S.UNREACHABLE: 20, S.CLOSED: 15, S.READY_TO_SCHEDULE: 10},
    S.WAITING_ON_OFFICE: {S.UNREACHABLE: 3, S.CLOSED: 12, S.NEEDS_INFO: 4},
    S.UNREACHABLE: {S.CLOSED: 28, S.WAITING_ON_OFFICE: 4},
}
"""Ways that are not here are not gone, but for the usual one out of waiting."""

_OUT_OF_WAITING = 80


class ReferralChances:
    """Draws from the plan's seed; lengths are open milliseconds."""

    def __init__(self, plan: YearPlan) -> None:
        self.random: random.Random = plan.chance("referrals")
        self._ways: dict[tuple[Stage, Stage | None], tuple[list[Stage], list[int]]] = {}

    def channel(self) -> str:
        return self.random.choices(CHANNELS, cum_weights=_CHANNEL_SUMS)[0]

    def contact_outcome(self) -> str:
        return self.random.choices(_OUTCOMES, cum_weights=_OUTCOME_SUMS)[0]

    def stay(self, stage: Stage) -> int:
        """Most leave a stage well before it is due, one in ten after."""
        hours = STAGES[stage].sla_hours or 1.0
        return int(hours * HOUR * 0.33 * exp(self.random.gauss(0, 0.9))) + MINUTE

    def next_stage(self, stage: Stage, interrupted: Stage | None) -> Stage:
        known = self._ways.get((stage, interrupted))
        if known is None:
            known = self._ways[stage, interrupted] = _weighed(stage, interrupted)
        return self.random.choices(known[0], cum_weights=known[1])[0]

    def reason(self, kind: MoveKind) -> str | None:
        """A reason that such a move may have; None where it needs none."""
        if kind is MoveKind.CLOSE:
            return self.random.choice(list(ClosingReason))
        if kind is MoveKind.BACK:
            return self.random.choice(list(ReworkReason))
        if kind is MoveKind.REOPEN:
            return self.random.choice(list(ReopenReason))
        if kind is MoveKind.WAIT and self.random.random() < 0.8:
            return self.random.choice(list(WaitReason))
        return None

    def up_to(self, length: int) -> int:
        return int(self.random.random() * length)


def _weighed(stage: Stage, interrupted: Stage | None) -> tuple[list[Stage], list[int]]:
    """The ways from a stage that the table of stages knows, with sums of their weights."""
    ways = moves_from(stage, interrupted, STAGES)
    weights = dict(_WEIGHTS[stage])
    if STAGES[stage].waits:
        weights[next(iter(ways))] = _OUT_OF_WAITING
    stages = [one for one in ways if one in weights]
    sums = [sum(weights[other] for other in stages[: n + 1]) for n in range(len(stages))]
    return stages, sums
