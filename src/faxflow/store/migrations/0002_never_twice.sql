-- Hand-mended faxes, numbers and their history, incidents, troubles and the channels of notices.

ALTER TABLE cases ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN tries_from INTEGER NOT NULL DEFAULT 1;
ALTER TABLE cases ADD COLUMN recipient_key TEXT;
ALTER TABLE cases ADD COLUMN quiet_hours TEXT;
ALTER TABLE cases ADD COLUMN letter_given INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN letter_sha256 TEXT;
ALTER TABLE attempts ADD COLUMN letter_pages INTEGER;
ALTER TABLE batch_rows ADD COLUMN recipient_key TEXT;
ALTER TABLE batches ADD COLUMN released_at TEXT;
ALTER TABLE tasks ADD COLUMN owner TEXT;
ALTER TABLE tasks ADD COLUMN taken_at TEXT;
ALTER TABLE tasks ADD COLUMN closed_by TEXT;
ALTER TABLE mails ADD COLUMN received_at TEXT;
ALTER TABLE mails ADD COLUMN sender_domain TEXT;
ALTER TABLE mails ADD COLUMN folder TEXT;
ALTER TABLE mails ADD COLUMN refile_to TEXT;
ALTER TABLE gateways ADD COLUMN chosen_at TEXT;
ALTER TABLE notices ADD COLUMN tasks_told INTEGER NOT NULL DEFAULT 0;

CREATE TABLE numbers (
    number TEXT PRIMARY KEY,
    last_delivered_at TEXT,
    last_failed_at TEXT,
    last_reason TEXT,
    failures_in_row INTEGER NOT NULL DEFAULT 0,
    blocked_at TEXT,
    blocked_by TEXT,
    blocked_for TEXT,
    blocked_until TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
    recipient_key TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    delivered_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    attempt INTEGER NOT NULL,
    number TEXT NOT NULL,
    letter_sha256 TEXT,
    pages INTEGER,
    kind TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE troubles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    start_notice_id INTEGER NOT NULL REFERENCES notices (id),
    cleared_at TEXT,
    clear_notice_id INTEGER REFERENCES notices (id)
) STRICT;

CREATE UNIQUE INDEX troubles_one_open ON troubles (kind) WHERE cleared_at IS NULL;

CREATE TABLE notice_channels (
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    channel TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (notice_id, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE gateway_days (
    gateway TEXT NOT NULL,
    day TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (gateway, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_logins (
    account TEXT PRIMARY KEY,
    times INTEGER NOT NULL,
    last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_job ON verdicts (job_id);
CREATE INDEX verdicts_by_attempt ON verdicts (case_id, attempt);
CREATE INDEX mails_to_refile ON mails (refile_to) WHERE refile_to IS NOT NULL;
CREATE INDEX mails_by_message_id ON mails (message_id);
CREATE INDEX attempts_by_start ON attempts (started_at);
