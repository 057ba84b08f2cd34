"""What the demo shows at its end: counts of all time, and faxes that say most."""

from faxflow.domain.ids import CaseId
from faxflow.store.connection import Connection


def all_handed_over(tx: Connection) -> int:
    """Every attempt that the gateway's server ever took."""
    row = tx.execute("SELECT count(*) AS attempts FROM attempts WHERE sent_at IS NOT NULL")
    return int(row.fetchone()["attempts"])


def mails_read(tx: Connection) -> int:
    """Every mail that was ever read from the service inbox."""
    return int(tx.execute("SELECT count(*) AS mails FROM mails").fetchone()["mails"])


def telling_cases(tx: Connection) -> list[CaseId]:
    """The cases whose history says most, first: delivered, after many tries."""
    found = tx.execute(
        "SELECT id FROM cases ORDER BY CASE state WHEN 'delivered' THEN 0 ELSE 1 END,"
        " attempt DESC, id LIMIT 10"
    )
    return [CaseId(row["id"]) for row in found]
