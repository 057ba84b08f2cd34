-- A row that shares its identity with no other of its report needs no look at the others.
-- Of rows that stand already nobody has looked: each is compared, as before.

ALTER TABLE batch_rows ADD COLUMN alone INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1));
