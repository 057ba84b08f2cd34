-- All letters of a batch are drawn by one version of their template, whatever is edited meanwhile.

CREATE TABLE batch_templates (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    letter TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pinned_at TEXT NOT NULL,
    PRIMARY KEY (batch_id, letter)
) STRICT, WITHOUT ROWID;

ALTER TABLE cases ADD COLUMN template_sha256 TEXT;
