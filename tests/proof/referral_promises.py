"""What must hold of referrals, and of the mail to their desks, whatever was hurt."""

from collections.abc import Iterator, Sequence
from email import message_from_bytes

from faxflow.store.connection import Connection
from proof.breach import Breach, Kind

QUERIES: dict[str, tuple[Kind, str]] = {
    "an open referral without its due time, or an ended one with one": (
        Kind.LIMBO,
        """
        SELECT id FROM referrals WHERE (due_at IS NULL)
            <> (stage IN ('closed-unable-to-schedule', 'completed'))
        """,
    ),
    "a referral that stands elsewhere than its history says": (
        Kind.AUDIT,
        """
        SELECT r.id FROM referrals r WHERE r.stage IS NOT (
            SELECT h.stage FROM stage_history h WHERE h.referral_id = r.id AND h.left_at IS NULL)
        """,
    ),
    "an overdue referral of which somebody was told, and its history says nothing": (
        Kind.AUDIT,
        """
        SELECT r.id FROM referrals r
        JOIN referral_alerts a ON a.referral_id = r.id AND a.round = r.due_round
        JOIN stage_history h ON h.referral_id = r.id AND h.left_at IS NULL
        WHERE a.kind = 'escalation' AND h.breached_at IS NULL
        """,
    ),
    "an alert whose notice waits though all is well": (
        Kind.LOSS,
        """
        SELECT a.referral_id FROM referral_alerts a JOIN notices n ON n.id = a.notice_id
        WHERE n.sent_at IS NULL AND n.withdrawn_at IS NULL
        """,
    ),
    "a notice to a desk that tells of nothing": (
        Kind.LIMBO,
        """
        SELECT n.id FROM notices n WHERE n.queue IS NOT NULL AND n.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM referral_alerts a WHERE a.notice_id = n.id)
        """,
    ),
}
"""What is broken, and the query that finds it: no rows, or the promise is."""


def untold(tx: Connection, mails: Sequence[bytes]) -> Iterator[Breach]:
    """Notices to desks that were noted as sent and never came, or came and are not known."""
    came = {str(message_from_bytes(mail)["Message-ID"]).strip() for mail in mails}
    known = tx.execute("SELECT message_id, sent_at, queue FROM notices").fetchall()
    for row in known:
        if row["queue"] and row["sent_at"] and row["message_id"] not in came:
            yield Breach(Kind.LOSS, f"{row['message_id']} is believed sent, and never came")
    for message_id in came - {row["message_id"] for row in known}:
        yield Breach(Kind.DUPLICATE, f"{message_id} came, and no notice is known")
