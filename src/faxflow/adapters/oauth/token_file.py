"""What a person's sign-in left behind: one file a mailbox beside the store, 0600."""

import hashlib
from pathlib import Path

from faxflow.adapters.file_vault import FileVault
from faxflow.errors import FileMissing


class TokenFile:
    """Holds tokens that open the mailbox: it is a secret, and no part of a backup."""

    def __init__(self, folder: Path, client_id: str, user: str) -> None:
        self._vault = FileVault(folder)
        digest = hashlib.sha256(f"{client_id}\n{user.lower()}".encode()).hexdigest()
        self._name = f"tokens-{digest[:16]}.json"

    def read(self) -> str:
        """What was kept, or nothing. Raises FileUnreadable."""
        try:
            return self._vault.read(self._name).decode("utf-8", "replace")
        except FileMissing:
            return ""

    def keep(self, content: str) -> None:
        """Keeps it, whole or not at all. Raises StoreFull or StoreForbidden."""
        self._vault.keep(self._name, content.encode())
