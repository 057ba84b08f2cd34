"""Several LibreOffices at work side by side, each on a share of the letters."""

import itertools
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.conversion import Limits, convert_each
from faxflow.adapters.letters.fill import fill_letter
from faxflow.adapters.letters.form import Form
from faxflow.adapters.letters.office import Office
from faxflow.domain.ids import case_name
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult

Drawn = list[tuple[LetterOrder, bytes | LetterProblem]]
"""Each order with its raw PDF, or with the reason why there is none."""


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
        """Every letter, checked; no more shares are begun than the caller takes away."""
        with ThreadPoolExecutor(self._size) as pool:
            try:
                yield from self._drawn(pool, iter(self._shares(orders)))
            finally:
                # Ctrl-C, or a caller who wants no more: the pool must not wait for whole shares.
                for office in self._offices:
                    office.stop()

    def _drawn(
        self, pool: ThreadPoolExecutor, shares: Iterator[Sequence[LetterOrder]]
    ) -> Iterator[LetterResult]:
        running = {pool.submit(self._draw, s) for s in itertools.islice(shares, self._size)}
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            following = itertools.islice(shares, len(finished))
            running |= {pool.submit(self._draw, share) for share in following}
            for share in finished:
                yield from (_result(order, made) for order, made in share.result())

    def _shares(self, orders: Sequence[LetterOrder]) -> list[Sequence[LetterOrder]]:
        """Shares of one size, as many as keep all offices busy to the end."""
        rounds = math.ceil(len(orders) / (self._limits.files_a_call * self._size))
        size = math.ceil(len(orders) / (rounds * self._size))
        return [orders[start : start + size] for start in range(0, len(orders), size)]

    def _draw(self, share: Sequence[LetterOrder]) -> Drawn:
        office = self._free.get()
        try:
            with TemporaryDirectory(dir=office.folder) as name:
                return self._convert(office, Path(name), share)
        finally:
            self._free.put(office)

    def _convert(self, office: Office, folder: Path, share: Sequence[LetterOrder]) -> Drawn:
        drawn: Drawn = []
        files: dict[Path, LetterOrder] = {}
        for number, order in enumerate(share):
            filled = fill_letter(self._form, order)
            if isinstance(filled, LetterProblem):
                drawn.append((order, filled))
            else:
                file = folder / f"{case_name(order.case_id)}-{number}{self._form.suffix}"
                file.write_bytes(filled)
                files[file] = order
        made = convert_each(office, list(files), folder, self._limits)
        return drawn + [(files[file], _taken(files[file], pdf)) for file, pdf in made.items()]


def _taken(order: LetterOrder, made: bytes | str) -> bytes | LetterProblem:
    return made if isinstance(made, bytes) else LetterProblem(order.case_id, made)


def _result(order: LetterOrder, made: bytes | LetterProblem) -> LetterResult:
    return checked(order, made) if isinstance(made, bytes) else made
