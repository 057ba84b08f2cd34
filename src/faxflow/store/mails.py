"""The mails read from the service inbox, each once, and the verdicts they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import CaseId, MailId, Reference, references_in
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.domain.verdict import Reading, Verdict, VerdictKind
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

_KEEP = """
INSERT INTO mails
    (content_hash, message_id, service, read_at, run_id, received_at, sender_domain)
VALUES (:content_hash, :message_id, :service, :at, :run_id, :received_at, :sender_domain)
ON CONFLICT (content_hash) DO NOTHING RETURNING id
"""

_SETTLE = """
INSERT INTO verdicts
    (mail_id, position, kind, number, reason, reference, job_id, outcome, case_id, attempt)
VALUES (:mail_id, :position, :kind, :number, :reason, :reference, :job_id, :outcome, :case_id,
    :attempt)
ON CONFLICT (mail_id, position) DO UPDATE
SET outcome = :outcome, case_id = :case_id, attempt = :attempt
"""

_VERDICTS = "SELECT v.*, m.sender_domain FROM verdicts v JOIN mails m ON m.id = v.mail_id "


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """A verdict as it was read, beside its place: the mail and the position in it, from 1.

    `given` is the attempt (case, number) that it was given to; None before that.
    """

    mail_id: MailId
    position: int
    verdict: Verdict
    given: tuple[CaseId, int] | None = None
    sender_domain: str = ""


def keep(
    tx: Connection, run: Run, reading: Reading, *, received_at: datetime | None = None
) -> list[KeptVerdict] | None:
    """Keeps a mail; its verdicts, each still to be settled, or None where it was read before."""
    mail_id = _keep_mail(tx, run, reading, received_at)
    if mail_id is None:
        return None
    return [
        KeptVerdict(mail_id, n, v, sender_domain=reading.sender_domain)
        for n, v in enumerate(reading.verdicts, start=1)
    ]


def one_more(tx: Connection, mail_id: MailId, verdict: Verdict) -> KeptVerdict:
    """One more verdict of a mail, as a person gave it, still to be settled."""
    last = tx.execute(
        "SELECT COALESCE(max(position), 0) AS last FROM verdicts WHERE mail_id = :id",
        {"id": mail_id},
    ).fetchone()
    return KeptVerdict(mail_id, last["last"] + 1, verdict)


def pending(tx: Connection) -> list[KeptVerdict]:
    """The verdicts that wait for their attempt to settle, oldest first."""
    found = tx.execute(_VERDICTS + "WHERE v.outcome = 'pending' ORDER BY v.mail_id, v.position")
    return [_kept(row) for row in found]


def unanswered(tx: Connection, mail_id: MailId) -> list[KeptVerdict]:
    """The verdicts of a mail that met no attempt, in their order."""
    found = tx.execute(
        _VERDICTS + "WHERE v.mail_id = :id AND v.case_id IS NULL AND v.kind <> 'noise'"
        " ORDER BY v.position",
        {"id": mail_id},
    )
    return [_kept(row) for row in found]


def unmet(tx: Connection, reference: Reference) -> list[KeptVerdict]:
    """The verdicts with a reference of which no attempt was known, in the order they came in."""
    found = tx.execute(
        _VERDICTS + "WHERE v.reference = :reference AND v.case_id IS NULL"
        " AND v.outcome = 'unmatched' ORDER BY COALESCE(m.received_at, m.read_at), v.position",
        {"reference": str(reference)},
    )
    return [_kept(row) for row in found]


def id_of(tx: Connection, content_hash: str) -> MailId | None:
    """The mail with this content, or None."""
    row = tx.execute(
        "SELECT id FROM mails WHERE content_hash = :hash", {"hash": content_hash}
    ).fetchone()
    return MailId(row["id"]) if row else None


def numbers_in(tx: Connection, mail_id: MailId) -> frozenset[str]:
    """The fax numbers that a mail names, E.164."""
    found = tx.execute(
        "SELECT DISTINCT number FROM verdicts WHERE mail_id = :id AND number IS NOT NULL",
        {"id": mail_id},
    )
    return frozenset(row["number"] for row in found)


def settled_by(tx: Connection, mail_id: MailId) -> list[str]:
    """The references of the attempts that a mail has settled."""
    found = tx.execute(
        "SELECT DISTINCT a.reference FROM verdicts v"
        " JOIN attempts a ON a.case_id = v.case_id AND a.attempt = v.attempt"
        " WHERE v.mail_id = :id AND v.outcome = 'applied' ORDER BY a.reference",
        {"id": mail_id},
    )
    return [row["reference"] for row in found]


def folder_of(tx: Connection, content_hash: str) -> Folder | None:
    """Where a mail that was read before belongs, or None where that was not noted."""
    row = tx.execute(
        "SELECT COALESCE(refile_to, folder) AS folder FROM mails WHERE content_hash = :hash",
        {"hash": content_hash},
    ).fetchone()
    return Folder(row["folder"]) if row and row["folder"] else None


def folder_of_mail(tx: Connection, mail_id: MailId) -> Folder | None:
    """Where a mail was filed, or None where that was not noted."""
    row = tx.execute("SELECT folder FROM mails WHERE id = :id", {"id": mail_id}).fetchone()
    return Folder(row["folder"]) if row and row["folder"] else None


def file_in(tx: Connection, folder: Folder, content_hashes: Iterable[str]) -> None:
    """Notes where mails lie."""
    tx.executemany(
        "UPDATE mails SET folder = :folder, refile_to = NULL WHERE content_hash = :hash",
        [{"folder": folder, "hash": one} for one in content_hashes],
    )


def settle(
    tx: Connection, kept: KeptVerdict, outcome: str, at: tuple[CaseId, int] | None = None
) -> None:
    """Keeps a verdict with what became of it, and the attempt (case, number) it was given to."""
    case_id, attempt = at or (None, None)
    settled = {"outcome": outcome, "case_id": case_id, "attempt": attempt}
    tx.execute(_SETTLE, {**_parameters(kept), **settled})


def _keep_mail(
    tx: Connection, run: Run, reading: Reading, received_at: datetime | None
) -> MailId | None:
    row = tx.execute(
        _KEEP,
        {
            "content_hash": reading.content_hash,
            "message_id": reading.message_id,
            "service": reading.service,
            "at": to_stamp(run.now()),
            "run_id": run.id,
            "received_at": to_stamp(received_at) if received_at else None,
            "sender_domain": reading.sender_domain or None,
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
    domain = row["sender_domain"] or ""
    return KeptVerdict(MailId(row["mail_id"]), row["position"], verdict, given, domain)


def _reference(text: str | None) -> Reference | None:
    return references_in(text)[0] if text else None
