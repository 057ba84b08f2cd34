"""Late notices: when a result by number alone may still mean an attempt that failed before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.ids import CaseId
from faxflow.domain.verdict import Verdict

SHORTEST_CALL = timedelta(minutes=2)
"""No fax fails sooner after it went out, even where the gateway's clock is a little ahead."""


@dataclass(frozen=True, slots=True)
class SpentAttempt:
    """An attempt that a verdict has called failed.

    `job_ids` are those that its verdicts named; `notices` counts the failures told of it;
    `late` is how long after the first the gateway may send another.
    """

    case_id: CaseId
    attempt: int
    settled_at: datetime
    late: timedelta
    job_ids: frozenset[str] = frozenset()
    notices: int = 1


def may_be_late_notice(
    verdict: Verdict,
    spent: SpentAttempt,
    *,
    sent_at: datetime | None,
    next_at: datetime | None,
) -> bool:
    """Whether the verdict cannot be told from one more notice about `spent`.

    `sent_at` is the mail's own date; `next_at` when the attempt went out that is out now.
    """
    if verdict.job_id and spent.job_ids:
        return verdict.job_id in spent.job_ids
    if sent_at is None or next_at is None or spent.notices > 1:
        return True
    return sent_at < max(next_at + SHORTEST_CALL, spent.settled_at + spent.late)
