-- Times are ISO 8601 text in UTC with milliseconds; days are ISO dates of the practice's zone.

CREATE TABLE store_info (
    id INTEGER PRIMARY KEY CHECK (id = 1),                 -- one row only
    environment TEXT NOT NULL CHECK (environment IN ('production', 'rehearsal')),
    generation INTEGER NOT NULL DEFAULT 1,                 -- restores of this store, from 1
    hash_key TEXT NOT NULL,                                -- hex; keys the hashes of identities
    created_at TEXT NOT NULL,                              -- UTC
    last_event_hash TEXT,                                  -- end of the chain; null: no event yet
    made_by TEXT,                                          -- account that made it: an administrator; null: before 0005
    calendar TEXT,                                         -- version by which all due times were reckoned; null: none were
    traces_at TEXT                                         -- UTC; retention emptied rows then, and the file may hold traces of them; null: it holds none
) STRICT;

CREATE TABLE runs (
    id TEXT PRIMARY KEY,                                   -- opaque, in every log line and mail
    command TEXT NOT NULL,                                 -- subcommand
    actor TEXT NOT NULL,                                   -- account that ran it
    started_at TEXT NOT NULL,                              -- UTC
    ended_at TEXT,                                         -- UTC; null: at work, or killed
    exit_code INTEGER,                                     -- null until ended
    summary TEXT                                           -- JSON counts; null until ended
) STRICT;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- B-000012
    sha256 TEXT NOT NULL,                                  -- hex, of the file as it came; by hand: the case's key
    day TEXT NOT NULL,                                     -- the practice's day it reports
    name TEXT NOT NULL,                                    -- the file's name in the vault
    source TEXT NOT NULL,                                  -- portal or folder it came from
    fetched_at TEXT NOT NULL,                              -- UTC
    state TEXT NOT NULL CHECK (state IN ('extracted', 'normalized', 'loaded', 'unusable')),
    rows_read INTEGER,                                     -- null until normalized
    loaded INTEGER,                                        -- counts of rows; null until loaded
    updated INTEGER,
    unchanged INTEGER,
    duplicate INTEGER,
    rejected INTEGER,                                      -- null until normalized
    released_at TEXT,                                      -- UTC; a person let it go whatever its size; null: nobody did
    held_at TEXT,                                          -- UTC; a person holds all of it; null: nobody does
    rows_removed_at TEXT,                                  -- UTC; retention emptied all its rows; null: not all of them
    file_removed_at TEXT,                                  -- UTC; retention removed its file; null: it lies in the vault
    UNIQUE (sha256, day)
) STRICT;

CREATE TABLE batch_rows (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    line INTEGER NOT NULL,                                 -- line in the source file, from 1
    case_key TEXT NOT NULL,                                -- keyed hash of the case's identity
    content_hash TEXT NOT NULL,                            -- keyed hash of number and fields
    letter TEXT NOT NULL,                                  -- letter's name
    service_date TEXT NOT NULL,                            -- day
    number TEXT NOT NULL,                                  -- E.164; N-…: retention removed it
    number_valid INTEGER NOT NULL CHECK (number_valid IN (0, 1)),
    fields TEXT NOT NULL,                                  -- JSON object for the letter; {}: retention removed them
    recipient_key TEXT,                                    -- keyed hash of whom it is for; null: nobody named
    alone INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1)), -- 1: no other row of its batch has its case_key; 0: one has, or nobody looked
    number_given INTEGER NOT NULL DEFAULT 0 CHECK (number_given IN (0, 1)), -- 1: a person gave the number, not the report
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejects (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    line INTEGER NOT NULL,                                 -- line in the source file, from 1
    column_name TEXT NOT NULL,                             -- the mapping's field or the column
    reason TEXT NOT NULL,                                  -- words; never the value
    became TEXT CHECK (became IN ('loaded', 'updated', 'unchanged', 'duplicate', 'set-aside')), -- null: nobody has seen to it
    settled_at TEXT,                                       -- UTC; here and below null: it is open
    settled_by TEXT,                                       -- account that corrected it or set it aside
    because TEXT,                                          -- word from a closed list
    columns_set TEXT,                                      -- JSON list: names of the columns that were corrected
    case_id INTEGER REFERENCES cases (id),                 -- fax that it is now; null: none
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX rejects_open ON rejects (batch_id, line) WHERE became IS NULL;

CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- FX-000123; never used again
    case_key TEXT NOT NULL UNIQUE,                         -- keyed hash of the case's identity
    content_hash TEXT NOT NULL,                            -- keyed hash of number and fields
    state TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'submitting', 'sent', 'in-doubt',
        'waiting', 'held', 'failed', 'delivered', 'cancelled')),
    attempt INTEGER NOT NULL DEFAULT 0,                    -- newest attempt; 0 before the first
    claim TEXT,                                            -- token; null unless sending/submitting
    next_action_at TEXT,                                   -- UTC; set while waiting
    reason TEXT,                                           -- why it failed last; null if never
    evidence TEXT,                                         -- what proves delivery; null before
    number TEXT NOT NULL,                                  -- E.164; N-…: retention removed it
    letter TEXT NOT NULL,                                  -- letter's name
    service_date TEXT NOT NULL,                            -- day
    fields TEXT NOT NULL,                                  -- JSON object for the letter; {}: retention removed them
    letter_sha256 TEXT,                                    -- of the PDF; null until drawn
    letter_pages INTEGER,                                  -- null until drawn
    batch_id INTEGER NOT NULL REFERENCES batches (id),     -- report that made or last changed it
    line INTEGER NOT NULL,                                 -- its line there
    created_at TEXT NOT NULL,                              -- UTC
    changed_at TEXT NOT NULL,                              -- UTC, of the last change of state
    priority INTEGER NOT NULL DEFAULT 0,                   -- 1: goes before the queue
    tries_from INTEGER NOT NULL DEFAULT 1,                 -- earlier attempts count no more: a person released it
    recipient_key TEXT,                                    -- keyed hash of whom it is for; null: the mapping names nobody
    quiet_hours TEXT,                                      -- as 20:00-07:00, or none; null: as the gateway says
    letter_given INTEGER NOT NULL DEFAULT 0,               -- 1: a person gave the PDF; it is never drawn
    ready_since TEXT,                                      -- UTC; a hand-over that came to nothing leaves it; null: since created_at
    held_with INTEGER REFERENCES batches (id),             -- batch whose hold has taken it, and takes it no more; null: none
    template_sha256 TEXT,                                  -- of the template that drew its letter; null: none did, or before 0008
    let_go_in INTEGER,                                     -- generation in which a person let it go; null: nobody has since it was restored
    removed_at TEXT                                        -- UTC; retention removed its number and fields; null: they are here
) STRICT;

CREATE INDEX cases_by_state ON cases (state, next_action_at);
CREATE INDEX cases_by_batch ON cases (batch_id, state, attempt, evidence, reason);

CREATE TABLE batch_templates (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    letter TEXT NOT NULL,                                  -- letter that has a template of its own; empty: all others
    sha256 TEXT NOT NULL,                                  -- hex, of the template that draws these letters of the batch
    pinned_at TEXT NOT NULL,                               -- UTC
    PRIMARY KEY (batch_id, letter)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    attempt INTEGER NOT NULL,                              -- from 1
    reference TEXT NOT NULL UNIQUE,                        -- FX-000123-A2
    number TEXT NOT NULL,                                  -- E.164, as dialled; N-…: retention removed it
    gateway TEXT NOT NULL,                                 -- profile's name
    run_id TEXT NOT NULL REFERENCES runs (id),
    started_at TEXT NOT NULL,                              -- UTC, claimed
    submitted_at TEXT,                                     -- UTC, just before the final dot
    sent_at TEXT,                                          -- UTC of the 250; null: not (yet) taken
    window_from TEXT,                                      -- UTC; silence counts from here
    settled_at TEXT,                                       -- UTC; null while it is out
    outcome TEXT CHECK (outcome IN ('delivered', 'failed', 'refused', 'not-reached')),
                                                           -- null while it is out or in doubt
    reason TEXT,                                           -- of a failure; else null
    reply TEXT,                                            -- the server's last words; else null
    letter_sha256 TEXT,                                    -- of the PDF handed over; null: before 0002
    letter_pages INTEGER,                                  -- of it; null: before 0002
    PRIMARY KEY (case_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_out ON attempts (number, settled_at);
CREATE INDEX attempts_by_start ON attempts (started_at);

CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- M-000012
    content_hash TEXT NOT NULL UNIQUE,                     -- sha256 of the mail; its identity
    message_id TEXT NOT NULL,                              -- as the mail says; may be empty
    service TEXT NOT NULL,                                 -- layout that was recognised
    read_at TEXT NOT NULL,                                 -- UTC
    run_id TEXT NOT NULL REFERENCES runs (id),
    received_at TEXT,                                      -- UTC, as the mailbox says; null: it does not
    sender_domain TEXT,                                    -- of its From; null: it has none
    folder TEXT,                                           -- where it is filed; null: read before that was noted
    refile_to TEXT                                         -- where it is to be filed instead; null: it lies right
) STRICT;

CREATE TABLE verdicts (
    mail_id INTEGER NOT NULL REFERENCES mails (id),
    position INTEGER NOT NULL,                             -- place in the mail, from 1
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'delivered', 'failed', 'delayed', 'noise',
        'unrecognised')),
    number TEXT,                                           -- E.164; N-…: retention removed it; null: none named
    reason TEXT,                                           -- of failed and delayed; else null
    reference TEXT,                                        -- ours, echoed; null: not echoed
    job_id TEXT,                                           -- the gateway's; null: not given
    outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'applied', 'no-change', 'ambiguous',
        'unmatched', 'not-a-verdict', 'contradicts', 'former-number')),
    case_id INTEGER REFERENCES cases (id),                 -- null: matched to none
    attempt INTEGER,                                       -- null: matched to none
    PRIMARY KEY (mail_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_pending ON verdicts (outcome);

CREATE TABLE gateways (
    name TEXT PRIMARY KEY,                                 -- profile's name
    halted_at TEXT,                                        -- UTC; null: not halted
    halted_for TEXT,                                       -- reason; null: not halted
    proved_alive_at TEXT,                                  -- UTC of its last authentic mail
    chosen_at TEXT                                         -- UTC; this one is in use; null: not chosen
) STRICT;

CREATE TABLE tasks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- T-12
    kind TEXT NOT NULL,
    task_key TEXT NOT NULL,                                -- one open task a key
    title TEXT NOT NULL,                                   -- ids and counts only
    case_id INTEGER REFERENCES cases (id),                 -- null: of no one case
    batch_id INTEGER REFERENCES batches (id),              -- null: of no one batch
    run_id TEXT NOT NULL REFERENCES runs (id),             -- run that opened it
    opened_at TEXT NOT NULL,                               -- UTC
    due_at TEXT NOT NULL,                                  -- UTC; lists show it from then on
    closed_at TEXT,                                        -- UTC; null while open
    notice_id INTEGER REFERENCES notices (id),             -- null: nobody was alerted yet
    owner TEXT,                                            -- account that took it; null: the queue
    taken_at TEXT,                                         -- UTC; null: not taken
    closed_by TEXT,                                        -- account or null: closed by the program
    referral_id INTEGER REFERENCES referrals (id),         -- null: of no referral
    queue TEXT                                             -- desk that owns it; null: the fax desk
) STRICT;

CREATE UNIQUE INDEX tasks_one_open ON tasks (task_key) WHERE closed_at IS NULL;
CREATE INDEX tasks_by_case ON tasks (case_id);

CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,                       -- stable, so a repeat is seen as one
    subject TEXT NOT NULL,
    body TEXT NOT NULL,                                    -- ids, counts and commands only
    decided_at TEXT NOT NULL,                              -- UTC
    sent_at TEXT,                                          -- UTC, by all channels; null: not yet
    tasks_told INTEGER NOT NULL DEFAULT 0,                 -- tasks that it names; 0: it tells of an end
    queue TEXT,                                            -- desk of referrals it goes to; null: to [notices] to
    withdrawn_at TEXT                                      -- UTC; nothing of it held any more; null: it holds
) STRICT;

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,                                      -- UTC
    run_id TEXT NOT NULL,
    actor TEXT NOT NULL,                                   -- account
    subject TEXT NOT NULL,                                 -- FX-…, B-…, a gateway or the store
    source TEXT,                                           -- state left; null: none
    target TEXT,                                           -- state entered; null: none
    cause TEXT NOT NULL,
    reason TEXT,                                           -- null: none
    detail TEXT,                                           -- ids and server words; null: none
    hash TEXT NOT NULL                                     -- sha256 over the last hash and this row
) STRICT;

CREATE INDEX runs_by_command ON runs (command, started_at);
CREATE INDEX events_by_subject ON events (subject);

CREATE TABLE gateway_days (
    gateway TEXT NOT NULL,                                 -- profile's name
    day TEXT NOT NULL,                                     -- the practice's day
    last_at TEXT NOT NULL,                                 -- UTC; when its last authentic mail of that day came
    PRIMARY KEY (gateway, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_logins (
    account TEXT PRIMARY KEY,                              -- mailbox
    times INTEGER NOT NULL,                                -- refusals in a row
    last_at TEXT NOT NULL                                  -- UTC, of the last of them
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (
    number TEXT PRIMARY KEY,                               -- E.164
    last_delivered_at TEXT,                                -- UTC; null: never
    last_failed_at TEXT,                                   -- UTC; null: never
    last_reason TEXT,                                      -- of the last failure; null: none
    failures_in_row INTEGER NOT NULL DEFAULT 0,            -- since the last delivery or release
    blocked_at TEXT,                                       -- UTC; null: not on the do-not-fax list
    blocked_by TEXT,                                       -- account; null: not blocked
    blocked_for TEXT,                                      -- reason; null: not blocked
    blocked_until TEXT                                     -- UTC; null: for good, or not blocked
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
    recipient_key TEXT PRIMARY KEY,                        -- keyed hash of whom faxes are for
    number TEXT NOT NULL,                                  -- E.164 of the last delivery
    delivered_at TEXT NOT NULL                             -- UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- I-000012
    case_id INTEGER NOT NULL REFERENCES cases (id),
    attempt INTEGER NOT NULL,                              -- attempt that went astray
    number TEXT NOT NULL,                                  -- E.164 that it was sent to
    letter_sha256 TEXT,                                    -- of what was sent; null: not known
    pages INTEGER,                                         -- null: not known
    kind TEXT NOT NULL,                                    -- from the closed list of incidents
    recorded_at TEXT NOT NULL,                             -- UTC
    recorded_by TEXT NOT NULL                              -- account
) STRICT;

CREATE TABLE troubles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                                    -- kind of task that tells of it
    started_at TEXT NOT NULL,                              -- UTC
    start_notice_id INTEGER NOT NULL REFERENCES notices (id), -- first told of it
    cleared_at TEXT,                                       -- UTC; null: it lasts
    clear_notice_id INTEGER REFERENCES notices (id)        -- told of its end; null: it lasts
) STRICT;

CREATE UNIQUE INDEX troubles_one_open ON troubles (kind) WHERE cleared_at IS NULL;

CREATE TABLE notice_channels (
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    channel TEXT NOT NULL,                                 -- mail, webhook or command
    sent_at TEXT NOT NULL,                                 -- UTC; no row: still to be sent
    PRIMARY KEY (notice_id, channel)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_job ON verdicts (job_id);
CREATE INDEX verdicts_by_attempt ON verdicts (case_id, attempt);
CREATE INDEX mails_to_refile ON mails (refile_to) WHERE refile_to IS NOT NULL;
CREATE INDEX mails_by_message_id ON mails (message_id);

CREATE TABLE patients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- P-000012; as one referral told it
    person_id INTEGER NOT NULL,                            -- patient it is linked to; its own id: to none
    given_name TEXT NOT NULL DEFAULT '',                   -- texts here and below: empty where not told
    surname TEXT NOT NULL DEFAULT '',
    date_of_birth TEXT NOT NULL DEFAULT '',                -- ISO day
    sex TEXT NOT NULL DEFAULT '',                          -- FHIR administrative gender
    phone TEXT NOT NULL DEFAULT '',                        -- E.164
    street TEXT NOT NULL DEFAULT '',
    suburb TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    outside_id TEXT NOT NULL DEFAULT '',                   -- record number of whoever refers
    created_at TEXT NOT NULL                               -- UTC
) STRICT;

CREATE INDEX patients_by_person ON patients (person_id);

CREATE TABLE patient_keys (
    key TEXT NOT NULL,                                     -- what equal people may share; see domain/matching
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    PRIMARY KEY (key, patient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_keys_by_patient ON patient_keys (patient_id);

CREATE TABLE patient_words (
    word TEXT NOT NULL,                                    -- folded part of a name, or digits of a phone
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    PRIMARY KEY (word, patient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_words_by_patient ON patient_words (patient_id);

CREATE TABLE referrals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- RF-000042; never used again
    patient_id INTEGER NOT NULL REFERENCES patients (id),
    channel TEXT NOT NULL CHECK (channel IN ('fax', 'e-mail', 'voicemail', 'call-centre', 'portal',
        'ehr-message', 'folder', 'person')),
    source TEXT NOT NULL,                                  -- number or address it came from; may be empty
    received_at TEXT NOT NULL,                             -- UTC
    created_at TEXT NOT NULL,                              -- UTC
    provider TEXT NOT NULL DEFAULT '',                     -- texts here and below: empty where not told
    organisation TEXT NOT NULL DEFAULT '',
    npi TEXT NOT NULL DEFAULT '',
    provider_phone TEXT NOT NULL DEFAULT '',               -- E.164
    provider_fax TEXT NOT NULL DEFAULT '',                 -- E.164; where the answer goes
    service TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    diagnoses TEXT NOT NULL DEFAULT '',                    -- ICD-10 codes, a blank between
    priority TEXT NOT NULL DEFAULT '',                     -- FHIR request priority; empty: routine
    payer TEXT NOT NULL DEFAULT '',
    member_id TEXT NOT NULL DEFAULT '',
    authorisation TEXT NOT NULL DEFAULT '',                -- needed or not, and how it stands
    authorisation_number TEXT NOT NULL DEFAULT '',
    appointment_at TEXT NOT NULL DEFAULT '',               -- UTC
    appointment_outcome TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL CHECK (stage IN ('intake-received', 'needs-info', 'eligibility',
        'documentation', 'clinical-review', 'ready-to-schedule', 'scheduled', 'no-show',
        'waiting-on-referring-office', 'patient-unreachable', 'closed-unable-to-schedule',
        'completed')),
    entered_at TEXT NOT NULL,                              -- UTC, of the stage
    interrupted TEXT,                                      -- stage that waiting has interrupted; null: not waiting
    queue TEXT NOT NULL,                                   -- desk that owns it
    owner TEXT,                                            -- account that took it; null: the desk
    due_at TEXT,                                           -- UTC; null: it is final
    remind_at TEXT,                                        -- UTC; null: it is final
    due_round INTEGER NOT NULL DEFAULT 1,                  -- counts what was due: stages entered, chases made
    calendar TEXT NOT NULL DEFAULT '',                     -- version of hours and stages that made due_at
    missing TEXT NOT NULL DEFAULT '[]',                    -- JSON list: fields that are missing or doubtful
    closed_for TEXT,                                       -- closing reason; null: it was not closed
    reworks INTEGER NOT NULL DEFAULT 0,                    -- moves back
    answer_case_id INTEGER REFERENCES cases (id),          -- fax to the referring office; null: none yet
    loop_closed_at TEXT,                                   -- UTC; that fax was delivered; null: not yet
    changes INTEGER NOT NULL DEFAULT 0,                    -- counts every change, to compare before the next
    answer_looked_at INTEGER NOT NULL DEFAULT 0,           -- `changes` at which it was last asked whether an answer is owed
    removed_at TEXT                                        -- UTC; retention emptied its texts and its patient's; null: they are here
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
    came_from TEXT,                                        -- stage left; null: it was made
    stage TEXT NOT NULL,                                   -- stage entered
    entered_at TEXT NOT NULL,                              -- UTC
    left_at TEXT,                                          -- UTC; null: it is there
    actor TEXT NOT NULL,                                   -- account that moved it here
    run_id TEXT NOT NULL REFERENCES runs (id),
    reason TEXT,                                           -- code or words; null: none was asked for
    comments TEXT,                                         -- null: none
    rework INTEGER NOT NULL DEFAULT 0 CHECK (rework IN (0, 1)), -- 1: it went back
    breached_at TEXT                                       -- UTC; it stayed beyond its due time; null: it did not
) STRICT;

CREATE INDEX stage_history_by_referral ON stage_history (referral_id, id);

CREATE TABLE referral_alerts (
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    round INTEGER NOT NULL,                                -- due_round that it is about
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'escalation')),
    decided_at TEXT NOT NULL,                              -- UTC
    notice_id INTEGER REFERENCES notices (id),             -- null: nobody had to be told any more
    PRIMARY KEY (referral_id, round, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX referral_alerts_by_notice ON referral_alerts (notice_id);

CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- A-000012; one thing that came in
    channel TEXT NOT NULL,
    received_at TEXT NOT NULL,                             -- UTC
    read_at TEXT NOT NULL,                                 -- UTC
    run_id TEXT NOT NULL REFERENCES runs (id),
    profile TEXT NOT NULL,                                 -- sender's profile that it was read by
    name TEXT NOT NULL,                                    -- of the raw thing in the vault
    sha256 TEXT NOT NULL,                                  -- hex, of the raw thing
    outcome TEXT NOT NULL CHECK (outcome IN ('referral', 'known', 'task', 'not-a-referral')),
    referral_id INTEGER REFERENCES referrals (id),         -- null: it is of no referral
    told TEXT NOT NULL,                                    -- what became of it, in words; ids only
    put_away_at TEXT,                                      -- UTC; null: it may lie still where it came
    removed_at TEXT                                        -- UTC; retention removed the raw thing; null: it lies in the vault
) STRICT;

CREATE INDEX arrivals_by_referral ON arrivals (referral_id);

CREATE TABLE fingerprints (
    key TEXT NOT NULL,                                     -- keyed hash of what names an arrival
    arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
    received_at TEXT NOT NULL,                             -- UTC, of the arrival
    PRIMARY KEY (key, arrival_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- D-000012
    referral_id INTEGER REFERENCES referrals (id),         -- null: of none (yet)
    arrival_id INTEGER REFERENCES arrivals (id),           -- null: a person added it
    kind TEXT NOT NULL,                                    -- form, letter, scan, voicemail, message, other
    media_type TEXT NOT NULL,                              -- as its content shows
    received_at TEXT NOT NULL,                             -- UTC
    name TEXT NOT NULL,                                    -- in the vault
    sha256 TEXT NOT NULL,                                  -- hex
    bytes INTEGER NOT NULL,
    pages INTEGER,                                         -- null: not known
    unreadable TEXT,                                       -- why it could not be read; null: it could
    removed_at TEXT                                        -- UTC; retention removed it; null: it lies in the vault
) STRICT;

CREATE INDEX documents_by_referral ON documents (referral_id);
CREATE INDEX documents_by_sha256 ON documents (sha256);

CREATE TABLE field_readings (
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,                                   -- as read
    confidence REAL NOT NULL,                              -- 0 to 1
    place TEXT NOT NULL,                                   -- document, page and box
    doubt TEXT,                                            -- why a person must look; null: nothing is wrong with it
    confirmed_by TEXT,                                     -- account that looked; null: nobody
    PRIMARY KEY (referral_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE field_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    at TEXT NOT NULL,                                      -- UTC
    actor TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id)
) STRICT;

CREATE INDEX field_changes_by_referral ON field_changes (referral_id, id);

CREATE TABLE contact_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,                                      -- UTC
    actor TEXT NOT NULL,
    whom TEXT NOT NULL,                                    -- patient, referring-office, payer
    how TEXT NOT NULL,                                     -- phone, text-message, e-mail, fax, letter, portal, in-person
    outcome TEXT NOT NULL                                  -- reached, left-message, no-answer, busy, wrong-number, refused, sent
) STRICT;

CREATE INDEX contact_attempts_by_referral ON contact_attempts (referral_id, id);

CREATE TABLE status_calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,                                      -- UTC
    actor TEXT NOT NULL,                                   -- who took the call
    caller TEXT NOT NULL                                   -- patient, family, referring-office, payer
) STRICT;

CREATE INDEX status_calls_by_referral ON status_calls (referral_id, id);

CREATE TABLE referral_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    at TEXT NOT NULL,                                      -- UTC
    actor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'satisfaction')),
    said_by TEXT,                                          -- patient, referring-office; null: a note of staff
    score INTEGER,                                         -- satisfaction, 1 to 5; null: not asked
    text TEXT NOT NULL                                     -- short
) STRICT;

CREATE INDEX referral_notes_by_referral ON referral_notes (referral_id, id);

CREATE TABLE possible_duplicates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                  -- PD-12
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'referral')),
    one_id INTEGER NOT NULL,                               -- the later patient or referral
    other_id INTEGER NOT NULL,                             -- the earlier one
    grade TEXT NOT NULL,                                   -- certain, probable, possible
    score REAL NOT NULL,
    reasons TEXT NOT NULL,                                 -- JSON list of words, no values
    state TEXT NOT NULL CHECK (state IN ('open', 'linked', 'distinct', 'settled')), -- settled: another decision or a correction left nothing to ask
    found_at TEXT NOT NULL,                                -- UTC
    decided_at TEXT,                                       -- UTC; null: open or settled
    decided_by TEXT,                                       -- account; null: nobody decided, or linked by itself
    undone_at TEXT,                                        -- UTC, of the last undoing; null: never undone
    UNIQUE (kind, one_id, other_id)
) STRICT;

CREATE INDEX possible_duplicates_by_state ON possible_duplicates (state, id);
CREATE INDEX possible_duplicates_by_other ON possible_duplicates (kind, other_id);

CREATE TABLE referral_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL REFERENCES referrals (id),
    outcome TEXT NOT NULL,                                 -- keyed hash of what it tells the referring office
    number TEXT NOT NULL,                                  -- the office's fax as the referral had it; empty: none; N-…: retention removed it
    case_id INTEGER REFERENCES cases (id),                 -- its fax; null: none could be made, a person was asked
    made_at TEXT NOT NULL,                                 -- UTC
    delivered_at TEXT,                                     -- UTC; null: not, or not any more
    taken_back_at TEXT                                     -- UTC, cancelled unsent for a newer outcome; null: it stands
) STRICT;

CREATE INDEX referral_answers_by_referral ON referral_answers (referral_id, id);
CREATE INDEX referral_answers_by_case ON referral_answers (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX tasks_by_referral ON tasks (referral_id) WHERE referral_id IS NOT NULL;
CREATE INDEX tasks_of_no_referral ON tasks (queue, due_at) WHERE closed_at IS NULL AND referral_id IS NULL;
CREATE INDEX tasks_of_fax_desk ON tasks (due_at) WHERE closed_at IS NULL AND queue IS NULL;

CREATE TABLE baselines (
    measure TEXT NOT NULL,                                 -- its key
    part TEXT NOT NULL,                                    -- of what, as a stage; empty: of everything
    value REAL NOT NULL,                                   -- in the measure's unit
    basis INTEGER,                                         -- how many it rests on; null: it was told
    first_day TEXT,                                        -- day; null: it was told
    last_day TEXT,                                         -- day, included; null: it was told
    set_at TEXT NOT NULL,                                  -- UTC
    set_by TEXT NOT NULL,                                  -- account
    PRIMARY KEY (measure, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailed_reports (
    kind TEXT NOT NULL,                                    -- report or scorecard
    first_day TEXT NOT NULL,                               -- day that it begins with
    last_day TEXT NOT NULL,                                -- day that it ends with
    message_id TEXT NOT NULL,                              -- stable, so a repeat is seen as one
    decided_at TEXT NOT NULL,                              -- UTC
    sent_at TEXT,                                          -- UTC; null: not yet
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

CREATE TABLE restores (
    generation INTEGER PRIMARY KEY,                        -- that the store has since
    last_event INTEGER NOT NULL,                           -- newest event of the backup; 0: it had none
    last_event_at TEXT,                                    -- UTC; what came after it is lost; null: it had none
    restored_at TEXT NOT NULL,                             -- UTC
    restored_by TEXT NOT NULL,                             -- account
    last_day TEXT NOT NULL,                                -- day of it; reports up to it may have gone out in the lost time
    first_case INTEGER NOT NULL,                           -- cases from this id on were made since
    unread_from TEXT NOT NULL,                             -- UTC; mails that came before it were read by then
    reconciled_at TEXT,                                    -- UTC; the mailbox was held against it to its end; null: never
    lifted_at TEXT,                                        -- UTC; a person lifted the guard; null: it is on
    lifted_by TEXT,                                        -- account; null: it is on
    lifted_for TEXT                                        -- word from a closed list; null: it is on
) STRICT;

CREATE TABLE lost_attempts (
    reference TEXT PRIMARY KEY,                            -- ours, of an attempt that no case here has
    generation INTEGER NOT NULL REFERENCES restores (generation), -- in which it was met
    number TEXT,                                           -- E.164; null: nothing names one
    went_at TEXT NOT NULL,                                 -- UTC; when it was out by, as the first sign says
    evidence TEXT NOT NULL,                                -- what tells of it: a copy, or M-000012
    said TEXT,                                             -- what its verdict said; null: none was met
    case_id INTEGER REFERENCES cases (id),                 -- case that it is an attempt of; null: nobody knows
    settled_at TEXT                                        -- UTC; a person has said what it was; null: it casts doubt on its number
) STRICT, WITHOUT ROWID;

CREATE INDEX lost_attempts_open ON lost_attempts (number) WHERE settled_at IS NULL;
