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

CREATE INDEX stage_history_by_entry ON stage_history (stage, entered_at, came_from, rework, referral_id);
CREATE INDEX stage_history_by_leaving ON stage_history (stage, left_at, breached_at, entered_at);
CREATE INDEX stage_history_late ON stage_history (stage, breached_at) WHERE breached_at IS NOT NULL;
CREATE INDEX referrals_by_receipt ON referrals (received_at, channel, closed_for);
CREATE INDEX arrivals_by_receipt ON arrivals (received_at, outcome);
CREATE INDEX referral_alerts_by_decision ON referral_alerts (decided_at);
CREATE INDEX tasks_of_desks_by_close ON tasks (closed_at, id, owner, taken_at, kind, task_key)
    WHERE queue IS NOT NULL AND closed_at IS NOT NULL;
CREATE INDEX tasks_of_fax_desk_by_close ON tasks (closed_at)
    WHERE queue IS NULL AND closed_at >= due_at;

-- What a year of faxes is counted by stands in the index, so that no fax itself has to be read.
DROP INDEX cases_by_batch;
CREATE INDEX cases_by_batch ON cases (batch_id, state, attempt, evidence, reason);
