"""When a fax or a referral is over for good, so that nobody needs what it says."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from faxflow.domain.retention import Hold
from faxflow.store.stamp import to_stamp

CASE_IS_OVER: Final = """
COALESCE(c.state, '') IN ('delivered', 'cancelled') AND c.changed_at < :before
AND c.id NOT IN (SELECT value FROM json_each(:held_cases))
AND c.batch_id NOT IN (SELECT value FROM json_each(:held_batches))
AND c.case_key NOT IN (SELECT h.case_key FROM batch_rows h
    WHERE h.batch_id IN (SELECT value FROM json_each(:held_batches)))
AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.case_id = c.id)
AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.case_id = c.id AND v.outcome = 'pending')
AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.case_id = c.id AND a.settled_at >= :before)
AND NOT EXISTS (SELECT 1 FROM referral_answers w JOIN referrals q ON q.id = w.referral_id
    WHERE w.case_id = c.id
        AND (q.due_at IS NOT NULL OR q.id IN (SELECT value FROM json_each(:held_referrals))))
"""
"""Of `cases c`: nobody has work with it, and nobody may have to show what was sent where.

The state is kept from its index, by which each page of a walk by ids would read all that is over.
"""

REFERRAL_IS_OVER: Final = """
r.due_at IS NULL AND r.entered_at < :before AND COALESCE(r.loop_closed_at, '') < :before
AND r.id NOT IN (SELECT value FROM json_each(:held_referrals))
AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.referral_id = r.id AND t.closed_at IS NULL)
AND NOT EXISTS (SELECT 1 FROM referral_answers w JOIN cases c ON c.id = w.case_id
    WHERE w.referral_id = r.id AND (c.state NOT IN ('delivered', 'cancelled')
        OR EXISTS (SELECT 1 FROM incidents i WHERE i.case_id = c.id)))
AND r.id NOT IN (SELECT one_id FROM possible_duplicates WHERE state = 'open' AND kind = 'referral'
    UNION SELECT other_id FROM possible_duplicates WHERE state = 'open' AND kind = 'referral')
AND r.patient_id NOT IN (
    SELECT one_id FROM possible_duplicates WHERE state = 'open' AND kind = 'patient'
    UNION SELECT other_id FROM possible_duplicates WHERE state = 'open' AND kind = 'patient')
"""
"""Of `referrals r`: it is at its end, and so is every question about it and its patient."""

NAMED: Final = "number <> '' AND substr(number, 1, 2) <> 'N-'"
"""Of a column `number`: it is a number still, and not what stands for one."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What was over before then (UTC), and is not on hold."""

    before: datetime
    hold: Hold

    def columns(self) -> dict[str, object]:
        """As the conditions name it."""
        return {
            "before": to_stamp(self.before),
            "held_cases": json.dumps(sorted(self.hold.cases)),
            "held_batches": json.dumps(sorted(self.hold.batches)),
            "held_referrals": json.dumps(sorted(self.hold.referrals)),
        }
