"""Looks into the account's other folders; which one is selected afterwards is not said."""

from collections.abc import Sequence
from email import message_from_bytes

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError
from imapclient.imapclient import SENT

from faxflow.adapters.imap_connection import is_lost
from faxflow.adapters.imap_filing import file_away, folder_path
from faxflow.domain.ids import Reference
from faxflow.domain.mail import Misfiled
from faxflow.errors import ConfigurationProblem

_HEADERS = "BODY.PEEK[HEADER.FIELDS (X-FAXFLOW-ATTEMPT MESSAGE-ID)]"
_MOST_FOUND = 20
"""Mails looked at for one question: more than that means something else than it."""


def copies(
    client: IMAPClient, folder: str | None, references: Sequence[Reference]
) -> frozenset[Reference]:
    """Those of which a copy lies in `folder`, or in the one that the server calls Sent.

    Raises ConfigurationProblem where a folder was named that is not there.
    """
    path = folder or client.find_special_folder(SENT)
    if path is None:
        return frozenset()
    try:
        client.select_folder(path, readonly=True)
    except IMAPClientError as error:
        if is_lost(error) or folder is None:
            raise
        raise _no_such(folder) from error
    return frozenset(one for one in references if _lies_here(client, one))


def refile(client: IMAPClient, lost: Misfiled) -> None:
    """Moves the mail where it is found in its source folder; it is not, if its Message-ID holds
    what no search can ask for."""
    if not (lost.message_id.isascii() and lost.message_id.isprintable()):
        return
    source, target = folder_path(client, lost.source), folder_path(client, lost.target)
    client.select_folder(source)
    uids = client.search(["UNDELETED", "HEADER", "Message-ID", lost.message_id])[-_MOST_FOUND:]
    found = client.fetch(uids, ["BODY.PEEK[]"])
    file_away(client, [uid for uid, parts in found.items() if lost.is_it(parts[b"BODY[]"])], target)


def _lies_here(client: IMAPClient, reference: Reference) -> bool:
    """The search may be rough, and some servers know no header but the subject: what counts
    is that the headers that are ours alone name this very attempt."""
    name = str(reference)
    ours = ["OR", ["HEADER", "X-Faxflow-Attempt", name], ["HEADER", "Message-ID", name]]
    uids = client.search(["OR", ["SUBJECT", name], ours])[-_MOST_FOUND:]
    return any(_is_copy(parts, name) for parts in client.fetch(uids, [_HEADERS]).values())


def _is_copy(parts: dict[bytes, bytes], name: str) -> bool:
    shown = [value for key, value in parts.items() if key.startswith(b"BODY[") and value]
    headers = message_from_bytes(b"".join(shown))
    attempt, message_id = headers["X-Faxflow-Attempt"] or "", headers["Message-ID"] or ""
    return str(attempt).strip() == name or str(message_id).strip().startswith(f"<{name}.")


def _no_such(folder: str) -> ConfigurationProblem:
    return ConfigurationProblem(
        where="[mailbox] sent_folder",
        what=f"the server does not open {folder}",
        todo='Give the folder that copies of sent mail lie in, or "" for none.',
    )
