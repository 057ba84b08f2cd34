"""The mails that wait for a person, and those that lie in the wrong folder since one decided."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import MailId, mail_name, parse_mail
from faxflow.domain.mail import Folder
from faxflow.domain.run import Run
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_KEY = f"{TaskKind.REVIEW_MAIL}:"

_ASKED_ABOUT = """
SELECT v.number, max(m.read_at) AS read_at FROM verdicts v JOIN mails m ON m.id = v.mail_id
WHERE v.mail_id IN (SELECT value FROM json_each(:mails)) AND v.case_id IS NULL
    AND v.kind IN ('delivered', 'failed') AND v.number IS NOT NULL GROUP BY v.number
"""


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """A mail as a person sees it before opening it; times are UTC.

    `folder` is None for mail of an older faxflow; `said` are kind and outcome of each verdict.
    """

    id: MailId
    message_id: str
    content_hash: str
    read_at: datetime
    received_at: datetime | None
    sender_domain: str | None
    folder: Folder | None
    refile_to: Folder | None
    said: tuple[tuple[str, str], ...] = ()


def get(tx: Connection, mail_id: MailId) -> QueuedMail | None:
    """The mail with this id, or None."""
    row = tx.execute("SELECT * FROM mails WHERE id = :id", {"id": mail_id}).fetchone()
    return _mail(tx, row) if row else None


def waiting(tx: Connection) -> list[QueuedMail]:
    """The mails whose review is an open task, oldest first."""
    return [mail for mail_id in _waiting_ids(tx) if (mail := get(tx, mail_id))]


def numbers_asked_about(tx: Connection) -> dict[str, datetime]:
    """The fax numbers (E.164) of which a waiting mail gives a result that met no fax, each with
    when the last such mail was read (UTC)."""
    found = tx.execute(_ASKED_ABOUT, {"mails": json.dumps(_waiting_ids(tx))})
    return {row["number"]: from_stamp(row["read_at"]) for row in found}


def waiting_about(tx: Connection, number: str) -> list[MailId]:
    """The waiting mails that give a result of this number (E.164) which met no fax."""
    found = tx.execute(
        "SELECT DISTINCT v.mail_id FROM verdicts v"
        " WHERE v.mail_id IN (SELECT value FROM json_each(:mails)) AND v.case_id IS NULL"
        " AND v.kind IN ('delivered', 'failed') AND v.number = :number ORDER BY v.mail_id",
        {"mails": json.dumps(_waiting_ids(tx)), "number": number},
    )
    return [MailId(row["mail_id"]) for row in found]


def close_review(tx: Connection, run: Run, mail_id: MailId) -> None:
    """Closes the task that asks for a look at a mail, if it is open."""
    tx.execute(
        "UPDATE tasks SET closed_at = :now, closed_by = :actor"
        " WHERE task_key = :key AND closed_at IS NULL",
        {"now": to_stamp(run.now()), "actor": run.actor, "key": f"{_KEY}{mail_name(mail_id)}"},
    )


def refile(tx: Connection, mail_id: MailId, folder: Folder) -> None:
    """Notes that a mail is to be moved to `folder`, where it lies elsewhere."""
    tx.execute(
        "UPDATE mails SET refile_to = :folder WHERE id = :id AND folder <> :folder",
        {"folder": folder, "id": mail_id},
    )


def to_refile(tx: Connection) -> list[QueuedMail]:
    """The mails that are to be moved, oldest first."""
    found: Iterable[Row] = tx.execute("SELECT * FROM mails WHERE refile_to IS NOT NULL ORDER BY id")
    return [_mail(tx, row) for row in found]


def _waiting_ids(tx: Connection) -> list[MailId]:
    found = tx.execute(
        "SELECT task_key FROM tasks WHERE kind = :kind AND closed_at IS NULL ORDER BY id",
        {"kind": TaskKind.REVIEW_MAIL},
    )
    keys = (row["task_key"].removeprefix(_KEY) for row in found)
    return [mail_id for key in keys if (mail_id := parse_mail(key)) is not None]


def _mail(tx: Connection, row: Row) -> QueuedMail:
    said = tx.execute(
        "SELECT kind, outcome FROM verdicts WHERE mail_id = :id ORDER BY position",
        {"id": row["id"]},
    )
    return QueuedMail(
        MailId(row["id"]),
        row["message_id"],
        row["content_hash"],
        from_stamp(row["read_at"]),
        from_stamp_or_none(row["received_at"]),
        row["sender_domain"],
        Folder(row["folder"]) if row["folder"] else None,
        Folder(row["refile_to"]) if row["refile_to"] else None,
        tuple((one["kind"], one["outcome"]) for one in said),
    )
