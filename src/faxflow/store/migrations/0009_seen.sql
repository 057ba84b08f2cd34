-- What figures are compared with, and which reports were mailed.

CREATE TABLE baselines (
    measure TEXT NOT NULL,
    part TEXT NOT NULL,
    value REAL NOT NULL,
    basis INTEGER,
    first_day TEXT,
    last_day TEXT,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (measure, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailed_reports (
    kind TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    message_id TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    sent_at TEXT,
    PRIMARY KEY (kind, first_day, last_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_by_sent ON attempts (sent_at) WHERE sent_at IS NOT NULL;
