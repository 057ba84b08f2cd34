-- What retention has removed stays known by its id, its counts and its hashes.

ALTER TABLE store_info ADD COLUMN traces_at TEXT;
ALTER TABLE batches ADD COLUMN rows_removed_at TEXT;
ALTER TABLE batches ADD COLUMN file_removed_at TEXT;
ALTER TABLE cases ADD COLUMN removed_at TEXT;
ALTER TABLE referrals ADD COLUMN removed_at TEXT;
ALTER TABLE arrivals ADD COLUMN removed_at TEXT;
ALTER TABLE documents ADD COLUMN removed_at TEXT;
