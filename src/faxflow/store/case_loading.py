"""Bulk loading: a batch's clean rows beside the cases they belong to, and back as cases."""

import json
from collections.abc import Iterator, Mapping, Sequence

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.loading import Candidate, ChangedBy, Known
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

_BESIDE_ITS_CASE = """
SELECT r.batch_id, r.line, r.case_key, r.content_hash, r.number_valid,
    c.id, c.state, c.attempt, c.content_hash AS known_hash,
    o.number <> c.number AND r.number = o.number AS mended,
    r.number_given = 0 AND (o.number <> c.number OR o.number_given = 1)
        AND r.number NOT IN (o.number, c.number) AS contested
"""

_CANDIDATES = f"""
{_BESIDE_ITS_CASE}
FROM batch_rows r LEFT JOIN cases c ON c.case_key = r.case_key
    LEFT JOIN batch_rows o ON o.batch_id = c.batch_id AND o.line = c.line
WHERE r.batch_id = :batch_id AND (r.alone = 0 OR c.content_hash <> r.content_hash)
ORDER BY r.line
"""

_CANDIDATE = f"""
{_BESIDE_ITS_CASE}
FROM batch_rows r LEFT JOIN cases c ON c.case_key = r.case_key
    LEFT JOIN batch_rows o ON o.batch_id = c.batch_id AND o.line = c.line
WHERE r.batch_id = :batch_id AND r.line = :line
"""

_NEWEST = f"""
{_BESIDE_ITS_CASE}
FROM cases c
    JOIN batch_rows o ON o.batch_id = c.batch_id AND o.line = c.line
        AND o.content_hash <> c.content_hash
    JOIN batch_rows r ON r.case_key = c.case_key AND r.content_hash = c.content_hash
WHERE c.id = :id ORDER BY r.batch_id DESC, r.line LIMIT 1
"""
"""Of a case whose newer row was only remembered: its `content_hash` has run ahead of its row."""

_INSERT = """
INSERT INTO cases (case_key, content_hash, state, number, letter, service_date, fields,
    recipient_key, batch_id, line, created_at, changed_at)
SELECT case_key, content_hash, CASE number_valid WHEN 1 THEN 'ready' ELSE 'held' END,
    number, letter, service_date, fields, recipient_key, batch_id, line, :now, :now
FROM batch_rows WHERE batch_id = :batch_id AND line = :line
"""

_UPDATE = """
UPDATE cases
SET (content_hash, number, fields, recipient_key, batch_id, line) =
    (SELECT content_hash, number, fields, recipient_key, batch_id, line FROM batch_rows
     WHERE batch_id = :batch_id AND line = :line),
    letter_sha256 = NULL, letter_pages = NULL, template_sha256 = NULL,
    -- What a person has let go since a restore was to the number that they saw.
    let_go_in = CASE WHEN number = (SELECT number FROM batch_rows
        WHERE batch_id = :batch_id AND line = :line) THEN let_go_in END
WHERE id = :id AND state IN ('ready', 'waiting', 'held', 'failed')
"""

_BESIDE = """
SELECT c.number, c.fields, o.fields AS was, r.fields AS row
FROM cases c JOIN batch_rows o ON o.batch_id = c.batch_id AND o.line = c.line
    JOIN batch_rows r ON r.batch_id = :batch_id AND r.line = :line
WHERE c.id = :id
"""

_KEEP = "UPDATE cases SET number = :number, fields = :fields WHERE id = :id"

_SEEN = """
UPDATE cases SET content_hash =
    (SELECT content_hash FROM batch_rows WHERE batch_id = :batch_id AND line = :line)
WHERE id = :id
"""


def candidates(tx: Connection, batch_id: BatchId) -> list[Candidate]:
    """A batch's rows that need a decision, in line order, each with its identity's case.

    Rows that stand alone and are new, or the same as their case, are none of them: see
    `plain_rows`.
    """
    found = tx.execute(_CANDIDATES, {"batch_id": batch_id})
    return [_candidate(row) for row in found]


def candidate(tx: Connection, batch_id: BatchId, line: int) -> Candidate:
    """One clean row of a batch, with the case that its identity has already."""
    row = tx.execute(_CANDIDATE, {"batch_id": batch_id, "line": line}).fetchone()
    return _candidate(row)


def next_id(tx: Connection) -> CaseId:
    """The id that the next case will have, if none is made meanwhile."""
    row = tx.execute("SELECT seq FROM sqlite_sequence WHERE name = 'cases'").fetchone()
    return CaseId(row["seq"] + 1 if row else 1)


def insert(
    tx: Connection, run: Run, batch_id: BatchId, rows: Sequence[Candidate]
) -> list[tuple[CaseId, State]]:
    """Makes a case of each row, `held` where its number may not be dialled; gives them."""
    now, first = to_stamp(run.now()), next_id(tx)
    tx.executemany(_INSERT, [{"batch_id": batch_id, "line": r.line, "now": now} for r in rows])
    record_loaded(tx, run, first)
    found = tx.execute(
        "SELECT id, state FROM cases WHERE id >= :first ORDER BY id", {"first": first}
    )
    return [(CaseId(case_id), State(state)) for case_id, state in found]


def record_loaded(tx: Connection, run: Run, first: CaseId) -> None:
    """Notes in the history of each case from `first` on that it was loaded."""
    for state, cause in ((State.READY, Cause.LOADED), (State.HELD, Cause.NUMBER_PROBLEM)):
        into = (case_name(case_id) for case_id in made_in(tx, first, state))
        events.record_alike(tx, run, into, events.Event("", cause, target=state))


def made_in(tx: Connection, first: CaseId, state: State) -> Iterator[CaseId]:
    """The cases from `first` on that stand at `state`, in order."""
    found = tx.execute(
        "SELECT id FROM cases WHERE id >= :first AND +state = :state ORDER BY id",
        {"first": first, "state": state},
    )
    return (CaseId(row["id"]) for row in found)


def update(
    tx: Connection,
    run: Run,
    batch_id: BatchId,
    rows: Sequence[Candidate],
    *,
    by: ChangedBy = ChangedBy.REPORT,
) -> None:
    """Gives cases that nobody has the content of their new row; their letters are drawn again.

    A number that a person has corrected stays corrected, on the letter too.
    """
    known = [(row, row.known) for row in rows if row.known]
    at = [{"batch_id": batch_id, "line": r.line, "id": k.case_id} for r, k in known]
    mended = [_mended(tx, one) for one, (_, k) in zip(at, known, strict=True) if k.mended]
    tx.executemany(_UPDATE, at)
    tx.executemany(_KEEP, mended)
    events.record(
        tx,
        run,
        (
            events.Event(case_name(k.case_id), f"changed by {by}", k.state, k.state)
            for _, k in known
        ),
    )


def _mended(tx: Connection, at: Mapping[str, int]) -> dict[str, object]:
    """The number and fields of a corrected case once it has its new row."""
    beside = tx.execute(_BESIDE, at).fetchone()
    was, row = json.loads(beside["was"]), json.loads(beside["row"])
    now = json.loads(beside["fields"])
    fields = {**row, **{name: text for name, text in now.items() if text != was.get(name)}}
    written = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return {"id": at["id"], "number": beside["number"], "fields": written}


def take_newest_row(tx: Connection, run: Run, case_id: CaseId) -> bool:
    """Gives a case that came back the newer row that was remembered; False where there is none."""
    row = tx.execute(_NEWEST, {"id": case_id}).fetchone()
    if row is None:
        return False
    update(tx, run, BatchId(row["batch_id"]), [_candidate(row)])
    return True


def note_late(
    tx: Connection,
    run: Run,
    batch_id: BatchId,
    rows: Sequence[Candidate],
    *,
    by: ChangedBy = ChangedBy.REPORT,
) -> None:
    """Remembers that cases which are out, or over, differ from their new row: told once."""
    known = [(row, row.known) for row in rows if row.known]
    tx.executemany(
        _SEEN, [{"batch_id": batch_id, "line": r.line, "id": k.case_id} for r, k in known]
    )
    events.record(tx, run, (events.Event(case_name(k.case_id), _late(k, by)) for _, k in known))


def _late(known: Known, by: ChangedBy) -> str:
    over = "cancelled" if known.state is State.CANCELLED else "sent"
    how = "by a correction" if by is ChangedBy.CORRECTION else "in the report"
    return f"changed {how} after it was {over}"


def _candidate(row: Row) -> Candidate:
    known = None
    if row["id"] is not None:
        known = Known(
            CaseId(row["id"]),
            State(row["state"]),
            row["attempt"],
            row["known_hash"],
            mended=bool(row["mended"]),
            contested=bool(row["contested"]),
        )
    return Candidate(
        row["line"], row["case_key"], row["content_hash"], bool(row["number_valid"]), known
    )
