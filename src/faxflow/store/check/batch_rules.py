"""What must hold of reports: their ledgers add up, and no reject is forgotten (promises 1, 2)."""

from faxflow.domain.ids import batch_name
from faxflow.store.check.rule import REPORT, Rule

BATCH_RULES = (
    Rule(
        "ledger.balances",
        1,
        "The rows of a report were not all accounted for.",
        f"`faxflow batch show ID` shows the ledger. {REPORT}",
        """
        SELECT id FROM batches WHERE state = 'loaded' AND (rows_read IS NULL
            OR rows_read IS NOT loaded + updated + unchanged + duplicate + rejected)
        """,
        batch_name,
    ),
    Rule(
        "ledger.corrected-rows",
        1,
        "A row that a person corrected is not the fax that the store says it became.",
        f"`faxflow rejects list ID` shows the rows. {REPORT}",
        """
        SELECT r.batch_id FROM rejects r
        LEFT JOIN batch_rows o ON o.batch_id = r.batch_id AND o.line = r.line
        LEFT JOIN cases c ON c.id = r.case_id
        JOIN batches b ON b.id = r.batch_id
        WHERE r.became <> 'set-aside' AND b.rows_removed_at IS NULL
            AND (c.id IS NULL OR c.case_key IS NOT o.case_key)
        """,
        batch_name,
    ),
    Rule(
        "rejects.have-their-task",
        2,
        "Rejected rows wait and no task says so, or a task waits for rows that were seen to.",
        "`faxflow rejects list ID`, then `faxflow rejects fix` or `set-aside` for each row.",
        """
        SELECT b.id FROM batches b
        LEFT JOIN (SELECT DISTINCT batch_id FROM rejects WHERE became IS NULL) r
            ON r.batch_id = b.id
        LEFT JOIN (SELECT DISTINCT batch_id FROM tasks WHERE kind = 'review-rejects'
            AND closed_at IS NULL) t ON t.batch_id = b.id
        WHERE b.state = 'loaded' AND (r.batch_id IS NULL) <> (t.batch_id IS NULL)
        """,
        batch_name,
    ),
)
