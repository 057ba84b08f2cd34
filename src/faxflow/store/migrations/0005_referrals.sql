-- Referrals: patients, stages, what came in, what people did, and who is told of what.

ALTER TABLE store_info ADD COLUMN made_by TEXT;
ALTER TABLE store_info ADD COLUMN calendar TEXT;
ALTER TABLE tasks ADD COLUMN referral_id INTEGER REFERENCES referrals (id);
ALTER TABLE tasks ADD COLUMN queue TEXT;
ALTER TABLE notices ADD COLUMN queue TEXT;
ALTER TABLE notices ADD COLUMN withdrawn_at TEXT;

CREATE TABLE patients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    given_name TEXT NOT NULL DEFAULT '',
    surname TEXT NOT NULL DEFAULT '',
    date_of_birth TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    suburb TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    outside_id TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX patients_by_person ON patients (person_id);

CREATE TABLE patient_keys (
    key TEXT NOT NULL,
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    PRIMARY KEY (key, patient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_keys_by_patient ON patient_keys (patient_id);

CREATE TABLE patient_words (
    word TEXT NOT NULL,
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    PRIMARY KEY (word, patient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_words_by_patient ON patient_words (patient_id);

CREATE TABLE referrals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    channel TEXT NOT NULL CHECK (channel IN ('fax', 'e-mail', 'voicemail', 'call-centre', 'portal',
        'ehr-message', 'folder', 'person')),
    source TEXT NOT NULL,
    received_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    provider TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    npi TEXT NOT NULL DEFAULT '',
    provider_phone TEXT NOT NULL DEFAULT '',
    provider_fax TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    diagnoses TEXT NOT NULL DEFAULT '',
    priority TEXT NOT NULL DEFAULT '',
    payer TEXT NOT NULL DEFAULT '',
    member_id TEXT NOT NULL DEFAULT '',
    authorisation TEXT NOT NULL DEFAULT '',
    authorisation_number TEXT NOT NULL DEFAULT '',
    appointment_at TEXT NOT NULL DEFAULT '',
    appointment_outcome TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL CHECK (stage IN ('intake-received', 'needs-info', 'eligibility',
        'documentation', 'clinical-review', 'ready-to-schedule', 'scheduled', 'no-show',
        'waiting-on-referring-office', 'patient-unreachable', 'closed-unable-to-schedule',
        'completed')),
    entered_at TEXT NOT NULL,
    interrupted TEXT,
    queue TEXT NOT NULL,
    owner TEXT,
    due_at TEXT,
    remind_at TEXT,
    due_round INTEGER NOT NULL DEFAULT 1,
    calendar TEXT NOT NULL DEFAULT '',
    missing TEXT NOT NULL DEFAULT '[]',
    closed_for TEXT,
    reworks INTEGER NOT NULL DEFAULT 0,
    answer_case_id INTEGER REFERENCES cases (id),
    loop_closed_at TEXT,
    changes INTEGER NOT NULL DEFAULT 0,
    answer_looked_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX referrals_by_stage ON referrals (stage, due_at);
CREATE INDEX referrals_open ON referrals (due_at, queue, stage, owner) WHERE due_at IS NOT NULL;
CREATE INDEX referrals_final ON referrals (queue, stage, owner) WHERE due_at IS NULL;
CREATE INDEX referrals_by_remind ON referrals (remind_at, due_at, due_round)
    WHERE remind_at IS NOT NULL;
CREATE INDEX referrals_by_patient ON referrals (patient_id);
CREATE INDEX referrals_by_answer ON referrals (answer_case_id) WHERE answer_case_id IS NOT NULL;
CREATE INDEX referrals_to_answer ON referrals (id) WHERE answer_looked_at <> changes;

CREATE TABLE stage_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    came_from TEXT,
    stage TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    left_at TEXT,
    actor TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    reason TEXT,
    comments TEXT,
    rework INTEGER NOT NULL DEFAULT 0 CHECK (rework IN (0, 1)),
    breached_at TEXT
) STRICT;

CREATE INDEX stage_history_by_referral ON stage_history (referral_id, id);

CREATE TABLE referral_alerts (
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    round INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'escalation')),
    decided_at TEXT NOT NULL,
    notice_id INTEGER REFERENCES notices (id),
    PRIMARY KEY (referral_id, round, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX referral_alerts_by_notice ON referral_alerts (notice_id);

CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    received_at TEXT NOT NULL,
    read_at TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id),
    profile TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('referral', 'known', 'task', 'not-a-referral')),
    referral_id INTEGER REFERENCES referrals (id),
    told TEXT NOT NULL,
    put_away_at TEXT
) STRICT;

CREATE INDEX arrivals_by_referral ON arrivals (referral_id);

CREATE TABLE fingerprints (
    key TEXT NOT NULL,
    arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
    received_at TEXT NOT NULL,
    PRIMARY KEY (key, arrival_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER REFERENCES referrals (id),
    arrival_id INTEGER REFERENCES arrivals (id),
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    received_at TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    pages INTEGER,
    unreadable TEXT
) STRICT;

CREATE INDEX documents_by_referral ON documents (referral_id);
CREATE INDEX documents_by_sha256 ON documents (sha256);

CREATE TABLE field_readings (
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    confidence REAL NOT NULL,
    place TEXT NOT NULL,
    doubt TEXT,
    confirmed_by TEXT,
    PRIMARY KEY (referral_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE field_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id)
) STRICT;

CREATE INDEX field_changes_by_referral ON field_changes (referral_id, id);

CREATE TABLE contact_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    whom TEXT NOT NULL,
    how TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;

CREATE INDEX contact_attempts_by_referral ON contact_attempts (referral_id, id);

CREATE TABLE status_calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    caller TEXT NOT NULL
) STRICT;

CREATE INDEX status_calls_by_referral ON status_calls (referral_id, id);

CREATE TABLE referral_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'satisfaction')),
    said_by TEXT,
    score INTEGER,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX referral_notes_by_referral ON referral_notes (referral_id, id);

CREATE TABLE possible_duplicates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'referral')),
    one_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    grade TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'linked', 'distinct', 'settled')),
    found_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT,
    undone_at TEXT,
    UNIQUE (kind, one_id, other_id)
) STRICT;

CREATE INDEX possible_duplicates_by_state ON possible_duplicates (state, id);
CREATE INDEX possible_duplicates_by_other ON possible_duplicates (kind, other_id);

CREATE TABLE referral_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    outcome TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id),
    made_at TEXT NOT NULL,
    delivered_at TEXT,
    taken_back_at TEXT
) STRICT;

CREATE INDEX referral_answers_by_referral ON referral_answers (referral_id, id);
CREATE INDEX referral_answers_by_case ON referral_answers (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX tasks_by_referral ON tasks (referral_id) WHERE referral_id IS NOT NULL;
CREATE INDEX tasks_of_no_referral ON tasks (queue, due_at) WHERE closed_at IS NULL AND referral_id IS NULL;
CREATE INDEX tasks_of_fax_desk ON tasks (due_at) WHERE closed_at IS NULL AND queue IS NULL;
