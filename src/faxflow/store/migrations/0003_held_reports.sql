-- How long a fax has truly been ready, and the reports that a person holds as a whole.

ALTER TABLE cases ADD COLUMN ready_since TEXT;
ALTER TABLE cases ADD COLUMN held_with INTEGER REFERENCES batches (id);
ALTER TABLE batches ADD COLUMN held_at TEXT;

UPDATE cases SET ready_since = changed_at;
-- Until now an open task was all that told of a report held as a whole.
UPDATE batches SET held_at = (
    SELECT opened_at FROM tasks
    WHERE kind = 'release-held' AND tasks.batch_id = batches.id AND case_id IS NULL
        AND closed_at IS NULL
);
-- With which report a fax is held stands in its history: a newer report may have taken it since.
UPDATE cases SET held_with = (
    SELECT b.id FROM batches b WHERE 'with all of B-' || printf('%06d', b.id) = (
        SELECT e.detail FROM events e
        WHERE e.subject = 'FX-' || printf('%06d', cases.id) AND e.target = 'held'
            AND e.source <> 'held' ORDER BY e.id DESC LIMIT 1
    )
)
WHERE state = 'held';
