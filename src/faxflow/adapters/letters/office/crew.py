"""Several LibreOffices at work side by side, each on a share of the letters."""

import itertools
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.share import Share
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult

_A_LOOK_SECONDS: Final = 0.5
"""How long finished letters may lie before they are taken away."""


class Crew:
    """One office a thread; PDFium, which checks, must stay on the caller's thread."""

    def __init__(self, offices: Sequence[Office], form: Form, limits: Limits) -> None:
        self._offices = offices
        self._size = len(offices)
        self._form = form
        self._limits = limits
        self._free: SimpleQueue[Office] = SimpleQueue()
        for office in offices:
            self._free.put(office)

    def draw(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """Every letter, checked, soon after it is drawn; shares begin as the caller takes away."""
        with ThreadPoolExecutor(self._size) as pool:
            try:
                yield from self._drawn(pool, iter(self._shares(orders)))
            finally:
                # Ctrl-C, or a caller who wants no more: the pool must not wait for whole shares.
                for office in self._offices:
                    office.stop()

    def _drawn(self, pool: ThreadPoolExecutor, shares: Iterator[Share]) -> Iterator[LetterResult]:
        running = {pool.submit(self._draw, s): s for s in itertools.islice(shares, self._size)}
        while running:
            finished, _ = wait(running, timeout=_A_LOOK_SECONDS, return_when=FIRST_COMPLETED)
            over = [(running.pop(share), share.result()) for share in finished]
            following = itertools.islice(shares, len(finished))
            running |= {pool.submit(self._draw, share): share for share in following}
            for share, made in over:
                yield from itertools.starmap(_result, share.rest(made))
            for share in running.values():
                yield from itertools.starmap(_result, share.ready())

    def _shares(self, orders: Sequence[LetterOrder]) -> list[Share]:
        """Shares of one size, as many as keep all offices busy to the end."""
        rounds = math.ceil(len(orders) / (self._limits.files_a_call * self._size))
        size = math.ceil(len(orders) / (rounds * self._size))
        return [Share(orders[start : start + size]) for start in range(0, len(orders), size)]

    def _draw(self, share: Share) -> dict[Path, bytes | LetterProblem]:
        office = self._free.get()
        try:
            return share.draw(office, self._form, self._limits)
        finally:
            self._free.put(office)


def _result(order: LetterOrder, made: bytes | LetterProblem) -> LetterResult:
    return checked(order, made) if isinstance(made, bytes) else made
