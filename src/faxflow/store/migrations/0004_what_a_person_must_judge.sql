-- A result that changes nothing is told from one that a person must judge.

CREATE TABLE verdicts_anew (
    mail_id INTEGER NOT NULL REFERENCES mails (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'delivered', 'failed', 'delayed', 'noise',
        'unrecognised')),
    number TEXT,
    reason TEXT,
    reference TEXT,
    job_id TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'applied', 'no-change', 'ambiguous',
        'unmatched', 'not-a-verdict', 'contradicts', 'former-number')),
    case_id INTEGER REFERENCES cases (id),
    attempt INTEGER,
    PRIMARY KEY (mail_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO verdicts_anew
SELECT mail_id, position, kind, number, reason, reference, job_id, outcome, case_id, attempt
FROM verdicts;

DROP TABLE verdicts;
ALTER TABLE verdicts_anew RENAME TO verdicts;

CREATE INDEX verdicts_pending ON verdicts (outcome);
CREATE INDEX verdicts_by_job ON verdicts (job_id);
CREATE INDEX verdicts_by_attempt ON verdicts (case_id, attempt);
