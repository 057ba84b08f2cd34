"""The attempts that a verdict may mean, by each mark that it can carry."""

from collections.abc import Iterable
from datetime import datetime

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, Reference, references_in
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_VIEW = """
SELECT a.case_id, a.attempt, a.number, a.gateway, a.submitted_at, a.outcome,
    c.state, c.attempt AS current, c.claim, c.evidence, NULLIF(c.number, a.number) AS goes_to,
    a.settled_at
FROM attempts a JOIN cases c ON c.id = a.case_id
"""

_BY_JOB = f"""
{_VIEW}
WHERE (a.case_id, a.attempt) IN (
    SELECT v.case_id, v.attempt FROM verdicts v JOIN mails m ON m.id = v.mail_id
    WHERE v.job_id = :job_id AND v.case_id IS NOT NULL AND m.sender_domain = :sender_domain
        AND m.read_at >= :since)
ORDER BY a.case_id, a.attempt
"""  # noqa: S608 - put together from our own words alone

_OUT_TO = f"""
{_VIEW}
WHERE a.number = :number AND a.submitted_at IS NOT NULL AND a.attempt = c.attempt
    AND (:before IS NULL OR a.submitted_at <= :before)
    AND ((a.settled_at IS NULL AND c.state IN ('submitting', 'sent', 'in-doubt'))
        OR (c.state = 'delivered' AND c.evidence = 'silence' AND a.settled_at >= :silent_since))
ORDER BY a.case_id
"""

_UNHEARD = f"""
{_VIEW}
WHERE a.number = :number AND a.submitted_at >= :since AND COALESCE(a.outcome, '') <> 'refused'
    AND NOT (a.attempt = c.attempt AND a.settled_at IS NULL
        AND c.state IN ('submitting', 'sent', 'in-doubt'))
    AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.case_id = a.case_id
        AND v.attempt = a.attempt AND v.kind IN ('delivered', 'failed'))
    AND NOT (c.state = 'delivered' AND c.evidence = 'silence' AND a.attempt = c.attempt)
ORDER BY a.case_id, a.attempt
"""  # noqa: S608 - put together from our own words alone

_SPENT = """
SELECT a.case_id, a.attempt, a.gateway, a.settled_at
FROM attempts a
WHERE a.number = :number AND a.settled_at >= :since AND a.outcome = 'failed'
ORDER BY a.settled_at
"""

_TOLD = """
SELECT max(job_id) AS job_id FROM verdicts
WHERE case_id = :case_id AND attempt = :attempt AND kind = 'failed' GROUP BY mail_id
"""


def by_reference(tx: Connection, reference: Reference) -> AttemptView | None:
    """The attempt with this reference beside its case, or None."""
    row = tx.execute(
        _VIEW + "WHERE a.reference = :reference", {"reference": str(reference)}
    ).fetchone()
    return _view(row) if row else None


def by_number(tx: Connection, case_id: CaseId, attempt: int) -> AttemptView | None:
    """A case's attempt of that number, from 1, or None."""
    row = tx.execute(
        _VIEW + "WHERE a.case_id = :id AND a.attempt = :attempt",
        {"id": case_id, "attempt": attempt},
    ).fetchone()
    return _view(row) if row else None


def reference_of(tx: Connection, view: AttemptView) -> Reference:
    """The reference that the attempt went out with."""
    row = tx.execute(
        "SELECT reference FROM attempts WHERE case_id = :id AND attempt = :attempt",
        {"id": view.case_id, "attempt": view.attempt},
    ).fetchone()
    return references_in(row["reference"])[0]


def by_job(tx: Connection, job_id: str, sender_domain: str, since: datetime) -> list[AttemptView]:
    """The attempts to which verdicts with this job id, from this sender, were given since then.

    Gateways count jobs anew after a while: an older one is another job.
    """
    found = tx.execute(
        _BY_JOB, {"job_id": job_id, "sender_domain": sender_domain, "since": to_stamp(since)}
    )
    return [_view(row) for row in found]


def out_to(
    tx: Connection,
    number: str,
    *,
    submitted_before: datetime | None = None,
    silent_since: datetime | None = None,
) -> list[AttemptView]:
    """The attempts to a number (E.164) that are, or may be, with the gateway.

    With `submitted_before` only those that went out by that moment; with `silent_since`
    also those that only silence has called delivered, since then.
    """
    found = tx.execute(
        _OUT_TO,
        {
            "number": number,
            "before": to_stamp(submitted_before) if submitted_before else None,
            "silent_since": to_stamp(silent_since) if silent_since else None,
        },
    )
    return [_view(row) for row in found]


def unheard(tx: Connection, number: str, since: datetime) -> list[AttemptView]:
    """The attempts to a number (E.164) since then that are settled, but by no word of the gateway.

    A person or another attempt's success settled them, so its word may still come.
    """
    found = tx.execute(_UNHEARD, {"number": number, "since": to_stamp(since)})
    return [_view(row) for row in found]


def failed_to(
    tx: Connection, number: str, since: datetime
) -> list[tuple[CaseId, int, str, datetime]]:
    """Case, attempt, gateway and time of each failure told of a number (E.164) since then."""
    found = tx.execute(_SPENT, {"number": number, "since": to_stamp(since)})
    return [
        (CaseId(row["case_id"]), row["attempt"], row["gateway"], from_stamp(row["settled_at"]))
        for row in found
    ]


def job_ids_of_failures(tx: Connection, case_id: CaseId, attempt: int) -> list[str | None]:
    """The job id, or None, of every mail that told of an attempt's failure."""
    rows: Iterable[Row] = tx.execute(_TOLD, {"case_id": case_id, "attempt": attempt})
    return [row["job_id"] for row in rows]


def _view(row: Row) -> AttemptView:
    return AttemptView(
        CaseId(row["case_id"]),
        row["attempt"],
        row["number"],
        State(row["state"]),
        row["current"],
        row["claim"],
        row["evidence"],
        row["gateway"],
        from_stamp_or_none(row["submitted_at"]),
        row["outcome"],
        row["goes_to"],
        from_stamp_or_none(row["settled_at"]),
    )
