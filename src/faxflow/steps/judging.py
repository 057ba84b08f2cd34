"""What a failure of a case is judged by: its earlier failures, the policy, and the time."""

from faxflow.domain.ids import CaseId
from faxflow.domain.verdict_effect import Judgement
from faxflow.steps.work import Work
from faxflow.store import attempts
from faxflow.store.connection import Connection


def judgement(tx: Connection, work: Work, case_id: CaseId) -> Judgement:
    """By what a failure of this case, now, is to be judged."""
    earlier = attempts.failures(tx, case_id)
    return Judgement(earlier, work.config.retry_policy, work.run.now())
