-- Work that a day has left open, in words that every version's store understands.
-- Everything is invented; the events are added by the code of the time.

INSERT INTO runs (id, command, actor, started_at, ended_at, exit_code, summary)
VALUES ('by-hand', 'load', 'mara', '2026-11-24T11:00:00.000+00:00', '2026-11-24T11:05:00.000+00:00', 0, '{}');
INSERT INTO batches (id, sha256, day, name, source, fetched_at, state, rows_read, loaded, updated, unchanged, duplicate, rejected)
VALUES (51, 'b1', '2026-11-24', 'left-open.csv', 'drop folder', '2026-11-24T11:00:00.000+00:00', 'loaded', 9, 7, 0, 0, 1, 1),
    (52, 'b2', '2026-11-25', 'unread.csv', 'drop folder', '2026-11-25T11:00:00.000+00:00', 'extracted', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO rejects (batch_id, line, column_name, reason)
VALUES (51, 10, 'number', 'it is empty');
INSERT INTO batch_rows (batch_id, line, case_key, content_hash, letter, service_date, number, number_valid, fields)
VALUES (51, 2, 'k101', 'c101', 'referral', '2026-11-24', '+12025550111', 1, '{"reason": "follow up"}'),
    (51, 3, 'k102', 'c102', 'referral', '2026-11-24', '+12025550112', 1, '{"reason": "follow up"}');
INSERT INTO cases (id, case_key, content_hash, state, attempt, next_action_at, reason, number, letter, service_date, fields, letter_sha256, letter_pages, batch_id, line, created_at, changed_at)
VALUES (101, 'k101', 'c101', 'ready', 0, NULL, NULL, '+12025550111', 'referral', '2026-11-24', '{"reason": "follow up"}', NULL, NULL, 51, 2, '2026-11-24T11:00:00.000+00:00', '2026-11-24T11:00:00.000+00:00'),
    (102, 'k102', 'c102', 'waiting', 1, '2026-11-24T13:00:00.000+00:00', 'busy', '+12025550112', 'referral', '2026-11-24', '{"reason": "follow up"}', 'l102', 1, 51, 3, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    (103, 'k103', 'c103', 'held', 0, NULL, NULL, '+12025550113', 'referral', '2026-11-24', '{"reason": "follow up"}', NULL, NULL, 51, 4, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    (104, 'k104', 'c104', 'sent', 1, NULL, NULL, '+12025550114', 'referral', '2026-11-24', '{"reason": "follow up"}', 'l104', 2, 51, 5, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    (105, 'k105', 'c105', 'in-doubt', 1, NULL, NULL, '+12025550115', 'referral', '2026-11-24', '{"reason": "follow up"}', 'l105', 1, 51, 6, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    (106, 'k106', 'c106', 'failed', 1, NULL, 'not_in_service', '+12025550116', 'referral', '2026-11-24', '{"reason": "follow up"}', 'l106', 1, 51, 7, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    (107, 'k107', 'c107', 'cancelled', 0, NULL, NULL, '+12025550117', 'referral', '2026-11-24', '{"reason": "follow up"}', NULL, NULL, 51, 8, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00');
INSERT INTO attempts (case_id, attempt, reference, number, gateway, run_id, started_at, submitted_at, sent_at, window_from, settled_at, outcome, reason, reply)
VALUES (102, 1, 'FX-000102-A1', '+12025550112', 'rehearsal', 'by-hand', '2026-11-24T11:01:00.000+00:00', '2026-11-24T11:01:01.000+00:00', '2026-11-24T11:01:02.000+00:00', '2026-11-24T11:01:02.000+00:00', '2026-11-24T12:00:00.000+00:00', 'failed', 'busy', 'M-000901'),
    (104, 1, 'FX-000104-A1', '+12025550114', 'rehearsal', 'by-hand', '2026-11-24T11:01:00.000+00:00', '2026-11-24T11:01:01.000+00:00', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00', NULL, NULL, NULL, '250 taken'),
    (105, 1, 'FX-000105-A1', '+12025550115', 'rehearsal', 'by-hand', '2026-11-24T11:01:00.000+00:00', '2026-11-24T11:01:01.000+00:00', NULL, NULL, NULL, NULL, NULL, 'timed out'),
    (106, 1, 'FX-000106-A1', '+12025550116', 'rehearsal', 'by-hand', '2026-11-24T11:01:00.000+00:00', '2026-11-24T11:01:01.000+00:00', '2026-11-24T11:01:02.000+00:00', '2026-11-24T11:01:02.000+00:00', '2026-11-24T12:00:00.000+00:00', 'failed', 'not_in_service', 'M-000901');
INSERT INTO mails (id, content_hash, message_id, service, read_at, run_id)
VALUES (901, 'm901', '<901@fax.example>', 'test', '2026-11-24T12:00:00.000+00:00', 'by-hand');
INSERT INTO verdicts (mail_id, position, kind, number, reason, reference, job_id, outcome, case_id, attempt)
VALUES (901, 1, 'failed', '+12025550112', 'busy', 'FX-000102-A1', NULL, 'applied', 102, 1),
    (901, 2, 'failed', '+12025550116', 'not_in_service', 'FX-000106-A1', NULL, 'applied', 106, 1),
    (901, 3, 'failed', '+12025550199', 'busy', NULL, '7', 'unmatched', NULL, NULL);
INSERT INTO tasks (kind, task_key, title, case_id, batch_id, run_id, opened_at, due_at)
VALUES ('release-held', 'release-held:FX-000103', 'FX-000103 is held', 103, NULL, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-25T12:00:00.000+00:00'),
    ('follow-up', 'follow-up:FX-000104', 'FX-000104 was sent', 104, NULL, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-25T12:00:00.000+00:00'),
    ('resolve-doubt', 'resolve-doubt:FX-000105', 'FX-000105 may have gone out', 105, NULL, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    ('mend-fax', 'mend-fax:FX-000106', 'FX-000106 failed', 106, NULL, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    ('review-rejects', 'review-rejects:B-000051', 'B-000051 has 1 reject', NULL, 51, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00'),
    ('review-mail', 'review-mail:M-000901', 'M-000901 fits no fax', NULL, NULL, 'by-hand', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00');
