"""What a mail said, statement by statement, and the attempt that each was given to."""

from dataclasses import dataclass

from faxflow.domain.ids import MailId
from faxflow.store.connection import Connection, Row

_OF_MAIL = """
SELECT v.kind, v.reason, v.number, v.reference, v.job_id, v.outcome, a.reference AS given_to
FROM verdicts v LEFT JOIN attempts a ON a.case_id = v.case_id AND a.attempt = v.attempt
WHERE v.mail_id = :id ORDER BY v.position
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `reference` is ours as the mail echoed it, `given_to` an attempt's.

    `number` is E.164; what is None was not said.
    """

    kind: str
    outcome: str
    reason: str | None = None
    number: str | None = None
    reference: str | None = None
    job_id: str | None = None
    given_to: str | None = None


def of_mail(tx: Connection, mail_id: MailId) -> list[Statement]:
    """The statements of a mail in their order."""
    return [_statement(row) for row in tx.execute(_OF_MAIL, {"id": mail_id})]


def _statement(row: Row) -> Statement:
    return Statement(
        row["kind"],
        row["outcome"],
        row["reason"],
        row["number"],
        row["reference"],
        row["job_id"],
        row["given_to"],
    )
