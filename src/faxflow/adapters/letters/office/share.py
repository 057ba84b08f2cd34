"""One office call's worth of letters, taken away as they get ready, not when all are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.office.binding import NOT_APART, Binding
from faxflow.adapters.letters.office.conversion import Limits, convert_each, whole_pdfs
from faxflow.adapters.letters.office.program import Office
from faxflow.domain.ids import case_name
from faxflow.domain.letter import LetterOrder, LetterProblem


@dataclass(frozen=True, slots=True)
class Raw:
    """Unchecked PDFs out of one document, and why other letters have none."""

    letters: Sequence[tuple[LetterOrder, bytes]] = ()
    problems: Sequence[LetterProblem] = ()


class Share:
    """`draw` runs on a thread of its own; the others belong to the thread that takes away."""

    def __init__(self, orders: Sequence[LetterOrder], binding: Binding) -> None:
        self._orders = orders
        self._binding = binding
        self._by_file: Mapping[Path, tuple[LetterOrder, ...]] = {}
        self._unfilled: Sequence[LetterProblem] = ()
        self._taken: set[Path] = set()

    def draw(self, office: Office, limits: Limits) -> dict[Path, bytes | str]:
        """What became of each file, for `rest`. Raises Stopped or PartMissing."""
        with TemporaryDirectory(dir=office.folder) as name:
            self._by_file, self._unfilled = self._written(Path(name))
            letters = self._binding.letters_a_file
            return convert_each(office, list(self._by_file), Path(name), limits.of_files(letters))

    def ready(self) -> Iterator[Raw]:
        """The letters that were finished since the last look, while others are being drawn."""
        for file, orders in self._by_file.items():
            if file not in self._taken and (pdf := whole_pdfs([file], file.parent).get(file)):
                self._taken.add(file)
                yield self._raw(orders, pdf)

    def rest(self, made: Mapping[Path, bytes | str]) -> Iterator[Raw]:
        """What `draw` made and nobody has taken away yet, and what could not be filled."""
        for file, pdf in made.items():
            if file not in self._taken:
                yield self._raw(self._by_file[file], pdf)
        yield Raw(problems=self._unfilled)

    def _raw(self, orders: tuple[LetterOrder, ...], made: bytes | str) -> Raw:
        parted = None if isinstance(made, str) else self._binding.unbind(made, len(orders))
        if parted is not None:
            return Raw(list(zip(orders, parted, strict=True)))
        what = made if isinstance(made, str) else NOT_APART
        return Raw(problems=[LetterProblem(order.case_id, what) for order in orders])

    def _written(
        self, folder: Path
    ) -> tuple[dict[Path, tuple[LetterOrder, ...]], list[LetterProblem]]:
        """The filled files with their letters, and the letters that cannot be filled."""
        size = self._binding.letters_a_file
        by_file: dict[Path, tuple[LetterOrder, ...]] = {}
        problems: list[LetterProblem] = []
        for start in range(0, len(self._orders), size):
            bound = self._binding.bind(self._orders[start : start + size])
            problems += bound.problems
            if bound.orders:
                first = case_name(bound.orders[0].case_id)
                file = folder / f"{first}-{start}{self._binding.suffix}"
                file.write_bytes(bound.document)
                by_file[file] = bound.orders
        return by_file, problems
