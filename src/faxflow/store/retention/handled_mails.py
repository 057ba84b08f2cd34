"""Which mails with results nobody needs any more."""

import json
from collections.abc import Collection
from typing import Final

from faxflow.domain.ids import MailId, mail_name
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection
from faxflow.store.retention.over import CASE_IS_OVER, Limit

ID_FROM: Final = len(f"{TaskKind.REVIEW_MAIL}:{mail_name(MailId(0))}".rstrip("0")) + 1
"""Where the number begins in the key of the task to look at a mail, counted from 1."""

NOBODY_LOOKS: Final = """
NOT EXISTS (SELECT 1 FROM tasks t WHERE t.closed_at IS NULL AND t.kind = 'review-mail'
    AND CAST(substr(t.task_key, :id_from) AS INTEGER) = m.id)
"""

_SPENT: Final = f"""
SELECT m.content_hash FROM mails m
WHERE m.content_hash IN (SELECT value FROM json_each(:hashes)) AND m.read_at < :before
    AND {NOBODY_LOOKS}
    AND NOT EXISTS (SELECT 1 FROM verdicts p WHERE p.mail_id = m.id AND p.outcome = 'pending')
    AND NOT EXISTS (SELECT 1 FROM verdicts p JOIN cases c ON c.id = p.case_id
        WHERE p.mail_id = m.id AND c.removed_at IS NULL AND NOT ({CASE_IS_OVER}))
"""  # noqa: S608 - words of ours


def spent(tx: Connection, hashes: Collection[str], limit: Limit) -> set[str]:
    """Those of these mails that were read so long ago, and whose faxes are over.

    A mail that the store does not know is none of them.
    """
    at = {**limit.columns(), "hashes": json.dumps(sorted(hashes)), "id_from": ID_FROM}
    return {row["content_hash"] for row in tx.execute(_SPENT, at)}
