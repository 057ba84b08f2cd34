"""Several LibreOffices at work side by side, each on a share of the letters."""

import itertools
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.checking.expectation import Expectation
from faxflow.adapters.letters.checking.identifiers import identifiers_of
from faxflow.adapters.letters.office.binding import Binding
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.share import Raw, Share
from faxflow.domain.letter import LetterOrder, LetterResult

_A_LOOK_SECONDS: Final = 0.5
"""How long finished letters may lie before they are taken away."""


class Crew:
    """One office a thread; PDFium, which checks, must stay on the caller's thread."""

    def __init__(
        self, offices: Sequence[Office], binding: Binding, expected: Expectation, limits: Limits
    ) -> None:
        self._offices = offices
        self._size = len(offices)
        self._binding = binding
        self._expected = expected
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
                yield from self._results(share.rest(made))
            for share in running.values():
                yield from self._results(share.ready())

    def _shares(self, orders: Sequence[LetterOrder]) -> list[Share]:
        """Shares of one size, as many as keep all offices busy to the end."""
        letters_a_call = self._limits.files_a_call * self._binding.letters_a_file
        rounds = math.ceil(len(orders) / (letters_a_call * self._size))
        size = math.ceil(len(orders) / (rounds * self._size))
        starts = range(0, len(orders), size)
        return [Share(orders[start : start + size], self._binding) for start in starts]

    def _draw(self, share: Share) -> dict[Path, bytes | str]:
        office = self._free.get()
        try:
            return share.draw(office, self._limits)
        finally:
            self._free.put(office)

    def _results(self, raws: Iterator[Raw]) -> Iterator[LetterResult]:
        for raw in raws:
            expected = self._expected_of([order for order, _ in raw.letters])
            yield from raw.problems
            for order, pdf in raw.letters:
                yield checked(order, pdf, expected, is_sealed=self._binding.seals)

    def _expected_of(self, orders: Sequence[LetterOrder]) -> Expectation:
        """Letters out of one file must show no value of each other either."""
        if len(orders) <= 1:
            return self._expected
        values = identifiers_of(orders, values=True).values
        return replace(self._expected, others=replace(self._expected.others, values=values))
