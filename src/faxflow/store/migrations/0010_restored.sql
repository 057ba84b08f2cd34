-- What follows where a backup takes the place of a store: a guard, and what is known of the lost time.

CREATE TABLE restores (
    generation INTEGER PRIMARY KEY,
    last_event INTEGER NOT NULL,
    last_event_at TEXT,
    restored_at TEXT NOT NULL,
    restored_by TEXT NOT NULL,
    last_day TEXT NOT NULL,
    first_case INTEGER NOT NULL,
    unread_from TEXT NOT NULL,
    reconciled_at TEXT,
    lifted_at TEXT,
    lifted_by TEXT,
    lifted_for TEXT
) STRICT;

CREATE TABLE lost_attempts (
    reference TEXT PRIMARY KEY,
    generation INTEGER NOT NULL REFERENCES restores (generation),
    number TEXT,
    went_at TEXT NOT NULL,
    evidence TEXT NOT NULL,
    said TEXT,
    case_id INTEGER REFERENCES cases (id),
    settled_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX lost_attempts_open ON lost_attempts (number) WHERE settled_at IS NULL;

ALTER TABLE cases ADD COLUMN let_go_in INTEGER;
