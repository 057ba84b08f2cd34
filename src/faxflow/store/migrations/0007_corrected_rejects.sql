-- A person corrects a rejected row, or sets it aside; the reject keeps what it was.

ALTER TABLE rejects ADD COLUMN became TEXT CHECK (became IN ('loaded', 'updated', 'unchanged',
    'duplicate', 'set-aside'));
ALTER TABLE rejects ADD COLUMN settled_at TEXT;
ALTER TABLE rejects ADD COLUMN settled_by TEXT;
ALTER TABLE rejects ADD COLUMN because TEXT;
ALTER TABLE rejects ADD COLUMN columns_set TEXT;
ALTER TABLE rejects ADD COLUMN case_id INTEGER REFERENCES cases (id);
ALTER TABLE batch_rows ADD COLUMN number_given INTEGER NOT NULL DEFAULT 0
    CHECK (number_given IN (0, 1));

-- Where a person has closed the task about a batch's rejects, they were seen to.
UPDATE rejects SET (became, because, settled_at, settled_by) =
    (SELECT 'set-aside', 'done-otherwise', t.closed_at, COALESCE(t.closed_by, 'faxflow')
    FROM tasks t WHERE t.kind = 'review-rejects' AND t.batch_id = rejects.batch_id)
WHERE EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'review-rejects'
        AND t.batch_id = rejects.batch_id AND t.closed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'review-rejects'
        AND t.batch_id = rejects.batch_id AND t.closed_at IS NULL);

CREATE INDEX rejects_open ON rejects (batch_id, line) WHERE became IS NULL;
