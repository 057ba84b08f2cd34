"""The ledger of a batch: every row that was read is accounted for exactly once."""

from dataclasses import dataclass

from faxflow.errors import LedgerUnbalanced


@dataclass(frozen=True, slots=True)
class Ledger:
    """Counts of source rows, by what became of them.

    `corrected` were rejected at first and are counted under what they are now; `set_aside` of
    those that are rejected are to become no fax, as a person has said.
    """

    read: int
    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    rejected: int = 0
    corrected: int = 0
    set_aside: int = 0

    def accounted(self) -> int:
        """The rows of which we know what became."""
        return self.loaded + self.updated + self.unchanged + self.duplicate + self.rejected

    def waiting(self) -> int:
        """The rows that are read and wait to be loaded; none of a batch that is."""
        return max(0, self.read - self.accounted())

    def open_rejects(self) -> int:
        """The rejected rows that nobody has seen to."""
        return self.rejected - self.set_aside

    def check(self, batch: str) -> None:
        """Raises LedgerUnbalanced unless every row read is accounted for."""
        if self.read != self.accounted():
            raise LedgerUnbalanced(batch=batch, read=self.read, sum=self.accounted())
