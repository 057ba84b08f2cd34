"""A plain store with a fax of somebody, to be encrypted; and keys."""

from pathlib import Path

from stocked import Stocked, row

KEY, OTHER = "1f" * 32, "e0" * 32
CANARY = "Zyxvandersloot"


def stocked_plain(folder: Path) -> Path:
    """Where the store is; it is closed."""
    stocked = Stocked(folder)
    stocked.load(row(1), row(2))
    with stocked.store.write() as tx:
        tx.execute("UPDATE cases SET fields = :fields", {"fields": f'{{"patient": "{CANARY}"}}'})
    stocked.store.close()
    return folder / "faxflow.db"
