"""The faxes of one run in their order, each with the letter that its case was drawn for."""

from collections import deque
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice

from faxflow.domain.ids import CaseId
from faxflow.steps.kept_letter import kept_letter
from faxflow.steps.ports import Vault
from faxflow.store.cases import Case


@dataclass(frozen=True, slots=True)
class QueuedFax:
    """`pdf` is None where the letter is gone, unreadable, or not the one that was drawn."""

    case: Case
    pdf: bytes | None


class FaxQueue:
    """Each case is taken once; `reading` reads the letters, in blocks and ahead of their turn.

    Not the thread that writes: each file would cost it several waits for the interpreter,
    and all lines wait for that thread.
    """

    def __init__(self, faxes: Iterable[Case], vault: Vault, reading: Executor) -> None:
        self._waiting = deque(faxes)
        self._vault = vault
        self._reading = reading
        self._read: dict[CaseId, bytes | None] = {}
        self._coming: deque[Future[dict[CaseId, bytes | None]]] = deque()
        self._asked: set[CaseId] = set()

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
        """Sees that the letters of the next `count` faxes and as many more are read or coming."""
        if all(case.id in self._asked for case in islice(self._waiting, count)):
            return
        block = [case for case in islice(self._waiting, 2 * count) if case.id not in self._asked]
        self._asked.update(case.id for case in block)
        self._coming.append(self._reading.submit(self._fresh_ones, block))

    def _letter(self, case: Case) -> bytes | None:
        if case.id not in self._asked:
            return self._fresh(case)
        while case.id not in self._read:
            self._read.update(self._coming.popleft().result())
        return self._read.pop(case.id)

    def _fresh_ones(self, block: Iterable[Case]) -> dict[CaseId, bytes | None]:
        return {case.id: self._fresh(case) for case in block}

    def _fresh(self, case: Case) -> bytes | None:
        return kept_letter(self._vault, case.id, case.letter_sha256)
