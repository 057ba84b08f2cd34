"""How a file is closed to others, and stays open to the account that faxflow runs as."""

from pathlib import Path

from faxflow.domain.machine_facts import FileFacts
from faxflow.steps.doctor.premises import Premises


def closing(premises: Premises, path: Path, facts: FileFacts) -> str:
    """The command; the keeper of the data goes on reading it, by its own group if need be."""
    keeper, keeper_id = keeper_of(premises)
    if facts.owner_id == keeper_id:
        return f"chmod 0600 {path}"
    return f"chgrp {keeper} {path} && chmod 0640 {path}"


def keeper_of(premises: Premises) -> tuple[str, int]:
    """The name and number of the account that keeps the data; else of whoever runs this."""
    account = premises.instruments.files.account()
    try:
        folder = premises.instruments.files.look(premises.data) if premises.given else None
    except OSError:
        folder = None
    return (folder.owner, folder.owner_id) if folder else (account.name, account.user_id)
