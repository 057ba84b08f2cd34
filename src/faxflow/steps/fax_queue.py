"""The faxes of one run in their order, each with the letter that its case was drawn for."""

import hashlib
from collections import deque
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from faxflow.domain.ids import CaseId
from faxflow.errors import FileMissing
from faxflow.steps.draw_letters import letter_name
from faxflow.steps.ports import Vault
from faxflow.store.cases import Case


@dataclass(frozen=True, slots=True)
class QueuedFax:
    """`pdf` is None where the letter is gone, or is not the one that was drawn."""

    case: Case
    pdf: bytes | None


class FaxQueue:
    """Each case is taken once; letters are read a few ahead, while the lines are busy."""

    def __init__(self, faxes: Iterable[Case], vault: Vault) -> None:
        self._waiting = deque(faxes)
        self._vault = vault
        self._read: dict[CaseId, bytes | None] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def take(self, engaged: AbstractSet[str]) -> QueuedFax | None:
        """The next fax to a number that is not engaged, or None."""
        for place, case in enumerate(self._waiting):
            if case.number not in engaged:
                del self._waiting[place]
                return QueuedFax(case, self._letter(case))
        return None

    def read_ahead(self, count: int) -> None:
        """Reads the letters of the next `count` faxes."""
        for case in islice(self._waiting, count):
            if case.id not in self._read:
                self._read[case.id] = self._fresh(case)

    def _letter(self, case: Case) -> bytes | None:
        return self._read.pop(case.id) if case.id in self._read else self._fresh(case)

    def _fresh(self, case: Case) -> bytes | None:
        try:
            pdf = self._vault.read(letter_name(case.id))
        except FileMissing:
            return None
        return pdf if hashlib.sha256(pdf).hexdigest() == case.letter_sha256 else None
