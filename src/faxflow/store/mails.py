"""The mails read from the service inbox, each once, and the verdicts they hold."""

from dataclasses import dataclass

from faxflow.domain.ids import CaseId, MailId, Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.domain.verdict import Reading, Verdict, VerdictKind
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """A verdict as it was read, beside its place: the mail and the position in it, from 1.

    `given` is the attempt (case, number) that it waits for; None before it was given to one.
    """

    mail_id: MailId
    position: int
    verdict: Verdict
    given: tuple[CaseId, int] | None = None


def keep(tx: Connection, run: Run, reading: Reading) -> list[KeptVerdict] | None:
    """Keeps a mail with its verdicts, all pending; None where the very mail was read before."""
    mail_id = _keep_mail(tx, run, reading)
    if mail_id is None:
        return None
    kept = [KeptVerdict(mail_id, n, v) for n, v in enumerate(reading.verdicts, start=1)]
    tx.executemany(
        "INSERT INTO verdicts (mail_id, position, kind, number, reason, reference, job_id, outcome)"
        " VALUES (:mail_id, :position, :kind, :number, :reason, :reference, :job_id, 'pending')",
        [_parameters(verdict) for verdict in kept],
    )
    return kept


def pending(tx: Connection) -> list[KeptVerdict]:
    """The verdicts that wait for their attempt to settle, oldest first."""
    found = tx.execute(
        "SELECT * FROM verdicts WHERE outcome = 'pending' ORDER BY mail_id, position"
    )
    return [_kept(row) for row in found]


def of_mail(tx: Connection, content_hash: str) -> list[KeptVerdict]:
    """The verdicts of a mail that was read before, in their order."""
    found = tx.execute(
        "SELECT v.* FROM verdicts v JOIN mails m ON m.id = v.mail_id"
        " WHERE m.content_hash = :content_hash ORDER BY v.position",
        {"content_hash": content_hash},
    )
    return [_kept(row) for row in found]


def settle(
    tx: Connection, kept: KeptVerdict, outcome: str, at: tuple[CaseId, int] | None = None
) -> None:
    """Notes what became of a verdict, and which attempt (case, number) it was given to."""
    case_id, attempt = at or (None, None)
    tx.execute(
        "UPDATE verdicts SET outcome = :outcome, case_id = :case_id, attempt = :attempt"
        " WHERE mail_id = :mail_id AND position = :position",
        {
            "outcome": outcome,
            "case_id": case_id,
            "attempt": attempt,
            "mail_id": kept.mail_id,
            "position": kept.position,
        },
    )


def _keep_mail(tx: Connection, run: Run, reading: Reading) -> MailId | None:
    row = tx.execute(
        "INSERT INTO mails (content_hash, message_id, service, read_at, run_id)"
        " VALUES (:content_hash, :message_id, :service, :at, :run_id)"
        " ON CONFLICT (content_hash) DO NOTHING RETURNING id",
        {
            "content_hash": reading.content_hash,
            "message_id": reading.message_id,
            "service": reading.service,
            "at": to_stamp(run.now()),
            "run_id": run.id,
        },
    ).fetchone()
    return MailId(row["id"]) if row else None


def _parameters(kept: KeptVerdict) -> dict[str, object]:
    verdict = kept.verdict
    return {
        "mail_id": kept.mail_id,
        "position": kept.position,
        "kind": verdict.kind,
        "number": verdict.number,
        "reason": verdict.reason,
        "reference": str(verdict.reference) if verdict.reference else None,
        "job_id": verdict.job_id,
    }


def _kept(row: Row) -> KeptVerdict:
    verdict = Verdict(
        VerdictKind(row["kind"]),
        row["number"],
        Reason(row["reason"]) if row["reason"] else None,
        _reference(row["reference"]),
        row["job_id"],
    )
    given = None if row["case_id"] is None else (CaseId(row["case_id"]), row["attempt"])
    return KeptVerdict(MailId(row["mail_id"]), row["position"], verdict, given)


def _reference(text: str | None) -> Reference | None:
    return references_in(text)[0] if text else None
