-- A row for each table that neither the rehearsed day nor the commands have filled.
-- Each statement runs where its table is there and empty, of the columns that it names.

INSERT INTO rejects (batch_id, line, column_name, reason) VALUES (51, 11, 'number', 'it is empty');
INSERT INTO incidents (case_id, attempt, number, letter_sha256, pages, kind, recorded_at, recorded_by) VALUES (1, 1, '+12025550101', 'l1', 1, 'wrong-recipient', '2026-11-24T12:00:00.000+00:00', 'mara');
INSERT INTO refused_logins (account, times, last_at) VALUES ('mailbox', 2, '2026-11-24T12:00:00.000+00:00');
INSERT INTO arrivals (id, channel, received_at, read_at, run_id, profile, name, sha256, outcome, referral_id, told, put_away_at) VALUES (1, 'fax', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00', 'by-hand', 'any', 'A-000001.pdf', 'a1', 'referral', 1, 'RF-000001', NULL);
INSERT INTO fingerprints (key, arrival_id, received_at) VALUES ('f1', 1, '2026-11-24T12:00:00.000+00:00');
INSERT INTO documents (referral_id, arrival_id, kind, media_type, received_at, name, sha256, bytes, pages, unreadable) VALUES (1, 1, 'form', 'application/pdf', '2026-11-24T12:00:00.000+00:00', 'D-000001.pdf', 'd1', 812, 1, NULL);
INSERT INTO field_readings (referral_id, field, value, confidence, place, doubt, confirmed_by) VALUES (1, 'surname', 'Vandersloot', 0.75, 'D-000001 p1', 'read once', NULL);
INSERT INTO referral_answers (referral_id, outcome, number, case_id, made_at, delivered_at, taken_back_at) VALUES (1, 'o1', '+12025550114', NULL, '2026-11-24T12:00:00.000+00:00', NULL, NULL);
INSERT INTO possible_duplicates (kind, one_id, other_id, grade, score, reasons, state, found_at, decided_at, decided_by, undone_at) VALUES ('referral', 2, 1, 'possible', 0.5, '["surname"]', 'distinct', '2026-11-24T12:00:00.000+00:00', '2026-11-24T12:10:00.000+00:00', 'mara', NULL);
INSERT INTO referral_alerts (referral_id, round, kind, decided_at, notice_id) VALUES (1, 1, 'reminder', '2026-11-24T12:00:00.000+00:00', NULL);
INSERT INTO baselines (measure, part, value, basis, first_day, last_day, set_at, set_by) VALUES ('faxes-delivered', '', 0.81, NULL, NULL, NULL, '2026-11-24T12:00:00.000+00:00', 'mara');
INSERT INTO mailed_reports (kind, first_day, last_day, message_id, decided_at, sent_at) VALUES ('report', '2026-11-23', '2026-11-23', '<r@hilltop.example>', '2026-11-24T12:00:00.000+00:00', NULL);
INSERT INTO restores (generation, last_event, last_event_at, restored_at, restored_by, last_day, first_case, unread_from, reconciled_at, lifted_at, lifted_by, lifted_for) VALUES (2, 40, '2026-11-24T11:00:00.000+00:00', '2026-11-24T12:00:00.000+00:00', 'mara', '2026-11-24', 108, '2026-11-24T11:00:00.000+00:00', '2026-11-24T13:00:00.000+00:00', '2026-11-24T14:00:00.000+00:00', 'mara', 'reconciled');
INSERT INTO lost_attempts (reference, generation, number, went_at, evidence, said, case_id, settled_at) VALUES ('FX-000108-A1', 2, '+12025550118', '2026-11-24T11:30:00.000+00:00', 'copy', NULL, NULL, '2026-11-24T13:30:00.000+00:00');
