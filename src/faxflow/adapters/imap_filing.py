"""Files mails from the selected folder into another, all in one move."""

from collections.abc import Sequence

from imapclient import DELETED, IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_connection import is_for_now, is_lost
from faxflow.adapters.imap_reading import still_there

_AT_ONCE = 1000
"""UIDs in one command, so that its line stays within what servers take."""


def folder_path(client: IMAPClient, folder: str) -> str:
    """The folder's full name; it is there afterwards."""
    path = folder_name(client, folder)
    if not client.folder_exists(path):
        try:
            client.create_folder(path)
        except IMAPClientError:
            if not client.folder_exists(path):  # else someone else was quicker
                raise
    return path


def folder_name(client: IMAPClient, folder: str) -> str:
    """The folder's full name, whether it is there or not."""
    return _personal_prefix(client) + folder


def file_away(client: IMAPClient, uids: Sequence[int], path: str) -> None:
    """Moves `uids` to the folder `path`; those that are gone are no error."""
    for start in range(0, len(uids), _AT_ONCE):
        _move_those_left(client, uids[start : start + _AT_ONCE], path)


def _personal_prefix(client: IMAPClient) -> str:
    """`INBOX.` on servers that let people make folders only there (RFC 2342)."""
    if not client.has_capability("NAMESPACE"):
        return ""
    personal = client.namespace().personal
    return str(personal[0][0]) if personal else ""


def _move_those_left(client: IMAPClient, uids: Sequence[int], path: str) -> None:
    try:
        _move(client, uids, path)
    except IMAPClientError as error:
        if is_lost(error) or is_for_now(error):
            raise
        left = still_there(client, uids)
        if len(left) == len(uids):
            raise
        if left:
            _move(client, left, path)


def _move(client: IMAPClient, uids: Sequence[int], path: str) -> None:
    if client.has_capability("MOVE"):
        client.move(uids, path)
        return
    client.copy(uids, path)
    client.add_flags(uids, [DELETED], silent=True)
    if client.has_capability("UIDPLUS"):  # a bare EXPUNGE would take other people's mails too
        client.uid_expunge(uids)
